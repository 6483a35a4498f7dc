package evenkeel.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.contract.PausesContract;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.carry.risk.Pause.Reason;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresPausesTest implements PausesContract {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());

    @Override
    public Books books() {
        return DATABASE.books();
    }

    @Override
    public Pauses pauses() {
        return DATABASE.pauses();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void of_many_who_begin_one_at_once_one_is_told_yes() throws Exception {
        Pause pause = Pause.lasting(MINUTE, Reason.FREE_MARGIN, PausesContract.fresh());
        try (var all = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> beginning = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(n -> () -> pauses().begin(pause, "", "by " + n))
                    .toList();
            int yes = 0;
            for (Future<Boolean> answer : all.invokeAll(beginning)) {
                if (answer.get()) yes++;
            }
            assertThat(yes).isEqualTo(1);
        }
    }
}
