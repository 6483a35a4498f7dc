package evenkeel.simulator.durable;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import evenkeel.simulator.trade.TradeScene;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Makes the golden histories that are not there, one per way that a trade can go. Run on purpose only: what lies in the
 * repository is what running trades look like, and every later version must still be able to read it.
 */
@EnabledIfSystemProperty(named = "golden", matches = "write", disabledReason = "writes files; run with -Dgolden=write")
class GoldenHistories {
    private static final Path FOLDER = Path.of("..", "workflows", "src", "test", "resources", "histories");

    record Way(String name, TradeScene scene, Optional<Duration> close, UnaryOperator<OrderWire> hedge, String reason) {
        Way(String name, long seed, Optional<Duration> close, UnaryOperator<OrderWire> hedge, String reason) {
            this(name, TradeScene.of(seed, Duration.ofMinutes(1)), close, hedge, reason);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Way> ways() {
        UnaryOperator<OrderWire> fine = wire -> wire;
        return List.of(
                new Way("held-to-the-end", 4, Optional.empty(), fine, "MAX_HOLD"),
                new Way("funding-flipped", 3, Optional.empty(), fine, "FUNDING_FLIP"),
                new Way("closed-at-entry", 4, Optional.of(Duration.ofSeconds(10)), fine, "OPERATOR"),
                new Way("closed-in-hold", 4, Optional.of(Duration.ofSeconds(200)), fine, "OPERATOR"),
                new Way("hedge-refused", 4, Optional.empty(), Refusing::new, "rolled_back"),
                new Way(
                        "hedge-moved",
                        TradeScene.of(4, Duration.ofMinutes(1)).withAlternative(),
                        Optional.empty(),
                        Refusing::new,
                        "FUNDING_FLIP"),
                new Way("hedge-unknown", 4, Optional.empty(), Silent::new, "MAX_HOLD"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void a_history_of_every_way(Way way) throws IOException {
        try (DurableTrade trade = new DurableTrade(way.scene(), new MemoryBooks(), way.hedge())) {
            way.close().ifPresent(trade::closedAfter);

            assertThat(trade.run().reason()).isEqualTo(way.reason());

            keep(way.name(), trade.history());
        }
    }

    /** By the documented rules, at two venues that follow a script. */
    record RuledWay(String name, Consumer<DurablePair> script, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<RuledWay> ruledWays() {
        return List.of(
                new RuledWay("ruled-closed-together", GoldenHistories::closedTogether, "MANUAL_CLOSE"),
                new RuledWay("ruled-rolled-back", GoldenHistories::rolledBack, "LEG2_FAILED"),
                new RuledWay("ruled-broken-entry", GoldenHistories::brokenEntry, "post_entry_broken_hedge"),
                new RuledWay("ruled-rebalanced", GoldenHistories::rebalanced, "MANUAL_CLOSE"),
                new RuledWay(
                        "ruled-refused", durable -> durable.pair.lighter.withoutBalance(), "INSUFFICIENT_BALANCE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruledWays")
    void a_history_of_every_ruled_way(RuledWay way) throws IOException {
        MemoryBooks books = new MemoryBooks();
        try (DurablePair durable = new DurablePair(books, books.pauses(), Map.of(), Duration.ofMinutes(20))) {
            way.script().accept(durable);

            assertThat(durable.run().reason()).isEqualTo(way.reason());

            keep(way.name(), durable.history());
        }
    }

    /** Over one settlement and some looks; of the lead half rests to its end, and half is taken. */
    private static void closedTogether(DurablePair durable) {
        durable.pair
                .lighter
                .pays("0.036")
                .next(part(6, "1.2", "150.10"), part(9, "0.8", "150.12"))
                .next(part(0, "1", "150.08"));
        durable.pair.x10.pays("-0.006").next(part(0, "2", "150.16")).next(part(0, "2", "150.16"));
        durable.askedAfter(Duration.ofMinutes(60));
    }

    private static void rolledBack(DurablePair durable) {
        durable.pair.lighter.next(part(5, "2", "150.10"));
        durable.pair.x10.next().next().next();
    }

    /** Its venue does not show the hedge that has filled. */
    private static void brokenEntry(DurablePair durable) {
        durable.pair.lighter.next(part(5, "2", "150.10"));
        durable.pair.x10.next(part(0, "2", "150.16"));
        durable.after(Duration.ofSeconds(5), durable.pair.x10::hidingOurs);
    }

    /** Somebody takes a fortieth of the hedge away. */
    private static void rebalanced(DurablePair durable) {
        durable.pair.lighter.next(part(5, "2", "150.10"));
        durable.after(Duration.ofMinutes(2), () -> durable.pair.x10.foreign(Optional.of("-0.05")))
                .askedAfter(Duration.ofMinutes(20));
    }

    private static Part part(int seconds, String quantity, String price) {
        return new Part(Duration.ofSeconds(seconds), quantity, price);
    }

    /** One that is there stays as it is: whoever wants it anew takes it away first. */
    private static void keep(String name, WorkflowExecutionHistory history) throws IOException {
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(name + ".json");
        if (Files.notExists(file))
            Files.writeString(file, withoutMachine(history.toJson(false)).replaceAll("\n *", ""));
    }

    /** Who worked on it is nobody's business and would differ each time. */
    private static String withoutMachine(String history) {
        return history.replaceAll("\"identity\": ?\"[^\"]*\"", "\"identity\":\"worker\"");
    }

    /** A venue that takes no orders that open. */
    private record Refusing(OrderWire wire) implements OrderWire {
        @Override
        public OrderOutcome place(OrderIntent intent, Instant stamp) {
            return intent.reduceOnly()
                    ? wire.place(intent, stamp)
                    : new OrderOutcome.Rejected(Code.VEN_REFUSED.id(), "closed for new positions");
        }

        @Override
        public void cancel(OrderIntent intent) {
            wire.cancel(intent);
        }
    }

    /** A venue whose answers to orders get lost. */
    private record Silent(OrderWire wire) implements OrderWire {
        @Override
        public OrderOutcome place(OrderIntent intent, Instant stamp) {
            wire.place(intent, stamp);
            return new OrderOutcome.Unknown(Code.VEN_SILENT.id(), "the answer was lost");
        }

        @Override
        public void cancel(OrderIntent intent) {
            wire.cancel(intent);
        }
    }
}
