package evenkeel.activities.engine;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.workflows.durable.WorkflowIds;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.util.Optional;

/** What the engine runs. A running trade is found by its business key, and known by the trade id that it carries. */
public final class EngineRuns {
    /** Under this word a run carries its trade's id. */
    public static final String MEMO_TRADE = "trade";

    private final WorkflowClient client;

    public EngineRuns(WorkflowClient client) {
        this.client = client;
    }

    /** The run that is this very trade, while it runs. */
    public Optional<String> of(CarryTerms terms) {
        String id = WorkflowIds.carry(
                terms.symbol(), terms.lead().venue(), terms.hedge().venue());
        try {
            WorkflowExecutionDescription seen =
                    client.newUntypedWorkflowStub(id).describe();
            boolean runs = seen.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
            boolean same = terms.trade().equals(seen.getMemo(MEMO_TRADE, String.class));
            return runs && same ? Optional.of(seen.getExecution().getRunId()) : Optional.empty();
        } catch (WorkflowNotFoundException e) {
            return Optional.empty();
        } catch (WorkflowServiceException | StatusRuntimeException e) {
            if (Status.fromThrowable(e).getCode() == Status.Code.NOT_FOUND) return Optional.empty();
            throw new Trouble(Code.TMP_UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }
}
