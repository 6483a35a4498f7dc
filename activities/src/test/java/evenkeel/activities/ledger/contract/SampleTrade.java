package evenkeel.activities.ledger.contract;

import static java.time.Duration.ofSeconds;

import evenkeel.domain.carry.CarryForm;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Instrument;
import evenkeel.workflows.durable.KeptKeys;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A carry trade of 1.5 on a symbol of its own, long at alpha, short at beta, and orders of 1.5 at 100 for it. */
public record SampleTrade(String trade, String signal, String symbol) {
    public static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Price LIMIT = Price.of("100");
    private static final CarryRules RULES = new CarryRules(
            new CarryRules.Entry(ofSeconds(30), ofSeconds(2), ofSeconds(5), new BigDecimal("0.002")),
            new CarryRules.Hedge(
                    3,
                    ofSeconds(5),
                    new BigDecimal("0.001"),
                    new BigDecimal("0.001"),
                    new BigDecimal("0.01"),
                    Optional.empty()),
            new CarryRules.Exit(1, 168, new BigDecimal("0.05"), Usd.of("50"), Usd.of("80")),
            new CarryRules.Close(
                    ofSeconds(20), ofSeconds(5), 4, new BigDecimal("0.002"), new BigDecimal("0.02"), ofSeconds(30)));

    /** A trade that nothing else knows of. */
    public static SampleTrade fresh() {
        int n = MADE.incrementAndGet();
        return new SampleTrade("trade-" + n, "signal-" + n, "S" + n);
    }

    /** Another trade, by another signal, on the same symbol. */
    public SampleTrade rival() {
        int n = MADE.incrementAndGet();
        return new SampleTrade("trade-" + n, "signal-" + n, symbol);
    }

    public CarryTerms terms() {
        return terms("alpha", "beta");
    }

    public CarryTerms terms(String leadVenue, String hedgeVenue) {
        Leg lead = new Leg(LegName.LEAD, Side.BUY, instrument(leadVenue));
        Leg hedge = new Leg(LegName.HEDGE, Side.SELL, instrument(hedgeVenue));
        return new CarryTerms(
                trade,
                signal,
                symbol,
                new CarryTerms.Legs(lead, hedge),
                Quantity.of("1.5"),
                Duration.ofHours(1),
                RULES);
    }

    /** With an alternative at gamma. */
    public CarryTerms wideTerms() {
        return terms("alpha", "beta", "gamma");
    }

    public CarryTerms terms(String leadVenue, String hedgeVenue, String alternative) {
        CarryTerms narrow = terms(leadVenue, hedgeVenue);
        return new CarryTerms(
                trade,
                signal,
                symbol,
                narrow.legs(),
                narrow.quantity(),
                narrow.fundingHour(),
                RULES,
                Optional.of(new Leg(LegName.HEDGE, Side.SELL, instrument(alternative))));
    }

    /** What trades like it have in common. */
    public CarryForm form() {
        var kept = new KeptSettings(1, KeptKeys.read(CarrySettings.class, Map.of()));
        return new CarryForm("alpha", "beta", Duration.ofHours(1), RULES, kept);
    }

    public TradeStep step(TradeStatus to) {
        return TradeStep.to(to, trade, NOON.plusSeconds(to.name().length()));
    }

    public OrderKey lead(int seq) {
        return new OrderKey(trade, "lead", seq);
    }

    public OrderKey hedge(int seq) {
        return new OrderKey(trade, "hedge", seq);
    }

    /** Buys the lead. */
    public OrderIntent entry(int seq) {
        return order(lead(seq), "alpha", Side.BUY, Purpose.ENTRY);
    }

    /** Sells the hedge. */
    public OrderIntent answer(int seq) {
        return answerAt("beta", seq);
    }

    public OrderIntent answerAt(String venue, int seq) {
        return order(hedge(seq), venue, Side.SELL, Purpose.HEDGE);
    }

    /** Sells the lead again. */
    public OrderIntent exit(int seq) {
        return order(lead(seq), "alpha", Side.SELL, Purpose.REDUCE);
    }

    public OrderIntent order(OrderKey key, String venue, Side side, Purpose purpose) {
        boolean reduces = purpose.mustReduce();
        Quantity quantity = Quantity.of("1.5");
        return new OrderIntent(key, 1, venue, symbol, side, quantity, LIMIT, TimeInForce.IOC, purpose, reduces);
    }

    OrderIntent inEpoch(int epoch, OrderIntent order) {
        return new OrderIntent(
                order.key(),
                epoch,
                order.venue(),
                order.symbol(),
                order.side(),
                order.quantity(),
                order.limit(),
                order.timeInForce(),
                order.purpose(),
                order.reduceOnly());
    }

    /** A fill with a fee of a thousandth of a dollar. */
    public Fill fill(OrderIntent order, String tradeId, String quantity, String price) {
        return fill(order, tradeId, quantity, price, "0.001", "USDT");
    }

    public Fill fill(OrderIntent order, String tradeId, String quantity, String price, String fee, String feeCurrency) {
        return new Fill(
                order.venue(),
                symbol,
                tradeId,
                order.clientId(),
                order.side(),
                Quantity.of(quantity),
                Price.of(price),
                Usd.of(fee),
                feeCurrency,
                false,
                NOON.plusSeconds(1));
    }

    public FundingPayment payment(String eventId, String amount) {
        return new FundingPayment("alpha", symbol, eventId, NOON.plusSeconds(3600), Usd.of(amount));
    }

    public static OrderReport says(OrderStatus status, String filled) {
        return new OrderReport(status, Quantity.of(filled), Usd.ZERO, Usd.ZERO);
    }

    private Instrument instrument(String venue) {
        return new Instrument(venue, symbol, new BigDecimal("0.10"), new BigDecimal("0.001"), Usd.of("5"), 8);
    }
}
