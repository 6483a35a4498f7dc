package evenkeel.workflows.ports;

import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import io.temporal.activity.ActivityInterface;

/** The long look at a held trade. */
@ActivityInterface(namePrefix = "Watch.")
public interface Watch {
    /** Answers when a rule fires, funding has been paid or positions moved; or at once that it is quiet until later. */
    Watched until(Watching watching);
}
