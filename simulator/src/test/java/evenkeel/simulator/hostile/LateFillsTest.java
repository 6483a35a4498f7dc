package evenkeel.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.venue.Fill;
import evenkeel.simulator.hostile.HostileScene.Plant;
import evenkeel.simulator.trade.TradeScene;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Venues whose positions run ahead of what they tell of an entry: it ends, and what it had filled is told after that. */
class LateFillsTest {
    private static final Duration TICK = Duration.ofSeconds(20);
    private static final Duration LATE = Duration.ofMillis(1_200);
    private static final long SEEDS = 400;

    private final AtomicInteger untold = new AtomicInteger();

    @Test
    void F23_a_fill_that_is_told_after_its_order_has_ended_is_neither_lost_nor_ordered_twice() {
        Plant late = new Plant(this::late, books -> books, ports -> ports);

        List<HostileRun.Verdict> broken = LongStream.range(0, SEEDS)
                .mapToObj(seed -> TradeScene.of(seed, TICK).ruled(Map.of("trading.desired_notional_usd", "20000")))
                .map(scene -> new HostileScene(scene, dice -> FaultMix.NONE, late))
                .map(scene -> HostileRun.of(scene, new Sometimes()))
                .filter(verdict -> !verdict.violations().isEmpty())
                .toList();

        assertThat(broken).isEmpty();
        assertThat(untold.get()).as("ends that left a fill untold").isGreaterThan(50);
    }

    private Venue late(Venue venue) {
        return new Venue(venue.name(), venue.market(), new LateTelling(venue.account()).wire(), venue.fence());
    }

    private final class LateTelling {
        private final AccountWire real;
        private final Set<String> entries = ConcurrentHashMap.newKeySet();

        LateTelling(AccountWire real) {
            this.real = real;
        }

        AccountWire wire() {
            return (AccountWire) Proxy.newProxyInstance(
                    AccountWire.class.getClassLoader(), new Class<?>[] {AccountWire.class}, (self, method, args) -> {
                        try {
                            return switch (method.getName()) {
                                case "order" -> order((OrderIntent) args[0]);
                                case "fills" -> told(real.fills((String) args[0], (Instant) args[1]));
                                default -> method.invoke(real, args);
                            };
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }

        private Optional<OrderReport> order(OrderIntent intent) {
            if (intent.purpose() == Purpose.ENTRY) entries.add(intent.clientId());
            return real.order(intent).map(report -> told(intent, report));
        }

        private OrderReport told(OrderIntent intent, OrderReport report) {
            List<Fill> shown = real.fills(intent.symbol(), Instant.EPOCH).stream()
                    .filter(fill -> fill.clientId().equals(intent.clientId()) && isTold(fill))
                    .toList();
            Quantity filled = shown.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
            if (filled.equals(report.filled())) return report;
            if (report.isFinal()) untold.incrementAndGet();
            OrderStatus status = report.isFinal() ? OrderStatus.CANCELLED : OrderStatus.OPEN;
            Usd value = shown.stream().map(Fill::value).reduce(Usd.ZERO, Usd::plus);
            return new OrderReport(status, filled, value, Usd.ZERO);
        }

        private List<Fill> told(List<Fill> fills) {
            return fills.stream().filter(this::isTold).toList();
        }

        private boolean isTold(Fill fill) {
            boolean isFresh = fill.venueTime().isAfter(real.venueTime().minus(LATE));
            return !isFresh || !entries.contains(fill.clientId());
        }
    }
}
