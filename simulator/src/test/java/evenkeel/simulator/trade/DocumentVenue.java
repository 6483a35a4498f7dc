package evenkeel.simulator.trade;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A venue of the document's examples: what rests there and what it pays is written down, order by order. */
final class DocumentVenue implements OrderWire, AccountWire, MarketWire {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Instrument instrument;
    private final Quote quote;
    private final HourlyRate rate;
    private final Usd hourly;
    private final Instant paysFrom;
    private final InstantSource clock;
    private final Deque<List<Fill>> script = new ArrayDeque<>();
    private final Map<String, List<Fill>> fills = new LinkedHashMap<>();
    private final Map<String, OrderStatus> orders = new LinkedHashMap<>();
    private BigDecimal signed;
    private Optional<Price> shownLater = Optional.empty();

    DocumentVenue(
            Instrument instrument,
            Quote quote,
            HourlyRate rate,
            String hourly,
            BigDecimal signed,
            Instant paysFrom,
            InstantSource clock) {
        this.instrument = instrument;
        this.quote = quote;
        this.rate = rate;
        this.hourly = Usd.of(hourly);
        this.signed = signed;
        this.paysFrom = paysFrom;
        this.clock = clock;
    }

    Venue venue() {
        return new Venue(instrument.venue(), this, this, Optional.of(Duration.ofSeconds(6)));
    }

    /** The next order fills that much at that price for that fee; none of it: it ends empty. */
    DocumentVenue next(String quantity, String price, String fee) {
        var template = new Fill(
                instrument.venue(),
                instrument.symbol(),
                "f" + (script.size() + 1),
                "",
                evenkeel.domain.order.Side.BUY,
                Quantity.of(quantity),
                Price.of(price),
                Usd.of(fee),
                "USD",
                true,
                Instant.EPOCH);
        script.add(List.of(template));
        return this;
    }

    void had(OrderIntent intent, List<Fill> filled) {
        orders.put(intent.clientId(), OrderStatus.FILLED);
        fills.put(intent.clientId(), filled);
    }

    /** From now on its list of fills shows exits at that price. */
    void shows(Price price) {
        shownLater = Optional.of(price);
    }

    @Override
    public OrderOutcome place(OrderIntent intent, Instant stamp) {
        List<Fill> filled = new ArrayList<>();
        for (Fill each : Objects.requireNonNullElse(script.poll(), List.<Fill>of())) {
            filled.add(new Fill(
                    each.venue(),
                    each.symbol(),
                    intent.clientId(),
                    intent.clientId(),
                    intent.side(),
                    each.quantity(),
                    each.price(),
                    each.quote(),
                    each.fee(),
                    intent.timeInForce() == TimeInForce.POST_ONLY,
                    clock.instant()));
            signed = signed.add(intent.side().signed(each.quantity()));
        }
        fills.put(intent.clientId(), filled);
        boolean whole = report(intent).filled().equals(intent.quantity());
        boolean rests = !whole && intent.timeInForce() == TimeInForce.POST_ONLY;
        orders.put(
                intent.clientId(),
                whole ? OrderStatus.FILLED : rests ? OrderStatus.PARTIALLY_FILLED : OrderStatus.CANCELLED);
        return new OrderOutcome.Accepted(report(intent));
    }

    @Override
    public void cancel(OrderIntent intent) {
        orders.replace(intent.clientId(), OrderStatus.PARTIALLY_FILLED, OrderStatus.CANCELLED);
    }

    @Override
    public Optional<OrderReport> order(OrderIntent intent) {
        return orders.containsKey(intent.clientId()) ? Optional.of(report(intent)) : Optional.empty();
    }

    private OrderReport report(OrderIntent intent) {
        Quantity filled = Quantity.ZERO;
        Usd value = Usd.ZERO;
        Usd fee = Usd.ZERO;
        for (Fill each : fills.getOrDefault(intent.clientId(), List.of())) {
            filled = filled.plus(each.quantity());
            value = value.plus(each.value());
            fee = fee.plus(each.fee().dollars());
        }
        return new OrderReport(orders.getOrDefault(intent.clientId(), OrderStatus.OPEN), filled, value, fee);
    }

    @Override
    public List<String> openOrders(String symbol) {
        return List.of();
    }

    @Override
    public List<Fill> fills(String symbol, Instant since) {
        return fills.values().stream()
                .flatMap(List::stream)
                .filter(fill -> !fill.venueTime().isBefore(since))
                .map(fill -> fill.venueTime().isAfter(paysFrom)
                        ? shownLater.map(price -> at(fill, price)).orElse(fill)
                        : fill)
                .toList();
    }

    private static Fill at(Fill fill, Price price) {
        return new Fill(
                fill.venue(),
                fill.symbol(),
                fill.tradeId(),
                fill.clientId(),
                fill.side(),
                fill.quantity(),
                price,
                fill.quote(),
                fill.fee(),
                fill.maker(),
                fill.venueTime());
    }

    @Override
    public Position position(String symbol) {
        return new Position(instrument.venue(), symbol, signed);
    }

    @Override
    public BigDecimal leverage(String symbol) {
        return BigDecimal.valueOf(5);
    }

    @Override
    public Balance balance() {
        return new Balance(instrument.venue(), "USD", Usd.of("1000"), Usd.of("1000"));
    }

    /** On every full hour, to whoever held it then. */
    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        List<FundingPayment> paid = new ArrayList<>();
        Instant from = since.isBefore(paysFrom) ? paysFrom : since;
        for (Instant at = hour(from); !at.isAfter(until); at = at.plus(HOUR)) {
            if (at.isAfter(from)) paid.add(new FundingPayment(instrument.venue(), symbol, "p" + at, at, hourly));
        }
        return paid;
    }

    private static Instant hour(Instant from) {
        return from.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
    }

    @Override
    public Duration fundingKept() {
        return Duration.ofDays(365);
    }

    @Override
    public Instant venueTime() {
        return clock.instant();
    }

    @Override
    public void verify() {}

    @Override
    public Instrument instrument(String symbol) {
        return instrument;
    }

    @Override
    public Quote quote(String symbol) {
        return new Quote(quote.bid(), quote.bidSize(), quote.ask(), quote.askSize(), quote.mark(), clock.instant());
    }

    @Override
    public Funding funding(String symbol) {
        return new Funding(rate, hour(clock.instant()).plus(HOUR));
    }

    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        List<PastFunding> history = new ArrayList<>();
        for (Instant at = hour(since).plus(HOUR); !at.isAfter(until); at = at.plus(HOUR)) {
            history.add(new PastFunding(rate.value(), 1, at));
        }
        return history;
    }
}
