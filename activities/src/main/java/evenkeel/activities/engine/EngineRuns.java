package evenkeel.activities.engine;

import evenkeel.activities.reconcile.Runs;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
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
import io.temporal.client.WorkflowTargetOptions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the engine runs. A running trade is found by its business key, and known by the trade id that it carries. */
public final class EngineRuns implements Runs {
    private static final Logger log = LoggerFactory.getLogger(EngineRuns.class);

    /** Under this word a run carries its trade's id. */
    public static final String MEMO_TRADE = "trade";

    private final WorkflowClient client;

    public EngineRuns(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public boolean isRunning(CarryTerms terms) {
        return of(terms).isPresent();
    }

    @Override
    public void askToClose(CarryTerms terms, CloseRequest request) {
        Optional<String> run = of(terms);
        if (run.isEmpty()) return;
        WorkflowTargetOptions target = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(idOf(terms))
                .setRunId(run.get())
                .build();
        try {
            client.newUntypedWorkflowStub(target).signal("closeNow", request);
        } catch (WorkflowNotFoundException over) {
            log.info("trade {} had ended when it was told", terms.trade());
        } catch (WorkflowServiceException | StatusRuntimeException e) {
            throw new Trouble(Code.TMP_UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private static String idOf(CarryTerms terms) {
        return WorkflowIds.carry(
                terms.symbol(), terms.lead().venue(), terms.hedge().venue());
    }

    /** The run that is this very trade, while it runs. */
    public Optional<String> of(CarryTerms terms) {
        String id = idOf(terms);
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
