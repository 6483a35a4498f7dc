package evenkeel.workflows.durable;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseRequest;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A carry trade as Temporal knows it. */
@WorkflowInterface
public interface CarryTrade {
    @WorkflowMethod
    CarryResult run(CarryStart start);

    /** Asks for the close; answers with the phase in which the asking found the trade. */
    @UpdateMethod
    String close(CloseRequest request);

    @UpdateValidatorMethod(updateName = "close")
    void mayClose(CloseRequest request);

    /** The same for tools that can only signal; one that comes too late changes nothing. */
    @SignalMethod
    void closeNow(CloseRequest request);

    @QueryMethod
    String phase();
}
