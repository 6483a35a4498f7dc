package evenkeel.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A wire server with an adapter before it, both on a clock that the test moves. ETH is worth 3,000, from ten minutes on
 * 3,030; it pays 0.0001 an hour, at eleven for the first time.
 */
final class Stage implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T10:00:00.250Z");
    static final BigDecimal RATE = new BigDecimal("0.0001");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pair pair;
    private final Path folder;
    private final TradingKey[] known;
    private volatile Instant now = START;
    private Pair.Served served;
    private OpenVenue venue;
    private OrderWire orders;
    private int seq;

    Stage(Pair pair, Path folder) {
        this(pair, folder, pair.known());
    }

    private Stage(Pair pair, Path folder, TradingKey... known) {
        this.pair = pair;
        this.folder = folder;
        this.known = known;
        this.served = pair.serve(settings());
        this.venue = opened(pair.ours());
        this.orders = venue.orders();
    }

    private WireSettings settings() {
        var prices = new ScriptedPrices()
                .price("ETH", "3000")
                .priceFrom(START.plus(Duration.ofMinutes(10)), "ETH", "3030")
                .price("BTC", "60000")
                .price("SOL", "150")
                .rate(pair.venue(), "ETH", RATE.toPlainString());
        return WireSettings.of(pair.profile(FundingCalendar.REAL).withFundingEvery(1), 7, folder, known)
                .withPrices(prices)
                .withClock(() -> now);
    }

    private OpenVenue opened(ApiKey key) {
        return pair.open(VenueSettings.of(
                pair.venue(), served.http(), served.webSocket(), key, () -> now, List.of("BTC", "ETH", "SOL")));
    }

    Pair pair() {
        return pair;
    }

    MarketWire market() {
        return venue.venue().market();
    }

    AccountWire account() {
        return venue.venue().account();
    }

    OrderWire orders() {
        return orders;
    }

    OpenVenue venue() {
        return venue;
    }

    /** The same venue through another key. */
    Stage as(ApiKey key) {
        venue.close();
        venue = opened(key);
        orders = venue.orders();
        return this;
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    <T> T really(Function<Exchange, T> question) {
        return served.look().at(question);
    }

    /** Every order that the venue has had from us. */
    List<VenueOrder> really() {
        return really(exchange -> exchange.orders("main"));
    }

    void stop() {
        served.stop().run();
    }

    void restart() {
        stop();
        served = pair.serve(settings().onPort(served.http().getPort()));
    }

    OrderIntent order(Side side, String quantity, String limit, TimeInForce how, boolean reduces) {
        return order("ETH", side, quantity, limit, how, reduces);
    }

    OrderIntent order(String symbol, Side side, String quantity, String limit, TimeInForce how, boolean reduces) {
        return new OrderIntent(
                new OrderKey("conformance", "lead", ++seq),
                1,
                pair.venue(),
                symbol,
                side,
                Quantity.of(quantity),
                Price.of(limit),
                how,
                reduces ? Purpose.REDUCE : Purpose.ENTRY,
                reduces);
    }

    /** Far from the market. */
    OrderIntent resting(Side side) {
        return order(side, "0.5", side == Side.BUY ? "2900" : "3100", TimeInForce.POST_ONLY, false);
    }

    OrderIntent taking(Side side, String quantity) {
        return order(side, quantity, side == Side.BUY ? "3090" : "2940", TimeInForce.IOC, false);
    }

    OrderIntent reducing(Side side, String quantity) {
        return order(side, quantity, side == Side.BUY ? "3090" : "2940", TimeInForce.IOC, true);
    }

    OrderOutcome send(OrderIntent intent) {
        return orders.place(intent, account().venueTime());
    }

    /** Sends it and looks at what came of it once it has settled. Some venues' yes says nothing: then the look must. */
    OrderReport place(OrderIntent intent) {
        assertThat(send(intent)).isNotInstanceOf(OrderOutcome.Rejected.class);
        return read(intent);
    }

    /** As the adapter reads it. Venues that decide after their answer are given a second. */
    OrderReport read(OrderIntent intent) {
        pass(Duration.ofSeconds(1));
        return account().order(intent).orElseThrow(() -> new AssertionError("no such order: " + intent.summary()));
    }

    void bought(String quantity) {
        place(taking(Side.BUY, quantity));
    }

    BigDecimal position() {
        return account().position("ETH").signed();
    }

    static void eventually(BooleanSupplier happens) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happens.getAsBoolean() && System.nanoTime() < end) Thread.sleep(20);
        assertThat(happens.getAsBoolean()).isTrue();
    }

    @Override
    public void close() {
        venue.close();
        served.stop().run();
    }
}
