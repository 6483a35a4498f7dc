package evenkeel.workflows.ports;

import evenkeel.domain.carry.Alert;
import io.temporal.activity.ActivityInterface;

/** What a person should know. */
@ActivityInterface(namePrefix = "Alerts.")
public interface Alerts {
    /** Raises it once per key. */
    void raise(Alert alert);
}
