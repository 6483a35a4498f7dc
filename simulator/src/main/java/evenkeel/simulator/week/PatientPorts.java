package evenkeel.simulator.week;

import evenkeel.domain.code.Trouble;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Alerts;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.ports.Market;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.ports.Watch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls ports as the engine does: what failed by trouble that may pass is called again, for as long as it takes. */
final class PatientPorts {
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Scheduler scheduler;

    private PatientPorts(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    static Ports around(Ports real, Scheduler scheduler) {
        PatientPorts engine = new PatientPorts(scheduler);
        return new Ports(
                engine.port(Execution.class, real.execution()),
                engine.port(Watch.class, real.watch()),
                engine.port(Market.class, real.market()),
                engine.port(Accounts.class, real.accounts()),
                engine.port(Ledger.class, real.ledger()),
                engine.port(Alerts.class, real.alerts()));
    }

    private <P> P port(Class<P> type, P real) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> call(real, method, args));
        return type.cast(proxy);
    }

    private @Nullable Object call(Object real, Method method, Object @Nullable [] args) throws Throwable {
        while (true) {
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException thrown) {
                if (!(thrown.getCause() instanceof Trouble)) throw thrown.getCause();
                scheduler.sleep(RETRY);
            }
        }
    }
}
