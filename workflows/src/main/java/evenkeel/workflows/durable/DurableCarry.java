package evenkeel.workflows.durable;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.code.Code;
import evenkeel.workflows.carry.CarryProcess;
import io.temporal.workflow.WorkflowInit;
import java.util.Optional;

/** Runs the carry process inside Temporal: passes commands on and decides nothing. */
public final class DurableCarry implements CarryTrade {
    private final CarryProcess process;

    @WorkflowInit
    public DurableCarry(CarryStart start) {
        process = new CarryProcess(
                start.terms(),
                start.recovers(),
                DurablePorts.of(start.watchTimeout()),
                new DurableTimeline(start.attributes()));
    }

    @Override
    public CarryResult run(CarryStart start) {
        return process.run();
    }

    @Override
    public String close(CloseRequest request) {
        String found = process.phase().name();
        process.askClose(request);
        return found;
    }

    @Override
    public void mayClose(CloseRequest request) {
        Optional<Code> refusal = process.mayClose();
        if (refusal.isPresent()) throw new CloseRefused(refusal.get());
    }

    @Override
    public void closeNow(CloseRequest request) {
        process.askClose(request);
    }

    @Override
    public String phase() {
        return process.phase().name();
    }
}
