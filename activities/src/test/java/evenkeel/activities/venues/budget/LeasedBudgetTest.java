package evenkeel.activities.venues.budget;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two holders in two pools, as two processes would be, over one real database. */
class LeasedBudgetTest {
    private static final String URL = LedgerServer.emptyDatabase();
    private static final LedgerDatabase HERE = LedgerServer.open(URL);
    private static final LedgerDatabase THERE = LedgerServer.open(URL);
    private static final AtomicInteger MADE = new AtomicInteger();
    /** A window that no test outlives: it began at the epoch. */
    private static final Duration ENDLESS = Duration.ofDays(100_000);

    private final Payer payer = Payer.at("venue", "address-" + MADE.incrementAndGet());

    @AfterAll
    static void close() {
        HERE.close();
        THERE.close();
    }

    @Test
    void two_holders_share_one_limit() throws Exception {
        Allowance hundred = new Allowance(100, ENDLESS);
        Budget[] holders = {here(hundred), there(hundred)};
        AtomicInteger granted = new AtomicInteger();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                Budget holder = holders[i % 2];
                threads.execute(() -> {
                    if (holder.take(Urgency.ENTRY, 1)) granted.incrementAndGet();
                });
            }
        }

        assertThat(granted.get()).isEqualTo(60);
    }

    @Test
    void F66_entries_stop_at_sixty_percent_reconciling_at_eighty_cancels_at_all_and_an_exit_never() {
        Budget budget = here(new Allowance(100, ENDLESS));

        assertThat(taken(budget, Urgency.DATA)).isEqualTo(50);
        assertThat(taken(budget, Urgency.ENTRY)).isEqualTo(10);
        assertThat(taken(budget, Urgency.RECONCILE)).isEqualTo(20);
        assertThat(taken(budget, Urgency.CANCEL)).isEqualTo(20);
        assertThat(budget.take(Urgency.EXIT, 1)).isTrue();
        assertThat(budget.take(Urgency.EXIT, 7)).isTrue();
    }

    @Test
    void what_exits_take_beyond_everything_is_counted() {
        Budget budget = here(new Allowance(10, ENDLESS));

        for (int i = 0; i < 6; i++) assertThat(budget.take(Urgency.EXIT, 1)).isTrue();

        assertThat(budget.take(Urgency.ENTRY, 1)).isFalse();
        assertThat(there(new Allowance(10, ENDLESS)).take(Urgency.ENTRY, 1)).isFalse();
    }

    @Test
    void the_venue_s_own_count_wins_for_everyone() {
        Allowance hundred = new Allowance(100, ENDLESS);
        Budget teller = here(hundred);

        teller.venueCounts(59);

        assertThat(taken(there(hundred), Urgency.ENTRY)).isEqualTo(1);
        teller.venueCounts(3); // an answer that is overtaken takes nothing back
        assertThat(there(hundred).take(Urgency.ENTRY, 1)).isFalse();
    }

    @Test
    void a_venue_that_wants_to_be_left_alone_is_left_alone_by_all_but_exits() throws Exception {
        Allowance hundred = new Allowance(100, ENDLESS);
        Budget told = here(hundred);
        assertThat(told.take(Urgency.ENTRY, 1)).isTrue();

        told.keepQuiet(Duration.ofMillis(700));

        for (Budget budget : new Budget[] {told, there(hundred)}) {
            assertThat(budget.take(Urgency.ENTRY, 1)).isFalse();
            assertThat(budget.take(Urgency.CANCEL, 1)).isFalse();
            assertThat(budget.take(Urgency.EXIT, 1)).isTrue();
        }
        Thread.sleep(800);
        assertThat(told.take(Urgency.CANCEL, 1)).isTrue();
    }

    @Test
    void what_a_dead_holder_kept_comes_back_with_the_next_window() throws Exception {
        Allowance aSecond = new Allowance(10, Duration.ofSeconds(1));
        Budget dead = here(aSecond);
        int before = taken(dead, Urgency.EXIT, 6);
        assertThat(before).isEqualTo(6);

        Thread.sleep(1_100);

        assertThat(there(aSecond).take(Urgency.ENTRY, 6)).isTrue();
    }

    @Test
    void without_the_database_only_cancels_and_exits_go_out() {
        LedgerDatabase gone = LedgerServer.open(URL);
        Budget budget = new LeasedBudget(gone.dataSource(), payer, new Allowance(100, ENDLESS));
        gone.close();

        assertThat(budget.take(Urgency.EXIT, 1)).isTrue();
        assertThat(budget.take(Urgency.CANCEL, 1)).isTrue();
        assertThat(budget.take(Urgency.RECONCILE, 1)).isFalse();
        assertThat(budget.take(Urgency.ENTRY, 1)).isFalse();
        budget.venueCounts(5);
        budget.keepQuiet(Duration.ofSeconds(1));
    }

    private Budget here(Allowance allowance) {
        return new LeasedBudget(HERE.dataSource(), payer, allowance);
    }

    private Budget there(Allowance allowance) {
        return new LeasedBudget(THERE.dataSource(), payer, allowance);
    }

    private static int taken(Budget budget, Urgency urgency) {
        return taken(budget, urgency, 1_000);
    }

    private static int taken(Budget budget, Urgency urgency, int atMost) {
        int taken = 0;
        while (taken < atMost && budget.take(urgency, 1)) taken++;
        return taken;
    }
}
