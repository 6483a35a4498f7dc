package evenkeel.domain.carry;

/** A person asks for the close. {@code requestId} makes the asking idempotent. */
public record CloseRequest(String requestId, String by, String text) {}
