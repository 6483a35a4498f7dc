package evenkeel.activities.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Duties;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What everyone who keeps duties promises. */
public interface DutiesContract {
    Duration LONG = Duration.ofMinutes(5);

    Duties duties();

    @Test
    default void one_has_the_duty_and_keeps_it_while_it_is_heard_of() {
        String duty = fresh();

        assertThat(duties().take(duty, "a", LONG)).isTrue();
        assertThat(duties().take(duty, "b", LONG)).isFalse();
        assertThat(duties().take(duty, "a", LONG)).isTrue();
        assertThat(held(duty).holder()).isEqualTo("a");
        assertThat(held(duty).seenAt()).isAfterOrEqualTo(held(duty).since());
    }

    @Test
    default void who_is_not_heard_of_loses_it() throws InterruptedException {
        String duty = fresh();
        duties().take(duty, "a", Duration.ofMillis(1));
        Thread.sleep(5);

        assertThat(duties().take(duty, "b", LONG)).isTrue();
        assertThat(duties().take(duty, "a", LONG)).isFalse();
    }

    @Test
    default void who_leaves_makes_room_at_once() throws InterruptedException {
        String duty = fresh();
        duties().take(duty, "a", LONG);

        duties().give(duty, "b");
        assertThat(duties().take(duty, "b", LONG))
                .as("only its holder can give it")
                .isFalse();
        duties().give(duty, "a");
        Thread.sleep(5);
        assertThat(duties().take(duty, "b", LONG)).isTrue();
    }

    @Test
    default void of_many_who_ask_at_once_one_is_told_yes() throws Exception {
        String duty = fresh();
        try (var all = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> asking = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(n -> () -> duties().take(duty, "holder-" + n, LONG))
                    .toList();
            int yes = 0;
            for (Future<Boolean> answer : all.invokeAll(asking)) {
                if (answer.get()) yes++;
            }
            assertThat(yes).isEqualTo(1);
        }
    }

    private Duties.Held held(String duty) {
        return duties().all().stream()
                .filter(held -> held.duty().equals(duty))
                .findFirst()
                .orElseThrow();
    }

    private static String fresh() {
        return "duty-" + UUID.randomUUID();
    }
}
