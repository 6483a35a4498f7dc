package evenkeel.simulator.faults;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.budget.Budget;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.AccountRules;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.HttpLimits;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import evenkeel.simulator.wire.bybit.BybitServer;
import evenkeel.simulator.wire.faults.Fault;
import evenkeel.simulator.wire.faults.FaultBoard;
import evenkeel.simulator.wire.faults.FaultPlan;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** One venue with both ends of its wire: the real server, the real adapter, and the faults between them. */
final class Rig implements AutoCloseable {
    private static final HttpLimits IMPATIENT =
            new HttpLimits(Duration.ofSeconds(1), Duration.ofMillis(800), Duration.ofSeconds(1), 16);
    private static final HttpLimits PATIENT =
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(8), Duration.ofSeconds(8), 16);

    final FaultBoard board = new FaultBoard(1, InstantSource.system());
    final String placing;
    private final Runnable stop;
    private final Function<Function<Exchange, Object>, Object> look;
    private final OpenVenue venue;
    private final OrderWire orders;
    private final AccountStream stream;
    private int lastSeq;

    Rig(String venue, Path folder) {
        boolean binance = venue.equals("binance");
        ExchangeProfile profile =
                binance ? ExchangeProfile.binance(FundingCalendar.REAL) : ExchangeProfile.bybit(FundingCalendar.REAL);
        var settings = WireSettings.of(profile, 1, folder, TradingKey.of("sim-key", "sim-secret"))
                .withPrices(new ScriptedPrices()
                        .price("ETH", "3000")
                        .price("BTC", "60000")
                        .price("SOL", "150"))
                .withFaults(board);
        placing = binance ? "POST /fapi/v1/order" : "POST /v5/order/create";
        if (binance) {
            BinanceServer started = BinanceServer.start(settings);
            stop = started::close;
            look = started::look;
            this.venue = Binance.open(access(venue, started.http(), started.webSocket()));
        } else {
            BybitServer started = BybitServer.start(settings);
            stop = started::close;
            look = started::look;
            this.venue = Bybit.open(access(venue, started.http(), started.webSocket()));
        }
        orders = this.venue.orders();
        stream = this.venue.stream();
    }

    private static VenueSettings access(String venue, URI rest, URI stream) {
        return new VenueSettings(
                venue,
                rest,
                stream,
                new ApiKey("sim-key", "sim-secret".getBytes(StandardCharsets.UTF_8)),
                InstantSource.system(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                List.of("ETH"),
                IMPATIENT,
                PATIENT,
                Budget.ENDLESS,
                AccountRules.ANY);
    }

    /** Puts up what is written, {@code $PLACE} standing for the route of a new order. */
    void fault(String written) {
        for (Fault fault : FaultPlan.parseOneOrMore(written.replace("$PLACE", placing))) {
            FaultBoard.Posted unused = board.put(fault);
        }
    }

    OrderWire orders() {
        return orders;
    }

    Venue venue() {
        return venue.venue();
    }

    AccountStream stream() {
        return stream;
    }

    OrderIntent buy(String limit, TimeInForce how) {
        return intent(Side.BUY, limit, how, Purpose.ENTRY);
    }

    OrderIntent intent(Side side, String limit, TimeInForce how, Purpose purpose) {
        return new OrderIntent(
                new OrderKey("carry-1", "lead", ++lastSeq),
                1,
                venue().name(),
                "ETH",
                side,
                Quantity.of("0.5"),
                Price.of(limit),
                how,
                purpose,
                purpose.mustReduce());
    }

    OrderOutcome place(OrderIntent intent) {
        return orders().place(intent, Instant.now());
    }

    /** What the venue really has under that id, ever. */
    List<VenueOrder> really(OrderIntent intent) {
        return look(exchange -> exchange.ordersEver("main", intent.clientId()));
    }

    @SuppressWarnings("unchecked")
    <T> T look(Function<Exchange, T> question) {
        return (T) look.apply(question::apply);
    }

    @Override
    public void close() {
        venue.close();
        stop.run();
    }
}
