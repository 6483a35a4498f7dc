package evenkeel.local.operator;

import evenkeel.config.start.ExitCode;
import evenkeel.domain.code.Code;
import java.util.Arrays;
import java.util.Optional;

/** The API understood and said no, with a code. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refused(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    /** What happened, and what to do about it. */
    String line() {
        Optional<Code> known = Arrays.stream(Code.values())
                .filter(each -> each.id().equals(code))
                .findFirst();
        return code + " " + getMessage()
                + known.map(each -> " — " + each.yourPart()).orElse("");
    }

    ExitCode exit() {
        return switch (status) {
            case 400 -> ExitCode.UNSAFE;
            case 401, 403 -> ExitCode.AUTH;
            case 404 -> ExitCode.NOT_FOUND;
            case 409 -> ExitCode.CONFLICT;
            case 503 -> ExitCode.UNREACHABLE;
            default -> ExitCode.FAILURE;
        };
    }
}
