package evenkeel.config.start;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.List;

/** Why a process does not start, in lines for people, and what it tells the shell. */
public record Refusal(List<String> lines, ExitCode exit) {
    public Refusal {
        lines = List.copyOf(lines);
    }

    /** The first cause that knows its code speaks; a failure without one is ours to report. */
    public static Refusal of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsRefused refused) {
                return new Refusal(refused.lines(), refused.exit());
            }
            if (cause instanceof Trouble trouble) {
                String line = trouble.getMessage() + " — " + trouble.code().yourPart();
                return new Refusal(List.of(line), ExitCode.of(trouble.code()));
            }
        }
        String line = Code.SYS_UNEXPECTED.id() + " " + rootOf(failure) + " — " + Code.SYS_UNEXPECTED.yourPart();
        return new Refusal(List.of(line), ExitCode.FAILURE);
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        String said = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return root.getClass().getSimpleName() + ": " + said;
    }
}
