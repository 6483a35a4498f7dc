package evenkeel.activities.ledger;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.code.Code;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why no new trade may begin, kept until it may. The books admit none while one stands. */
public interface Pauses {
    /** False when that reason stands for that subject already: a pause neither extends itself nor is told of again. */
    boolean begin(Pause pause, String subject, String text);

    /** Those that keep new trades from beginning then, the first begun first. */
    List<Standing> standing(Instant at);

    /** When the last one of that reason and subject began, whether it stands or not. */
    Optional<Instant> lastBegun(Reason reason, String subject);

    /** A broken hedge is not whole yet; false when its pause is over or the time would come sooner. */
    boolean extend(String subject, Instant until);

    /** False when none of that reason and subject stands. */
    boolean end(Reason reason, String subject, String by, String why, Instant at);

    /**
     * A pause and whom it is about.
     *
     * @param subject a symbol or a venue; empty where it is about all
     */
    record Standing(Pause pause, String subject, String text) {
        /** What a new trade is told. */
        public Admission refusal() {
            return Admission.refused(Code.RSK_PAUSED.id(), toString());
        }

        /** The first of them in a line; empty when none stands. */
        public static Optional<String> summary(List<Standing> standing) {
            return standing.stream().findFirst().map(Standing::toString);
        }

        @Override
        public String toString() {
            String end = pause.until().map(until -> "until " + until).orElse("until a person releases it");
            return pause.reason() + (subject.isEmpty() ? "" : " " + subject) + ", " + end + ": " + text;
        }
    }
}
