package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.OrderLanes;
import evenkeel.activities.venues.http.VenueClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts Lighter together. */
public final class Lighter implements OpenVenue {
    private final LighterSettings settings;
    private final LighterApi api;
    private final LighterMarkets markets;
    private final LighterMarks marks;
    private final LighterHeard heard;
    private final Venue venue;
    private final List<Runnable> opened = new ArrayList<>();

    public Lighter(LighterSettings settings) {
        this.settings = settings;
        this.api = new LighterApi(settings);
        this.markets = new LighterMarkets(api, settings.venue().clock());
        this.marks = new LighterMarks(settings.venue().venue(), settings.venue().streamUrl("/stream"));
        this.heard = new LighterHeard(settings.venue().clock(), System::nanoTime);
        this.venue = over(api, new LighterHeard(settings.venue().clock(), System::nanoTime)); // hears nothing: it reads
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public synchronized Venue venue(Urgency urgency) {
        var view = api.with(urgency);
        opened.add(view::close);
        return over(view, heard);
    }

    /** How the venue counts calls; for documents and for whoever makes its budget. */
    public static RateTerms rates() {
        return LighterWeights.TERMS;
    }

    /** The venue's time as reckoned here: what an order is stamped with. */
    public VenueClock clock() {
        return api.clock();
    }

    @Override
    public synchronized OrderWire orders() {
        var lanes = new OrderLanes(settings.venue(), LighterWeights.TERMS, api.clock());
        opened.add(lanes::close);
        return new LighterOrders(api, settings, markets, lanes);
    }

    @Override
    public synchronized AccountStream stream() {
        var stream = new LighterStream(api, settings.venue(), markets, heard, LighterStream.RHYTHM);
        opened.add(stream::close);
        return stream;
    }

    /** What each of the venue's error codes proves about an order; for documents. */
    public static ErrorTable errors() {
        return LighterErrors.TABLE;
    }

    private Venue over(LighterApi view, LighterHeard told) {
        return new Venue(
                settings.venue().venue(),
                new LighterMarket(view, settings, markets, marks),
                new LighterAccount(view, settings, markets, told),
                Optional.of(settings.fence()));
    }

    @Override
    public synchronized void close() {
        opened.forEach(Runnable::run);
        marks.close();
        api.close();
    }
}
