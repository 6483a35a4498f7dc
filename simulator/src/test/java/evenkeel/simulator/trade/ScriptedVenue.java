package evenkeel.simulator.trade;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Position;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A venue that does what a test wrote down: its book stands still, and each order fills as its script says. What takes and
 * has no script fills at its limit at once; what rests and has none rests.
 */
public final class ScriptedVenue implements OrderWire, LeverageWire, AccountWire, MarketWire {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Instrument instrument;
    private final InstantSource clock;
    private final Map<String, Taken> orders = new LinkedHashMap<>();
    private final Deque<List<Part>> scripts = new ArrayDeque<>();
    private final List<Fill> others = new ArrayList<>();
    private Ladder book = new Ladder(List.of(), List.of(), Instant.EPOCH);
    private BigDecimal makerFee = BigDecimal.ZERO;
    private BigDecimal takerFee = BigDecimal.ZERO;
    private HourlyRate rate = new HourlyRate(BigDecimal.ZERO);
    private Optional<Usd> balance = Optional.of(Usd.of("1000"));
    private Optional<BigDecimal> foreign = Optional.of(BigDecimal.ZERO);
    private boolean hidesOurs;
    private OrderStatus endOfTaker = OrderStatus.CANCELLED;
    private BigDecimal leverage = BigDecimal.TEN;
    private Optional<Usd> hourly = Optional.empty();
    private BooleanSupplier hidesFills = () -> false;
    private Duration tellsAfter = Duration.ZERO;
    private Optional<Price> amended = Optional.empty();
    private Predicate<OrderIntent> amends = order -> false;
    private Predicate<OrderIntent> refuses = order -> false;
    private boolean refusesLate;
    private boolean fillsOn;
    private Duration behind = Duration.ZERO;
    private int timesAsked;

    public ScriptedVenue(Instrument instrument, InstantSource clock) {
        this.instrument = instrument;
        this.clock = clock;
    }

    /** A part of an order, filled so long after it came. */
    public record Part(Duration after, String quantity, String price) {}

    private record Taken(OrderIntent intent, List<Part> parts, Instant at, Optional<Instant> cancelled) {}

    public ScriptedVenue fees(String maker, String taker) {
        makerFee = new BigDecimal(maker);
        takerFee = new BigDecimal(taker);
        return this;
    }

    public ScriptedVenue rate(String hourly) {
        rate = new HourlyRate(new BigDecimal(hourly));
        return this;
    }

    /** Both sides, best first, each level as price and quantity. */
    public ScriptedVenue book(String[][] bids, String[][] asks) {
        book = new Ladder(levels(bids), levels(asks), Instant.EPOCH);
        return this;
    }

    public ScriptedVenue top(String bid, String ask, String quantity) {
        return book(new String[][] {{bid, quantity}}, new String[][] {{ask, quantity}});
    }

    /** What the next order without a script does. */
    public ScriptedVenue next(Part... parts) {
        scripts.add(List.of(parts));
        return this;
    }

    public ScriptedVenue withoutBalance() {
        balance = Optional.empty();
        return this;
    }

    /** What it has called cancelled may fill yet. */
    public ScriptedVenue fillsOn() {
        fillsOn = true;
        return this;
    }

    /** Its own clock shows less than ours. */
    public ScriptedVenue behind(Duration by) {
        behind = by;
        return this;
    }

    /** How often its time was read. */
    public int timesAsked() {
        return timesAsked;
    }

    /** Somebody else's position; empty: the venue does not say. */
    public ScriptedVenue foreign(Optional<String> signed) {
        foreign = signed.map(BigDecimal::new);
        return this;
    }

    /** Somebody else took that on this account, and holds it until it is closed. */
    public ScriptedVenue traded(Side side, String quantity, String price, Instant at) {
        Usd fee = Quantity.of(quantity).at(Price.of(price)).times(takerFee);
        others.add(new Fill(
                instrument.venue(),
                instrument.symbol(),
                "other-" + others.size(),
                "somebody-else-s",
                side,
                Quantity.of(quantity),
                Price.of(price),
                fee,
                instrument.quote(),
                false,
                at));
        return this;
    }

    /** Shows no position although an order has filled. */
    public ScriptedVenue hidingOurs() {
        hidesOurs = true;
        return this;
    }

    /** What takes ends as expired, as some venues call it. */
    public ScriptedVenue expiring() {
        endOfTaker = OrderStatus.EXPIRED;
        return this;
    }

    /** While that is so, its list of fills cannot be read. */
    public ScriptedVenue hidesFills(BooleanSupplier soLong) {
        hidesFills = soLong;
        return this;
    }

    /** Its position moves at once; what it tells of an order and its fills comes so much later. */
    public ScriptedVenue tellsAfter(Duration lag) {
        tellsAfter = lag;
        return this;
    }

    /** Has too little margin for such orders, and says so at once. */
    public ScriptedVenue shortOfMargin(Predicate<OrderIntent> such) {
        refuses = such;
        return this;
    }

    /** Has too little margin for such orders, and finds out when it has taken them. */
    public ScriptedVenue shortOfMarginLater(Predicate<OrderIntent> such) {
        refusesLate = true;
        return shortOfMargin(such);
    }

    /** On every full hour, while it shows a position of ours. */
    public ScriptedVenue pays(String amount) {
        hourly = Optional.of(Usd.of(amount));
        return this;
    }

    /** Its list of fills shows such orders at another price than it told of at first. */
    public ScriptedVenue shows(String price, Predicate<OrderIntent> such) {
        amended = Optional.of(Price.of(price));
        amends = such;
        return this;
    }

    public Venue venue() {
        return new Venue(instrument.venue(), this, this, Optional.of(Duration.ofSeconds(6)));
    }

    /** All that were placed, in their order. */
    public List<OrderIntent> placed() {
        return orders.values().stream().map(Taken::intent).toList();
    }

    public int leverage() {
        return leverage.intValueExact();
    }

    @Override
    public OrderOutcome place(OrderIntent intent, Instant stamp) {
        boolean isRefused = refuses.test(intent);
        if (isRefused && !refusesLate) return new OrderOutcome.Rejected(Code.VEN_MARGIN.id(), "too little is free");
        List<Part> script = isRefused ? List.of() : scripts.isEmpty() ? byItself(intent) : scripts.remove();
        orders.put(intent.clientId(), new Taken(intent, script, clock.instant(), Optional.empty()));
        return new OrderOutcome.Accepted(report(orders.get(intent.clientId())));
    }

    private static List<Part> byItself(OrderIntent intent) {
        if (intent.timeInForce() != TimeInForce.IOC) return List.of();
        return List.of(new Part(
                Duration.ZERO, intent.quantity().toString(), intent.limit().toString()));
    }

    @Override
    public void cancel(OrderIntent intent) {
        orders.computeIfPresent(
                intent.clientId(),
                (id, taken) -> taken.cancelled().isPresent()
                        ? taken
                        : new Taken(taken.intent(), taken.parts(), taken.at(), Optional.of(clock.instant())));
    }

    @Override
    public Optional<VenueFees> fees(String symbol) {
        return Optional.of(new VenueFees(makerFee, takerFee));
    }

    @Override
    public void leverage(String symbol, int wanted, Instant stamp) {
        leverage = BigDecimal.valueOf(wanted);
    }

    @Override
    public Optional<OrderReport> order(OrderIntent intent) {
        return Optional.ofNullable(orders.get(intent.clientId())).map(this::report);
    }

    private OrderReport report(Taken taken) {
        OrderReport sum = OrderReport.nothing(OrderStatus.OPEN);
        for (Fill fill : told(taken)) {
            sum = new OrderReport(
                    OrderStatus.PARTIALLY_FILLED,
                    sum.filled().plus(fill.quantity()),
                    sum.value().plus(fill.value()),
                    sum.fee().plus(fill.fee().dollars()));
        }
        if (refusesLate && refuses.test(taken.intent())) return OrderReport.refused(Optional.of(Code.VEN_MARGIN));
        return new OrderReport(status(taken, sum), sum.filled(), sum.value(), sum.fee());
    }

    private OrderStatus status(Taken taken, OrderReport sum) {
        if (sum.filled().equals(taken.intent().quantity())) return OrderStatus.FILLED;
        if (taken.cancelled().isPresent()) return OrderStatus.CANCELLED;
        return taken.intent().timeInForce() == TimeInForce.IOC ? endOfTaker : sum.status();
    }

    private List<Fill> told(Taken taken) {
        Instant until = clock.instant().minus(tellsAfter);
        return fills(taken).stream()
                .filter(fill -> !fill.venueTime().isAfter(until))
                .toList();
    }

    private List<Fill> fills(Taken taken) {
        List<Fill> fills = new ArrayList<>();
        boolean takes = taken.intent().timeInForce() == TimeInForce.IOC;
        for (Part part : taken.parts()) {
            Instant at = taken.at().plus(part.after());
            boolean isPast = !at.isAfter(clock.instant());
            boolean isIn =
                    fillsOn || taken.cancelled().filter(end -> at.isAfter(end)).isEmpty();
            if (isPast && isIn) fills.add(fill(taken.intent(), part, takes, at, fills.size()));
        }
        return fills;
    }

    private Fill fill(OrderIntent intent, Part part, boolean takes, Instant at, int n) {
        Quantity quantity = Quantity.of(part.quantity());
        Price price = Price.of(part.price());
        Usd fee = quantity.at(price).times(takes ? takerFee : makerFee);
        return new Fill(
                instrument.venue(),
                instrument.symbol(),
                intent.clientId() + "-" + n,
                intent.clientId(),
                intent.side(),
                quantity,
                price,
                fee,
                instrument.quote(),
                !takes,
                at);
    }

    @Override
    public List<String> openOrders(String symbol) {
        return orders.values().stream()
                .filter(taken -> !report(taken).isFinal())
                .map(taken -> taken.intent().clientId())
                .toList();
    }

    @Override
    public List<Fill> fills(String symbol, Instant since) {
        if (hidesFills.getAsBoolean()) throw new Trouble(Code.VEN_SILENT, "no answer to a read");
        Stream<Fill> ours = orders.values().stream()
                .flatMap(taken -> told(taken).stream().map(fill -> shown(taken.intent(), fill)));
        return Stream.concat(others.stream(), ours)
                .filter(fill -> !fill.venueTime().isBefore(since))
                .toList();
    }

    private Fill shown(OrderIntent intent, Fill fill) {
        if (amended.isEmpty() || !amends.test(intent)) return fill;
        return new Fill(
                fill.venue(),
                fill.symbol(),
                fill.tradeId(),
                fill.clientId(),
                fill.side(),
                fill.quantity(),
                amended.get(),
                fill.quote(),
                fill.fee(),
                fill.maker(),
                fill.venueTime());
    }

    @Override
    public Position position(String symbol) {
        BigDecimal signed = foreign.orElseThrow(() -> new Trouble(Code.VEN_SILENT, "no answer to a read"));
        if (!hidesOurs) signed = signed.add(held(clock.instant()));
        return new Position(instrument.venue(), symbol, signed);
    }

    /** What our own orders have left of a position. */
    public BigDecimal ours() {
        return sum(orders.values().stream().flatMap(taken -> fills(taken).stream()), clock.instant());
    }

    private BigDecimal held(Instant then) {
        return sum(others.stream(), then)
                .add(sum(orders.values().stream().flatMap(taken -> fills(taken).stream()), then));
    }

    private static BigDecimal sum(Stream<Fill> fills, Instant then) {
        return fills.filter(fill -> !fill.venueTime().isAfter(then))
                .map(fill -> fill.side().signed(fill.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public BigDecimal leverage(String symbol) {
        return leverage;
    }

    @Override
    public Balance balance() {
        Usd known = balance.orElseThrow(() -> new Trouble(Code.VEN_SILENT, "no answer to a read"));
        return new Balance(instrument.venue(), instrument.quote(), known, known);
    }

    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        List<FundingPayment> paid = new ArrayList<>();
        if (hourly.isEmpty()) return paid;
        Instant first = since.truncatedTo(ChronoUnit.HOURS).plus(HOUR);
        for (Instant at = first; !at.isAfter(until); at = at.plus(HOUR)) {
            if (held(at).signum() == 0) continue;
            paid.add(new FundingPayment(instrument.venue(), symbol, "paid-" + at, at, hourly.get()));
        }
        return paid;
    }

    @Override
    public Duration fundingKept() {
        return Duration.ofDays(3650);
    }

    @Override
    public Instant venueTime() {
        timesAsked++;
        return clock.instant().minus(behind);
    }

    @Override
    public void verify() {}

    @Override
    public Instrument instrument(String symbol) {
        return instrument;
    }

    @Override
    public Quote quote(String symbol) {
        if (book.bids().isEmpty() || book.asks().isEmpty()) throw new Trouble(Code.VEN_GARBLED, "a side is empty");
        Ladder.Level bid = book.bids().getFirst();
        Ladder.Level ask = book.asks().getFirst();
        return new Quote(
                bid.price(),
                bid.quantity(),
                ask.price(),
                ask.quantity(),
                bid.price().midTo(ask.price()),
                clock.instant());
    }

    @Override
    public Ladder ladder(String symbol, int levels) {
        return new Ladder(book.bids(), book.asks(), clock.instant()).best(levels);
    }

    @Override
    public Funding funding(String symbol) {
        return new Funding(rate, clock.instant().plus(Duration.ofHours(1)));
    }

    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        return List.of();
    }

    private static List<Ladder.Level> levels(String[][] side) {
        List<Ladder.Level> levels = new ArrayList<>();
        for (String[] level : side) levels.add(new Ladder.Level(Price.of(level[0]), Quantity.of(level[1])));
        return levels;
    }
}
