package evenkeel.starter.trades;

import evenkeel.activities.engine.EngineRuns;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.workflows.durable.CarryStart;
import evenkeel.workflows.durable.CarryTrade;
import evenkeel.workflows.durable.Queues;
import evenkeel.workflows.durable.TradeAttributes;
import evenkeel.workflows.durable.WorkflowIds;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Trades as the engine runs them. A running trade is found by its business key, and known by the trade id it carries. */
public final class EngineTrades implements RunningTrades {
    private static final long CLOSE_ANSWER_SECONDS = 15;

    private final WorkflowClient client;
    private final EngineRuns runs;
    private final boolean attributes;
    private final String mode;
    private final Duration watchTimeout;
    private final InstantSource clock;

    /** {@code attributes}: whether the server takes our search attributes. */
    public EngineTrades(
            WorkflowClient client, boolean attributes, String mode, Duration watchTimeout, InstantSource clock) {
        this.client = client;
        this.runs = new EngineRuns(client);
        this.attributes = attributes;
        this.mode = mode;
        this.watchTimeout = watchTimeout;
        this.clock = clock;
    }

    @Override
    public Launch start(CarryTerms terms, Usd notional) {
        return launch(terms, false, notional);
    }

    /** Begins a trade again that the ledger knows and nothing runs: it goes on from there. Never beside a run of its key. */
    public Launch adopt(CarryTerms terms, Usd notional) {
        return launch(terms, true, notional);
    }

    private Launch launch(CarryTerms terms, boolean recovers, Usd notional) {
        String id = idOf(terms);
        WorkflowOptions.Builder options = WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(Queues.TRADES)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .setMemo(Map.of(EngineRuns.MEMO_TRADE, terms.trade()))
                .setStaticSummary(summary(terms));
        if (attributes) {
            options.setTypedSearchAttributes(TradeAttributes.atStart(terms, mode, notional, clock.instant()));
        }
        CarryTrade trade = client.newWorkflowStub(CarryTrade.class, options.build());
        try {
            var run = WorkflowClient.start(trade::run, new CarryStart(terms, recovers, attributes, watchTimeout));
            return new Started(run.getRunId());
        } catch (WorkflowExecutionAlreadyStarted e) {
            return runOf(terms).<Launch>map(Started::new).orElse(new Runs(id));
        } catch (WorkflowServiceException | StatusRuntimeException e) {
            return new NotNow(reason(e));
        }
    }

    @Override
    public Optional<String> runOf(CarryTerms terms) {
        return runs.of(terms);
    }

    /** Asks for the close and answers with the phase that the asking found. Asked again with the same id it answers the same. */
    public String close(CarryTerms terms, CloseRequest request) {
        String run = runOf(terms).orElseThrow(() -> new Trouble(Code.REC_ORPHANED, "trade " + terms.trade()));
        WorkflowStub trade = client.newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                .setWorkflowId(idOf(terms))
                .setRunId(run)
                .build());
        UpdateOptions<String> options = UpdateOptions.newBuilder(String.class)
                .setUpdateName("close")
                .setUpdateId(request.requestId())
                .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                .build();
        try {
            return trade.startUpdate(options, request).getResult(CLOSE_ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (WorkflowUpdateException e) {
            throw refusal(e);
        } catch (WorkflowUpdateTimeoutOrCancelledException e) {
            throw new Trouble(Code.TMP_UNREACHABLE, "no worker has taken the request yet; it stays valid", e);
        } catch (WorkflowNotFoundException e) {
            throw new Trouble(Code.CTL_OVER, "trade " + terms.trade(), e);
        } catch (WorkflowServiceException | StatusRuntimeException e) {
            throw new Trouble(Code.TMP_UNREACHABLE, reason(e), e);
        }
    }

    /** The validator's message begins with its code. */
    private static Trouble refusal(WorkflowUpdateException e) {
        String said = e.getCause() instanceof ApplicationFailure failure ? failure.getOriginalMessage() : "";
        for (Code code : Code.values()) {
            if (said.startsWith(code.id() + " "))
                return new Trouble(code, said.substring(code.id().length() + 1), e);
        }
        return new Trouble(Code.SYS_UNEXPECTED, "the trade refused: " + said, e);
    }

    private static String idOf(CarryTerms terms) {
        return WorkflowIds.carry(
                terms.symbol(), terms.lead().venue(), terms.hedge().venue());
    }

    private static String summary(CarryTerms terms) {
        boolean leadIsLong = terms.lead().side() == Side.BUY;
        String bought = leadIsLong ? terms.lead().venue() : terms.hedge().venue();
        String sold = leadIsLong ? terms.hedge().venue() : terms.lead().venue();
        return terms.trade() + ": " + terms.quantity() + " " + terms.symbol() + ", long @" + bought + ", short @"
                + sold;
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException status) return String.valueOf(status.getMessage());
        }
        return String.valueOf(failure.getMessage());
    }
}
