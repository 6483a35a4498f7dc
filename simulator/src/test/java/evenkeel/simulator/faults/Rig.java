package evenkeel.simulator.faults;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.book.StreamedVenue;
import evenkeel.activities.venues.budget.Budget;
import evenkeel.activities.venues.http.AccountRules;
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
import evenkeel.simulator.conformance.Pair;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.faults.Fault;
import evenkeel.simulator.wire.faults.FaultBoard;
import evenkeel.simulator.wire.faults.FaultPlan;
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
    private final Pair pair;
    private final Pair.Served served;
    private final OpenVenue venue;
    private final OrderWire orders;
    private int lastSeq;

    Rig(String name, Path folder) {
        pair = Pair.of(name);
        served = pair.serve(WireSettings.of(pair.profile(FundingCalendar.REAL), 1, folder, pair.known())
                .withPrices(new ScriptedPrices()
                        .price("ETH", "3000")
                        .price("BTC", "60000")
                        .price("SOL", "150"))
                .withFaults(board));
        venue = pair.open(new VenueSettings(
                name,
                served.http(),
                served.webSocket(),
                pair.ours(),
                InstantSource.system(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                List.of("ETH"),
                IMPATIENT,
                PATIENT,
                Budget.ENDLESS,
                AccountRules.ANY));
        orders = venue.orders();
    }

    /** Puts up what is written, {@code $PLACE} standing for the route of a new order. */
    void fault(String written) {
        for (Fault fault : FaultPlan.parseOneOrMore(written.replace("$PLACE", pair.placing()))) {
            FaultBoard.Posted unused = board.put(fault);
        }
    }

    OrderWire orders() {
        return orders;
    }

    Venue venue() {
        return venue.venue();
    }

    /** The same venue, priced by its pushed books. */
    Venue streamed() {
        return new StreamedVenue(venue, List.of("ETH"), InstantSource.system()).venue();
    }

    /** A connection of its own. */
    AccountStream stream() {
        return venue.stream();
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

    /** Whether the venue took it. Where its yes says no more than that it has arrived, that is what is told. */
    boolean isYes(OrderOutcome outcome) {
        if (!pair.venue().equals("lighter")) return outcome instanceof OrderOutcome.Accepted;
        return outcome instanceof OrderOutcome.Unknown unknown && unknown.why().contains("took transaction");
    }

    /** What the venue really has under that id, ever. */
    List<VenueOrder> really(OrderIntent intent) {
        return look(exchange -> exchange.ordersEver("main", pair.nameOf(intent)));
    }

    <T> T look(Function<Exchange, T> question) {
        return served.look().at(question);
    }

    @Override
    public void close() {
        venue.close();
        served.stop().run();
    }
}
