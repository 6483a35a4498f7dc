package evenkeel.simulator.hostile;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Position;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.inprocess.InProcessVenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A venue behind a bad line: requests and answers get lost or come late, reads fail or lag, orders are refused. */
final class HostileVenue implements OrderWire, LeverageWire, AccountWire, MarketWire {
    private static final Duration LATEST_ARRIVAL =
            Duration.ofSeconds(9); // beyond the window: the venue then refuses it
    private static final Duration READ_LAG = Duration.ofMillis(900);

    private final InProcessVenue venue;
    private final boolean shut;
    private final Fate fate;
    private final Map<String, Old<Optional<OrderReport>>> orders = new HashMap<>();
    private @Nullable Old<Position> position;
    private Instant outageFrom = Instant.MAX;
    private Instant outageUntil = Instant.MAX;

    /** {@code shut}: it refuses whatever opens, for good. */
    HostileVenue(InProcessVenue venue, boolean shut, Fate fate) {
        this.venue = venue;
        this.shut = shut;
        this.fate = fate;
    }

    /** What a replica still answered a moment ago. */
    private record Old<T>(T answer, Instant until) {}

    Venue venue() {
        return new Venue(venue.venue().name(), this, this, venue.venue().fence());
    }

    void outage(Instant from, Instant until) {
        outageFrom = from;
        outageUntil = until;
    }

    @Override
    public OrderOutcome place(OrderIntent intent, Instant stamp) {
        fate.point();
        if (isDown() || fate.strikes(fate.mix().requestLost())) return silent("the request was lost");
        if (shut && !intent.reduceOnly()) return new OrderOutcome.Rejected(Code.VEN_REFUSED.id(), "opens nothing");
        if (fate.strikes(fate.mix().refuses())) {
            fate.reached("order refused");
            return new OrderOutcome.Rejected(Code.VEN_REFUSED.id(), "not today");
        }
        if (fate.strikes(fate.mix().lateArrival())) return later(intent, stamp);

        orders.put(intent.clientId(), old(Optional.empty()));
        position = old(venue.position(intent.symbol()));
        OrderOutcome outcome = venue.place(intent, stamp);
        if (isTooLate(outcome)) fate.reached("a frozen sender was refused by the venue's window");
        fate.point();
        if (!fate.strikes(fate.mix().responseLost())) return outcome;
        fate.reached(outcome instanceof OrderOutcome.Accepted ? "accepted, answer lost" : "refused, answer lost");
        return silent("the answer was lost");
    }

    private OrderOutcome later(OrderIntent intent, Instant stamp) {
        Instant arrives = fate.scheduler().instant().plus(fate.upTo(LATEST_ARRIVAL));
        fate.scheduler().at(arrives, () -> {
            boolean accepted = venue.place(intent, stamp) instanceof OrderOutcome.Accepted;
            fate.reached(accepted ? "late arrival inside the window" : "late arrival refused");
        });
        return silent("the request was slow");
    }

    @Override
    public void cancel(OrderIntent intent) {
        fate.point();
        if (isDown() || fate.strikes(fate.mix().requestLost())) return;
        venue.order(intent).ifPresent(report -> orders.put(intent.clientId(), old(Optional.of(report))));
        venue.cancel(intent);
        fate.point();
    }

    @Override
    public Optional<OrderReport> order(OrderIntent intent) {
        return read(() -> lagging(orders.get(intent.clientId()), () -> venue.order(intent)));
    }

    @Override
    public List<String> openOrders(String symbol) {
        return read(() -> venue.openOrders(symbol));
    }

    @Override
    public List<Fill> fills(String symbol, Instant since) {
        return read(() -> venue.fills(symbol, since));
    }

    @Override
    public Position position(String symbol) {
        return read(() -> lagging(position, () -> venue.position(symbol)));
    }

    @Override
    public BigDecimal leverage(String symbol) {
        return read(() -> venue.leverage(symbol));
    }

    @Override
    public void leverage(String symbol, int leverage, Instant stamp) {
        fate.point();
        if (isDown() || fate.strikes(fate.mix().requestLost()))
            throw new Trouble(Code.VEN_SILENT, "the request was lost");
        venue.leverage(symbol, leverage, stamp);
        fate.point();
    }

    @Override
    public Balance balance() {
        return read(venue::balance);
    }

    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        return read(() -> venue.funding(symbol, since, until));
    }

    @Override
    public Duration fundingKept() {
        return venue.fundingKept();
    }

    @Override
    public Instant venueTime() {
        return venue.venueTime();
    }

    @Override
    public void verify() {
        venue.verify();
    }

    @Override
    public Instrument instrument(String symbol) {
        return venue.instrument(symbol);
    }

    @Override
    public Quote quote(String symbol) {
        return read(() -> venue.quote(symbol));
    }

    @Override
    public Ladder ladder(String symbol, int levels) {
        return read(() -> venue.ladder(symbol, levels));
    }

    @Override
    public Funding funding(String symbol) {
        return read(() -> venue.funding(symbol));
    }

    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        return read(() -> venue.fundingHistory(symbol, since, until));
    }

    private <T> T read(Supplier<T> call) {
        fate.point();
        if (isDown() || fate.strikes(fate.mix().readFails())) throw new Trouble(Code.VEN_SILENT, "no answer to a read");
        return call.get();
    }

    private <T> T lagging(@Nullable Old<T> old, Supplier<T> fresh) {
        boolean lags = old != null
                && now().isBefore(old.until())
                && fate.strikes(fate.mix().readLags());
        if (old == null || !lags) return fresh.get();
        fate.reached("a read lagged");
        return old.answer();
    }

    private <T> Old<T> old(T answer) {
        return new Old<>(answer, now().plus(READ_LAG));
    }

    private boolean isDown() {
        return !now().isBefore(outageFrom) && now().isBefore(outageUntil);
    }

    private Instant now() {
        return fate.scheduler().instant();
    }

    private static boolean isTooLate(OrderOutcome outcome) {
        return outcome instanceof OrderOutcome.Rejected rejected
                && rejected.code().equals(Code.VEN_CLOCK.id());
    }

    private static OrderOutcome silent(String why) {
        return new OrderOutcome.Unknown(Code.VEN_SILENT.id(), why);
    }
}
