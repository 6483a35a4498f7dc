package evenkeel.domain.incident;

import evenkeel.domain.carry.Alert;
import java.time.Instant;

/** Something that stays open until a person has looked at it. While it is open its key is the only one. */
public record Incident(
        String key, String code, Alert.Severity severity, String scope, String trade, String text, Instant openedAt) {
    public Incident {
        if (key.isBlank()) throw new IllegalArgumentException("an incident needs a key");
    }
}
