package evenkeel.activities.engine;

import evenkeel.domain.code.Code;
import evenkeel.workflows.durable.TradeAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes our search attributes known to the server. Whoever starts first registers them; the others find them there. */
public final class EngineAttributes {
    private static final Logger log = LoggerFactory.getLogger(EngineAttributes.class);
    private static final long DEADLINE_SECONDS = 10;

    private final EngineLink engine;

    public EngineAttributes(EngineLink engine) {
        this.engine = engine;
    }

    /** Whether the server takes them; where it does not, trades run without them. */
    public boolean register() {
        var options = OperatorServiceStubsOptions.newBuilder()
                .setChannel(engine.client().getWorkflowServiceStubs().getRawChannel())
                .validateAndBuildWithDefaults();
        OperatorServiceStubs stubs = OperatorServiceStubs.newServiceStubs(options); // on a channel that is not its own
        try {
            register(stubs.blockingStub().withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS));
            return true;
        } catch (StatusRuntimeException e) {
            log.warn("{} {} ({})", Code.TMP_NO_ATTRIBUTES.id(), Code.TMP_NO_ATTRIBUTES.byItself(), e.getStatus());
            return false;
        }
    }

    private void register(OperatorServiceBlockingStub operator) {
        Map<String, IndexedValueType> known = known(operator);
        for (SearchAttributeKey<?> key : TradeAttributes.ALL) {
            IndexedValueType type = known.get(key.getName());
            if (type == null) add(operator, key);
            else if (type != key.getValueType()) throw alreadyAnother(key, type);
        }
    }

    /** None where the server cannot list them: adding one again does no harm. */
    private Map<String, IndexedValueType> known(OperatorServiceBlockingStub operator) {
        try {
            return operator.listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                            .setNamespace(engine.namespace())
                            .build())
                    .getCustomAttributesMap();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) return Map.of();
            throw e;
        }
    }

    private void add(OperatorServiceBlockingStub operator, SearchAttributeKey<?> key) {
        try {
            operator.addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                    .setNamespace(engine.namespace())
                    .putSearchAttributes(key.getName(), key.getValueType())
                    .build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) throw e; // another process was faster
        }
    }

    private static StatusRuntimeException alreadyAnother(SearchAttributeKey<?> key, IndexedValueType type) {
        return Status.FAILED_PRECONDITION
                .withDescription(key.getName() + " is of type " + type + " there")
                .asRuntimeException();
    }
}
