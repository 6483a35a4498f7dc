package evenkeel.simulator.faults;

import static evenkeel.domain.order.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.AccountWire;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fill;
import evenkeel.simulator.exchange.Trade;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of fills over the real wire of each venue, cut before each of them: what happens meanwhile nobody pushes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamCutTest {
    private static final int ORDERS = 5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "lighter", "x10"})
    void F44_wherever_a_session_is_cut_each_fill_is_read_once_and_none_is_lost(String venue) throws Exception {
        try (Rig rig = new Rig(venue, folder)) {
            var reader = new Reader(rig.venue().account());
            for (int cut = 0; cut < ORDERS; cut++) {
                session(rig, reader, cut);

                assertThat(reader.booked)
                        .as("cut before %d", cut)
                        .hasSizeGreaterThanOrEqualTo(ORDERS * (cut + 1))
                        .extracting(StreamCutTest::shown)
                        .containsExactlyElementsOf(told(rig));
            }
        }
    }

    private static void session(Rig rig, Reader reader, int cut) throws InterruptedException {
        try (AccountStream stream = rig.stream()) {
            stream.connect(reader);
            await(stream::isLive);
            for (int order = 0; order < ORDERS; order++) {
                if (order == cut) {
                    rig.fault("{kind: disconnect}");
                    await(() -> !stream.isLive());
                }
                boolean buys = order % 2 == 0;
                rig.place(rig.intent(buys ? Side.BUY : Side.SELL, buys ? "3010" : "2990", IOC, Purpose.ENTRY));
            }
            await(() -> reader.booked.size() >= told(rig).size());
        }
    }

    /** What really happened. */
    private static List<String> told(Rig rig) {
        return rig.<List<Trade>>look(exchange -> exchange.fills("main", "ETH", Instant.EPOCH)).stream()
                .map(trade -> shown(trade.fill()))
                .toList();
    }

    private static String shown(Fill fill) {
        return fill.side() + " " + fill.quantity() + " at " + fill.price() + ", "
                + fill.venueTime().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void await(BooleanSupplier happens) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!happens.getAsBoolean() && System.nanoTime() < end) Thread.sleep(2);
    }

    /** Believes reads only, from the last fill it has: what it has already is not booked twice. */
    private static final class Reader implements AccountStream.Listener {
        private final AccountWire account;
        private final List<Fill> booked = new CopyOnWriteArrayList<>();
        private Instant last = Instant.EPOCH;

        Reader(AccountWire account) {
            this.account = account;
        }

        @Override
        public synchronized void changed(String symbol) {
            for (Fill fill : account.fills("ETH", last)) {
                boolean known =
                        booked.stream().anyMatch(other -> other.tradeId().equals(fill.tradeId()));
                if (!known) booked.add(fill);
                last = fill.venueTime();
            }
        }

        @Override
        public void missed() {
            changed("ETH");
        }
    }
}
