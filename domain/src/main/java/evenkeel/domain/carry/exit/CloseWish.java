package evenkeel.domain.carry.exit;

/** That somebody wants the trade closed, whatever the rules say. */
public enum CloseWish {
    MANUAL_CLOSE(ExitCode.MANUAL_CLOSE),
    MANUAL_EMERGENCY(ExitCode.MANUAL_EMERGENCY),
    SHUTDOWN(ExitCode.SHUTDOWN);

    private final ExitCode code;

    CloseWish(ExitCode code) {
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
