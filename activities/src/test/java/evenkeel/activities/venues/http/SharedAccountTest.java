package evenkeel.activities.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.AccountWire;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedAccountTest {
    private static final int CROWD = 500;
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** How often somebody looked at the clock, which is later each time. */
    private final AtomicInteger glances = new AtomicInteger();

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger times = new AtomicInteger();
    private final CountDownLatch answers = new CountDownLatch(1);
    private boolean silent;
    private final SharedAccount shared = new SharedAccount(account(), () -> NOON.plusNanos(glances.incrementAndGet()));

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

        assertThat(shared.venueTimePast(first.minusMillis(1))).isEqualTo(first);
    }

    @Test
    void a_time_that_does_not_reach_is_read_afresh_however_young_it_is() {
        Instant first = shared.venueTime();

        assertThat(shared.venueTimePast(first)).isAfter(first);
        assertThat(shared.venueTime()).isEqualTo(first);
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

    @Test
    void what_was_just_paid_is_read_once_for_all_who_ask_at_the_same_time() throws Exception {
        List<Callable<List<FundingPayment>>> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) crowd.add(() -> shared.funding("ETH", NOON.minusSeconds(60), NOON));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<FundingPayment>>> asked =
                    crowd.stream().map(threads::submit).toList();
            while (glances.get() < 2 * CROWD + 1) Thread.onSpinWait();
            answers.countDown();
            for (Future<List<FundingPayment>> one : asked) {
                assertThat(one.get()).extracting(FundingPayment::paidAt).containsExactly(NOON);
            }
        }

        assertThat(looks.get()).isEqualTo(2);
    }

    @Test
    void what_was_paid_long_ago_is_read_for_its_own_symbol() {
        assertThat(shared.funding("ETH", NOON.minus(Duration.ofDays(2)), NOON)).isEmpty();
        assertThat(looks.get()).isZero();
    }

    @Test
    void whoever_asks_for_more_than_was_read_reads_again() {
        answers.countDown();

        assertThat(shared.funding("ETH", NOON.minusSeconds(60), NOON)).hasSize(1);
        assertThat(shared.funding("ETH", NOON.minus(Duration.ofHours(2)), NOON)).hasSize(2);
    }

    /** Shows a larger position with every look, a payment at each full hour, and of a single symbol none. */
    private AccountWire account() {
        Object wire = Proxy.newProxyInstance(
                AccountWire.class.getClassLoader(), new Class<?>[] {AccountWire.class}, (self, method, args) -> {
                    if (method.getName().equals("venueTime")) return NOON.plusSeconds(times.incrementAndGet());
                    if (method.getName().equals("funding")) return List.of();
                    int look = looks.incrementAndGet();
                    answers.await();
                    if (silent) throw new Trouble(Code.VEN_SILENT, "no answer");
                    if (method.getName().equals("paidSince")) return Optional.of(paidSince((Instant) args[0]));
                    Function<String, Position> seen = symbol -> new Position("venue", symbol, new BigDecimal(look));
                    return seen;
                });
        return (AccountWire) wire;
    }

    private static Function<String, List<FundingPayment>> paidSince(Instant since) {
        return symbol -> Stream.iterate(NOON, since::isBefore, at -> at.minusSeconds(3600))
                .map(at -> new FundingPayment("venue", symbol, at.toString(), at, Usd.of("1"), "USDC"))
                .toList();
    }
}
