package evenkeel.config.start;

import evenkeel.domain.code.Code;

/** What a process tells the shell when it ends. */
public enum ExitCode {
    OK(0),
    FAILURE(1),
    /** Refused for safety; the shell's number for a command that cannot be meant. */
    UNSAFE(2),
    NOT_FOUND(3),
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
            case CFG_INVALID,
                    CFG_UNREADABLE,
                    CFG_UNKNOWN_KEY,
                    CFG_DUPLICATE_KEY,
                    CFG_WRONG_TYPE,
                    CFG_WRONG_UNIT,
                    CFG_OUT_OF_RANGE,
                    CFG_UNKNOWN_WORD,
                    CFG_KEYS_DISAGREE,
                    CFG_SECRET_WRITTEN,
                    CFG_SECRET_UNREADABLE,
                    CFG_LIVE_INCOMPLETE,
                    CFG_MISSING -> CONFIG;
            case CFG_NOT_CONFIRMED, CFG_TESTING_LIVE, CFG_OTHER_MODE -> UNSAFE;
            case SYS_FOLDER_TAKEN, SYS_PORT_TAKEN, CTL_ALREADY_OPEN -> CONFLICT;
            case AUT_TOKEN, AUT_ORIGIN, VEN_KEY, VEN_ACCOUNT, VEN_OTHER_ACCOUNT, VEN_LEVERAGE -> AUTH;
            case TMP_UNREACHABLE, DB_UNREACHABLE, VEN_SILENT, CTL_NO_STARTER -> UNREACHABLE;
            default -> FAILURE;
        };
    }
}
