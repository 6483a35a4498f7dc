package evenkeel.house.planted.workflows.spread;

import io.temporal.workflow.Workflow;
import java.time.Duration;

final class KnowsTheEngine {
    void rest(Duration pause) {
        Workflow.sleep(pause);
    }
}
