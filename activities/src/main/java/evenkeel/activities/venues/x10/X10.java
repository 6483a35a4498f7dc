package evenkeel.activities.venues.x10;

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

/** Puts X10 together. */
public final class X10 implements OpenVenue {
    private final X10Settings settings;
    private final X10Api api;
    private final X10Api urgent;
    private final X10Chain chain;
    private final Venue venue;
    private final List<Runnable> opened = new ArrayList<>();

    public X10(X10Settings settings) {
        this.settings = settings;
        this.api = new X10Api(settings.venue());
        this.urgent = api.with(Urgency.EXIT);
        this.chain = new X10Chain(urgent);
        this.venue = over(api);
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public synchronized Venue venue(Urgency urgency) {
        var view = api.with(urgency);
        opened.add(view::close);
        return over(view);
    }

    /** How the venue counts calls; for documents and for whoever makes its budget. */
    public static RateTerms rates() {
        return X10Weights.TERMS;
    }

    /** The venue's time as reckoned here: what an order is stamped with. */
    public VenueClock clock() {
        return api.clock();
    }

    @Override
    public synchronized OrderWire orders() {
        var lanes = new OrderLanes(settings.venue(), X10Weights.TERMS, api.clock());
        opened.add(lanes::close);
        return new X10Orders(api, settings, chain, lanes);
    }

    @Override
    public synchronized AccountStream stream() {
        var stream = new X10Stream(api);
        opened.add(stream::close);
        return stream;
    }

    /** What each of the venue's error codes proves about an order; for documents. */
    public static ErrorTable errors() {
        return X10Errors.TABLE;
    }

    private Venue over(X10Api view) {
        return new Venue(
                settings.venue().venue(),
                new X10Market(view, settings.venue().clock()),
                new X10Account(view, settings, chain),
                Optional.of(settings.fence()));
    }

    @Override
    public synchronized void close() {
        opened.forEach(Runnable::run);
        urgent.close();
        api.close();
    }
}
