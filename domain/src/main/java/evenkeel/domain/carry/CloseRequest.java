package evenkeel.domain.carry;

/** A person asks for the close. {@code requestId} makes the asking idempotent; an emergency takes at once. */
public record CloseRequest(String requestId, String by, String text, boolean emergency) {
    public CloseRequest(String requestId, String by, String text) {
        this(requestId, by, text, false);
    }
}
