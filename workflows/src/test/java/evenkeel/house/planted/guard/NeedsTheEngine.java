package evenkeel.house.planted.guard;

import io.temporal.client.WorkflowClient;

final class NeedsTheEngine {
    Object find(WorkflowClient client) {
        return client.newUntypedWorkflowStub("carry-ETH-lighter-x10");
    }
}
