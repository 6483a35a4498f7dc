package evenkeel.starter.api;

import evenkeel.config.start.ExitCode;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;

/** A refusal as RFC 9457 has it, with our code. */
record Problem(String type, String title, int status, String detail, String instance, String code)
        implements ApiAnswer {
    static Problem of(Code code, String detail, String instance) {
        return of(code, status(code), detail, instance);
    }

    static Problem of(Code code, int status, String detail, String instance) {
        return new Problem("urn:evenkeel:error:" + code.id(), code.meaning(), status, detail, instance, code.id());
    }

    static Problem of(Trouble trouble, String instance) {
        return of(trouble.code(), String.valueOf(trouble.getMessage()), instance);
    }

    private static int status(Code code) {
        if (ExitCode.of(code) == ExitCode.UNREACHABLE) return 503;
        return switch (code) {
            case CTL_UNKNOWN_TRADE, CTL_UNKNOWN_HALT, CTL_UNKNOWN_INCIDENT -> 404;
            case CTL_ALREADY_CLOSING, CTL_OVER, CTL_ALREADY_OPEN, CTL_HALT_OVER, CTL_OTHER_PERSON, REC_ORPHANED -> 409;
            case CTL_WRONG_REQUEST -> 400;
            case AUT_TOKEN -> 401;
            case AUT_ORIGIN -> 403;
            default -> 500;
        };
    }
}
