package evenkeel.house.planted.workflows.ports;

import io.temporal.activity.ActivityInterface;

@ActivityInterface(namePrefix = "Inherits.")
public interface InheritsATypeParameter extends Reader<String> {}
