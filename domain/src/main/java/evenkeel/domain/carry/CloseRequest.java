package evenkeel.domain.carry;

import java.util.Optional;

/**
 * Somebody asks for the close. {@code requestId} makes the asking idempotent; an emergency takes at once.
 *
 * @param text for people; nothing reads it
 * @param code the documented word of a machine that asks; a person has none
 */
public record CloseRequest(String requestId, String by, String text, boolean emergency, Optional<String> code) {
    public CloseRequest(String requestId, String by, String text, boolean emergency) {
        this(requestId, by, text, emergency, Optional.empty());
    }

    public CloseRequest(String requestId, String by, String text) {
        this(requestId, by, text, false);
    }
}
