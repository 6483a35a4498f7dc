package evenkeel.house.planted.workflows.ports;

import io.temporal.activity.ActivityInterface;

@ActivityInterface(namePrefix = "Hidden.")
interface HiddenPort {
    void hide();
}
