package evenkeel.domain.code;

import java.util.Objects;

/** Something the outside world did that a caller cannot decide on: it carries its code to whoever can. */
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    public Trouble(Code code, String what) {
        super(code.id() + " " + what);
        this.code = code;
    }

    public Trouble(Code code, String what, Throwable cause) {
        super(code.id() + " " + what, cause);
        this.code = code;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public Code code() {
        return code;
    }
}
