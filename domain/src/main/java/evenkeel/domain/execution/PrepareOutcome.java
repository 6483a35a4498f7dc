package evenkeel.domain.execution;

import java.time.Instant;
import java.util.Optional;

/** What an executor makes of an intent. */
public sealed interface PrepareOutcome {
    record Planned(ExecutionPlan plan) implements PrepareOutcome {}

    /**
     * A refusal on purpose. Nothing was sent.
     *
     * @param plan what would have been done, of a dry run
     */
    record Skip(SkipCode code, String detail, Retry retry, Optional<ExecutionPlan> plan) implements PrepareOutcome {
        public static Skip of(SkipCode code, String detail) {
            Retry retry = switch (code.again()) {
                case NEVER -> Retry.NEVER;
                case NEXT_BAR -> Retry.NEXT_BAR;
                case AT -> throw new IllegalArgumentException(code + " says when it is worth another try");
            };
            return new Skip(code, detail, retry, Optional.empty());
        }

        public static Skip until(Instant then, SkipCode code, String detail) {
            if (code.again() != SkipCode.Again.AT) throw new IllegalArgumentException(code + " waits for no moment");
            return new Skip(code, detail, new Retry.At(then), Optional.empty());
        }

        /** For people: the code, then why. */
        public String text() {
            return code.name() + ": " + detail;
        }
    }
}
