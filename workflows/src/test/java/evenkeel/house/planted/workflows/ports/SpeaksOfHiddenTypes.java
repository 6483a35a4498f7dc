package evenkeel.house.planted.workflows.ports;

import io.temporal.activity.ActivityInterface;

@ActivityInterface(namePrefix = "Speaks.")
public interface SpeaksOfHiddenTypes {
    void tell(HiddenType it);
}
