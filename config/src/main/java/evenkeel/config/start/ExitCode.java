package evenkeel.config.start;

import evenkeel.domain.code.Code;

/** What a process tells the shell when it ends. */
public enum ExitCode {
    OK(0),
    FAILURE(1),
    CONFLICT(4),
    AUTH(5),
    UNREACHABLE(6),
    CONFIG(9);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Of a process that cannot go on because of that. */
    public static ExitCode of(Code code) {
        return switch (code) {
            case CFG_INVALID -> CONFIG;
            case SYS_FOLDER_TAKEN, SYS_PORT_TAKEN, CTL_ALREADY_OPEN -> CONFLICT;
            case AUT_TOKEN, AUT_ORIGIN, VEN_KEY, VEN_ACCOUNT, VEN_OTHER_ACCOUNT, VEN_LEVERAGE -> AUTH;
            case TMP_UNREACHABLE, DB_UNREACHABLE, VEN_SILENT -> UNREACHABLE;
            default -> FAILURE;
        };
    }
}
