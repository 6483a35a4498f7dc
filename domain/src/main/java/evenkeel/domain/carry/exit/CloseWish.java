package evenkeel.domain.carry.exit;

import evenkeel.domain.carry.CloseRequest;
import java.util.Arrays;

/** That somebody wants the trade closed, whatever the rules say. */
public enum CloseWish {
    MANUAL_CLOSE(ExitCode.MANUAL_CLOSE, "an operator asks"),
    MANUAL_EMERGENCY(ExitCode.MANUAL_EMERGENCY, "an operator asks"),
    SHUTDOWN(ExitCode.SHUTDOWN, "the system is shut down"),
    /** Both venues were seen flat twice while the trade claimed a position. */
    RECONCILED_FLAT(ExitCode.RECONCILIATION_ZOMBIE, "the venues say flat");

    private final ExitCode code;
    private final String why;

    CloseWish(ExitCode code, String why) {
        this.code = code;
        this.why = why;
    }

    /** A code that this version does not know is a wish to close all the same. */
    public static CloseWish of(CloseRequest request) {
        if (request.emergency()) return MANUAL_EMERGENCY;
        return Arrays.stream(values())
                .filter(wish -> request.code().filter(wish.code.word()::equals).isPresent())
                .findFirst()
                .orElse(MANUAL_CLOSE);
    }

    public ExitCode code() {
        return code;
    }

    String why() {
        return why;
    }
}
