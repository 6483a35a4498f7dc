package evenkeel.house.planted.workflows.ports;

import io.temporal.activity.ActivityInterface;

@ActivityInterface
public interface HasNoPrefix {
    void place();
}
