package evenkeel.activities.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.ledger.LedgerRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How tests of a ledger ask for a refusal, and for many things at once. */
public final class Refusals {
    private static final int CROWD = 16;

    private Refusals() {}

    /** Refused with the rule's name, so that a person can look it up. */
    public static void assertRefused(LedgerRule rule, ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.DB_REFUSED))
                .hasMessageContaining(rule.word() + ": " + rule.sentence());
    }

    public static void assertTrouble(Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code));
    }

    /** The answers of sixteen that ask the same at the same time. */
    public static <T> List<T> crowd(Callable<T> question) throws InterruptedException, ExecutionException {
        return crowd(Collections.nCopies(CROWD, question));
    }

    public static <T> List<T> crowd(List<Callable<T>> questions) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(questions)) answers.add(answer.get());
            return answers;
        }
    }
}
