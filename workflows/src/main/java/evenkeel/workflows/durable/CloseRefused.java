package evenkeel.workflows.durable;

import evenkeel.domain.code.Code;

/** A request to close that would change nothing; leaves no trace in the history. The message begins with the code. */
public final class CloseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CloseRefused(Code code) {
        super(code.id() + " " + code.meaning());
    }
}
