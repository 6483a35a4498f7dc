package evenkeel.activities.trading;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.Mark;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Position;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A venue within one round of looks: each thing is read at most once, however many trades ask for it, and a venue that was
 * silent once is not asked again. For one thread.
 */
public final class OneRound implements MarketWire, AccountWire {
    private final Venue venue;
    private final Map<String, Quote> quotes = new HashMap<>();
    private final Map<String, Funding> fundings = new HashMap<>();
    private final Map<String, Function<String, Position>> positions = new HashMap<>();
    private final Map<String, Instant> times = new HashMap<>();
    private @Nullable Trouble silence;

    private OneRound(Venue venue) {
        this.venue = venue;
    }

    /** A new round over these venues. */
    public static CarryLook over(Venues venues, Duration bookingLag, Sightings sightings, InstantSource clock) {
        List<Venue> once = venues.all().stream()
                .map(venue -> {
                    OneRound round = new OneRound(venue);
                    return new Venue(venue.name(), round, round, venue.fence());
                })
                .toList();
        return new CarryLook(new Venues(once), bookingLag, sightings, clock);
    }

    @Override
    public Quote quote(String symbol) {
        return once(quotes, symbol, () -> venue.market().quote(symbol));
    }

    @Override
    public Ladder ladder(String symbol, int levels) {
        return venue.market().ladder(symbol, levels);
    }

    @Override
    public Quote quoteToOpen(String symbol) {
        return venue.market().quoteToOpen(symbol);
    }

    @Override
    public Mark mark(String symbol) {
        return venue.market().mark(symbol);
    }

    @Override
    public MarketRules rules(String symbol) {
        return venue.market().rules(symbol);
    }

    @Override
    public Funding funding(String symbol) {
        return once(fundings, symbol, () -> venue.market().funding(symbol));
    }

    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        return venue.market().fundingHistory(symbol, since, until);
    }

    @Override
    public Position position(String symbol) {
        return positions().apply(symbol);
    }

    /** One look for all: as many trades as there are, a round asks for positions once. */
    @Override
    public Function<String, Position> positions() {
        return once(positions, "", () -> venue.account().positions());
    }

    @Override
    public Instrument instrument(String symbol) {
        return venue.market().instrument(symbol);
    }

    @Override
    public Optional<OrderReport> order(OrderIntent intent) {
        return venue.account().order(intent);
    }

    @Override
    public List<String> openOrders(String symbol) {
        return venue.account().openOrders(symbol);
    }

    @Override
    public List<Fill> fills(String symbol, Instant since) {
        return venue.account().fills(symbol, since);
    }

    @Override
    public BigDecimal leverage(String symbol) {
        return venue.account().leverage(symbol);
    }

    @Override
    public Balance balance() {
        return venue.account().balance();
    }

    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        return venue.account().funding(symbol, since, until);
    }

    @Override
    public Duration fundingKept() {
        return venue.account().fundingKept();
    }

    @Override
    public Instant venueTime() {
        return venue.account().venueTime();
    }

    @Override
    public Instant venueTimePast(Instant enough) {
        return once(times, enough.toString(), () -> venue.account().venueTimePast(enough));
    }

    @Override
    public Instant stamp() {
        return venue.account().stamp();
    }

    @Override
    public void verify() {
        venue.account().verify();
    }

    private <T> T once(Map<String, T> known, String symbol, Supplier<T> read) {
        if (silence != null) throw silence;
        T seen = known.get(symbol);
        if (seen != null) return seen;
        try {
            T now = read.get();
            known.put(symbol, now);
            return now;
        } catch (Trouble trouble) {
            if (trouble.code() == Code.VEN_SILENT) silence = trouble;
            throw trouble;
        }
    }
}
