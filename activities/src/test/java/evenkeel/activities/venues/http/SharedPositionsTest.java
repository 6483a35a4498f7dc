package evenkeel.activities.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.AccountWire;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Position;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SharedPositionsTest {
    private static final int CROWD = 500;
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** How often somebody looked at the clock, which is later each time. */
    private final AtomicInteger glances = new AtomicInteger();

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger times = new AtomicInteger();
    private final CountDownLatch answers = new CountDownLatch(1);
    private boolean silent;
    private final SharedPositions shared =
            new SharedPositions(account(), () -> NOON.plusNanos(glances.incrementAndGet()));

    @Test
    void five_hundred_who_ask_while_one_look_is_under_way_share_the_next() throws Exception {
        List<Callable<Position>> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) crowd.add(() -> shared.position("ETH"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Position>> asked = crowd.stream().map(threads::submit).toList();
            while (glances.get() < CROWD + 1) Thread.onSpinWait(); // one has begun to look, all others have asked
            answers.countDown();
            for (Future<Position> one : asked) assertThat(one.get().signed()).isPositive();
        }

        assertThat(looks.get()).isEqualTo(2);
    }

    @Test
    void the_venue_s_time_serves_for_two_seconds_and_is_never_later_than_it_is() {
        Instant first = shared.venueTime();
        for (int i = 0; i < 100; i++) assertThat(shared.venueTime()).isEqualTo(first);

        glances.addAndGet(2_000_000_000);
        assertThat(shared.venueTime()).isAfter(first);
    }

    @Test
    void an_older_time_serves_who_asks_about_something_before_it() {
        Instant first = shared.venueTime();
        glances.addAndGet(2_000_000_000);

        assertThat(shared.venueTimePast(first.minusMillis(1))).isEqualTo(first);
        assertThat(shared.venueTimePast(first)).isAfter(first);
    }

    @Test
    void whoever_asks_after_a_look_began_gets_a_later_one() {
        answers.countDown();

        BigDecimal first = shared.position("ETH").signed();

        assertThat(shared.position("ETH").signed()).isGreaterThan(first);
    }

    @Test
    void a_look_that_failed_is_nobody_s_answer() {
        answers.countDown();
        silent = true;
        assertThatThrownBy(() -> shared.position("ETH")).isInstanceOf(Trouble.class);

        silent = false;
        assertThat(shared.position("ETH").signed()).isPositive();
    }

    /** Shows a larger position with every look. */
    private AccountWire account() {
        Object wire = Proxy.newProxyInstance(
                AccountWire.class.getClassLoader(), new Class<?>[] {AccountWire.class}, (self, method, args) -> {
                    if (method.getName().equals("venueTime")) return NOON.plusSeconds(times.incrementAndGet());
                    assertThat(method.getName()).isEqualTo("positions");
                    int look = looks.incrementAndGet();
                    answers.await();
                    if (silent) throw new Trouble(Code.VEN_SILENT, "no answer");
                    Function<String, Position> seen = symbol -> new Position("venue", symbol, new BigDecimal(look));
                    return seen;
                });
        return (AccountWire) wire;
    }
}
