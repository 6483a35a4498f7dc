package evenkeel.domain.carry.exit;

import java.util.Optional;

/** What one rule says. */
sealed interface Finding {
    Finding NO = new Passes(Optional.empty());

    /** Nothing follows it. {@code text} is for people. */
    record Fires(ExitCode code, Severity severity, String text, Optional<ExitNote> note) implements Finding {}

    /** The next rule is asked. */
    record Passes(Optional<ExitNote> note) implements Finding {}

    static Fires fires(ExitCode code, String why) {
        return new Fires(code, Severity.NORMAL, code.prefix() + ": " + why, Optional.empty());
    }

    static Fires emergency(ExitCode code, String why) {
        return new Fires(code, Severity.EMERGENCY, code.prefix() + ": " + why, Optional.empty());
    }

    static Finding noted(ExitCode rule, ExitNote.Why why) {
        return new Passes(Optional.of(ExitNote.of(rule, why)));
    }

    static Finding warned(ExitCode rule, ExitNote.Why why) {
        return new Passes(Optional.of(ExitNote.warning(rule, why)));
    }
}
