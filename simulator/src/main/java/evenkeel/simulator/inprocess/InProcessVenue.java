package evenkeel.simulator.inprocess;

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
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.exchange.Placement;
import evenkeel.simulator.exchange.Refusal;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One account at a simulated venue, at whatever time its clock shows. Nothing is lost or late here: faults are for
 * whoever wraps the wires. Any thread may call; the exchange sees one call at a time.
 */
public final class InProcessVenue implements OrderWire, LeverageWire, AccountWire, MarketWire {
    private static final String MAIN = "main";
    private static final Duration WINDOW = Duration.ofSeconds(5); // what Binance and Bybit take for granted
    private static final Duration MAX_AHEAD = Duration.ofSeconds(1);
    private static final Duration READ_LAG = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final InstantSource clock;
    private final String account;
    private final Optional<Duration> window;

    private InProcessVenue(Exchange exchange, InstantSource clock, String account, Optional<Duration> window) {
        this.exchange = exchange;
        this.clock = clock;
        this.account = account;
        this.window = window;
    }

    public static InProcessVenue of(Exchange exchange, InstantSource clock) {
        return new InProcessVenue(exchange, clock, MAIN, Optional.of(WINDOW));
    }

    public InProcessVenue forAccount(String name) {
        return new InProcessVenue(exchange, clock, name, window);
    }

    /** A request stamped longer ago than that is refused; the fence is a second longer, for reads that lag. */
    public InProcessVenue withWindow(Duration changed) {
        return new InProcessVenue(exchange, clock, account, Optional.of(changed));
    }

    /** A venue that takes a request however late it comes, and so has no fence. */
    public InProcessVenue withoutWindow() {
        return new InProcessVenue(exchange, clock, account, Optional.empty());
    }

    public Venue venue() {
        return new Venue(exchange.profile().venue(), this, this, window.map(READ_LAG::plus));
    }

    /** The venue itself, for a test that asks what really happened. */
    public Exchange exchange() {
        return exchange;
    }

    public String account() {
        return account;
    }

    @Override
    public OrderOutcome place(OrderIntent intent, Instant stamp) {
        return now(() -> isInWindow(stamp)
                ? outcome(exchange.place(account, asked(intent), exchange.now()))
                : new OrderOutcome.Rejected(Code.VEN_CLOCK.id(), "stamped " + stamp + ", now " + exchange.now()));
    }

    @Override
    public void cancel(OrderIntent intent) {
        now(() -> exchange.cancel(account, intent.clientId(), exchange.now()));
    }

    @Override
    public Optional<OrderReport> order(OrderIntent intent) {
        return now(() -> exchange.order(account, intent.clientId()).map(VenueOrder::report));
    }

    @Override
    public List<String> openOrders(String symbol) {
        return now(() -> exchange.openOrders(account, listed(symbol)).stream()
                .map(VenueOrder::clientId)
                .toList());
    }

    @Override
    public List<Fill> fills(String symbol, Instant since) {
        return now(() ->
                exchange.fills(account, symbol, since).stream().map(Trade::fill).toList());
    }

    @Override
    public Position position(String symbol) {
        return now(() -> exchange.held(account, listed(symbol)));
    }

    @Override
    public BigDecimal leverage(String symbol) {
        return now(() -> BigDecimal.valueOf(exchange.leverage(account, listed(symbol))));
    }

    @Override
    public void leverage(String symbol, int leverage, Instant stamp) {
        boolean done = now(() -> exchange.secure(
                account, listed(symbol), exchange.marginMode(account, listed(symbol)), leverage, exchange.now()));
        if (!done) throw new Trouble(Code.VEN_REFUSED, "a position is open that is secured otherwise");
    }

    @Override
    public Balance balance() {
        return now(() -> {
            var wallet = exchange.wallet(account);
            String currency =
                    exchange.profile().listings().getFirst().instrument().quote();
            return new Balance(exchange.profile().venue(), currency, wallet.balance(), wallet.available());
        });
    }

    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        return now(() -> exchange.payments(account, symbol, since, until).stream()
                .map(Payment::booked)
                .toList());
    }

    /** It never forgets; this is longer than any run. */
    @Override
    public Duration fundingKept() {
        return Duration.ofDays(3650);
    }

    @Override
    public Instant venueTime() {
        return now(exchange::now);
    }

    /** A simulated account is always one-way and may always trade. */
    @Override
    public void verify() {}

    @Override
    public Instrument instrument(String symbol) {
        return exchange.profile().listings().stream()
                .map(Listing::instrument)
                .filter(instrument -> instrument.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> unlisted(symbol));
    }

    @Override
    public Quote quote(String symbol) {
        return now(() -> exchange.quote(listed(symbol)));
    }

    @Override
    public Ladder ladder(String symbol, int levels) {
        return now(() -> {
            Depth book = exchange.book(listed(symbol), levels);
            return new Ladder(levels(book.bids()), levels(book.asks()), book.venueTime());
        });
    }

    private static List<Ladder.Level> levels(List<Depth.Level> side) {
        return side.stream()
                .map(level -> new Ladder.Level(level.price(), level.quantity()))
                .toList();
    }

    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        return now(() -> exchange.fundingHistory(listed(symbol), since, until, Integer.MAX_VALUE).stream()
                .map(paid -> new PastFunding(paid.rate(), paid.intervalHours(), paid.payment()))
                .toList());
    }

    @Override
    public Funding funding(String symbol) {
        return now(() -> {
            var rate = exchange.funding(listed(symbol));
            return new Funding(rate.hourly(), rate.payment());
        });
    }

    private <T> T now(Supplier<T> call) {
        synchronized (exchange) {
            exchange.advanceTo(clock.instant());
            return call.get();
        }
    }

    private boolean isInWindow(Instant stamp) {
        if (window.isEmpty()) return true;
        Duration age = Duration.between(stamp, exchange.now());
        return age.compareTo(window.get()) <= 0 && age.plus(MAX_AHEAD).isPositive();
    }

    private static NewOrder asked(OrderIntent intent) {
        return new NewOrder(
                intent.clientId(),
                intent.symbol(),
                intent.side(),
                intent.quantity(),
                intent.limit(),
                intent.timeInForce(),
                intent.reduceOnly());
    }

    private static OrderOutcome outcome(Placement placement) {
        return switch (placement) {
            case Placement.Placed placed ->
                new OrderOutcome.Accepted(placed.order().report());
            case Placement.Refused refused -> refused(refused.reason());
        };
    }

    /** A taken client id proves that the venue has such an order, not that it has none. */
    private static OrderOutcome refused(Refusal reason) {
        return switch (reason) {
            case DUPLICATE_CLIENT_ID -> new OrderOutcome.Unknown(Code.ORD_UNKNOWN.id(), reason.why());
            case TOO_SMALL -> new OrderOutcome.Rejected(Code.ORD_TOO_SMALL.id(), reason.why());
            case NOT_ENOUGH_MARGIN -> new OrderOutcome.Rejected(Code.VEN_MARGIN.id(), reason.why());
            case UNKNOWN_SYMBOL, NOT_IN_LOTS, NOT_IN_TICKS, NOTHING_TO_REDUCE, WOULD_TAKE, NOT_TRADED ->
                new OrderOutcome.Rejected(Code.VEN_REFUSED.id(), reason.why());
        };
    }

    private String listed(String symbol) {
        return instrument(symbol).symbol();
    }

    private Trouble unlisted(String symbol) {
        return new Trouble(Code.VEN_GARBLED, exchange.profile().venue() + " does not list " + symbol);
    }
}
