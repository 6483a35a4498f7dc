package evenkeel.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Quote;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What gate and process get when a venue's prices come out of its books, over the real wire. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"binance", "bybit", "lighter", "x10"})
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamedPricesTest {
    /** What only a push of a book has in it. */
    private static final Map<String, String> BOOK =
            Map.of("binance", "depthUpdate", "bybit", "orderbook.50", "lighter", "order_book", "x10", "\"b\":[");

    @Parameter
    private String venue;

    @TempDir
    private Path folder;

    private Rig rig;
    private MarketWire market;

    @BeforeEach
    void start() throws InterruptedException {
        rig = new Rig(venue, folder);
        market = rig.streamed().market();
        await(this::opens);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void a_price_is_the_best_of_the_book_with_the_venue_s_mark_and_of_now() throws InterruptedException {
        await(() -> isTrue(market.quoteToOpen("ETH")));

        assertThat(market.quote("ETH").venueTime())
                .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(1));
    }

    @Test
    void F43_while_the_book_is_not_in_step_nothing_opens_on_it_and_an_exit_still_has_a_price() throws Exception {
        rig.fault("{faults: [{kind: gap, on: '*" + BOOK.get(venue) + "*', times: 0}, {kind: disconnect}]}");
        await(() -> !opens());

        Trouble refusal = catchThrowableOfType(Trouble.class, () -> market.quoteToOpen("ETH"));
        assertThat(refusal.code()).isEqualTo(Code.RSK_STALE);
        await(() -> isTrue(market.quote("ETH")));

        rig.board.clear();
        rig.fault("{kind: disconnect}");
        await(this::opens);
    }

    private boolean opens() {
        try {
            return market.quoteToOpen("ETH").mark().value().signum() > 0;
        } catch (Trouble outOfStep) {
            return false;
        }
    }

    private boolean isTrue(Quote ours) {
        Quote really = rig.look(exchange -> exchange.quote("ETH"));
        return ours.bid().equals(really.bid())
                && ours.bidSize().equals(really.bidSize())
                && ours.ask().equals(really.ask())
                && ours.askSize().equals(really.askSize())
                && ours.mark().equals(really.mark());
    }

    private static void await(BooleanSupplier happens) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!happens.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("it did not come to be");
            Thread.sleep(10);
        }
    }
}
