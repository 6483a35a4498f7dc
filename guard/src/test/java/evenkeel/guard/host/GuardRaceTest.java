package evenkeel.guard.host;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trade comes back in the moment in which its guard acts: one of them sends, whoever is first. */
class GuardRaceTest {
    private static final int ROUNDS = 12;

    @TempDir
    private static Path folder;

    private static GuardLedger server;

    @BeforeAll
    static void start() {
        server = GuardLedger.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void F57_of_a_returning_trade_and_its_guard_exactly_one_sends() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                NakedTrade trade = untended("race_" + round);
                OrderIntent hedge = trade.intent(trade.terms.hedge(), 1, Purpose.HEDGE);
                GuardRounds guard = looking(trade);
                CyclicBarrier together = new CyclicBarrier(2);
                long later = round; // milliseconds: from well before the guard's takeover to well after it
                Future<?> trading = both.submit(() -> {
                    together.await();
                    Thread.sleep(later);
                    return placed(trade, hedge);
                });
                Future<?> guarding = both.submit(() -> {
                    together.await();
                    return guard.look();
                });
                trading.get();
                guarding.get();

                int hedged = trade.hedge.exchange().orders("main").size();
                long cut = trade.guardsOrders().stream()
                        .filter(order -> order.sentAt().isPresent())
                        .count();
                assertThat(hedged + cut).as("round " + round).isEqualTo(1);
                trade.ledger.close();
            }
        }
    }

    @Test
    void whom_the_guard_has_relieved_is_told_that_the_ledger_knows_more() {
        NakedTrade trade = untended("relieved");
        GuardRounds guard = looking(trade);

        guard.look();
        OrderOutcome late = trade.execution.place(
                trade.intent(trade.terms.hedge(), 1, Purpose.HEDGE), trade.now().plusSeconds(5));

        assertThat(late)
                .isInstanceOfSatisfying(
                        OrderOutcome.Rejected.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(Code.ORD_BEHIND.id()));
        assertThat(trade.hedge.exchange().orders("main")).isEmpty();
        trade.ledger.close();
    }

    /** As its engine does it: what the ledger refused in the middle is asked again. */
    private static OrderOutcome placed(NakedTrade trade, OrderIntent order) {
        try {
            return trade.execution.place(order, trade.now().plusSeconds(5));
        } catch (Trouble refused) {
            return trade.execution.place(order, trade.now().plusSeconds(5));
        }
    }

    /** In a ledger of its own: venues in a box count their fills from one. */
    private static NakedTrade untended(String ledger) {
        NakedTrade trade = new NakedTrade(server.fresh(ledger));
        trade.leadFills();
        return trade;
    }

    private static GuardRounds looking(NakedTrade trade) {
        GuardRounds guard = trade.guard("guard");
        guard.look();
        trade.pass(NakedTrade.SILENCE);
        return guard;
    }
}
