package evenkeel.simulator.hostile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.simulator.hostile.Journal.Entry;
import evenkeel.simulator.hostile.Journal.Place;
import evenkeel.simulator.timeline.Crash;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.workflows.durable.PayloadMapper;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Alerts;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.ports.Market;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.ports.Watch;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls ports as the engine does: at least once, again after a failure or a time-out, with the answer written down before
 * the process learns of it. The real ports run behind it.
 */
final class HostilePorts {
    private static final ObjectMapper MAPPER = PayloadMapper.create();
    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SLOWEST = Duration.ofMillis(400);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Fate fate;
    private final Scheduler scheduler;
    private final Lifetime life;
    private final HostileTimeline timeline;

    HostilePorts(Fate fate, Lifetime life, HostileTimeline timeline) {
        this.fate = fate;
        this.scheduler = fate.scheduler();
        this.life = life;
        this.timeline = timeline;
    }

    Ports around(Ports real) {
        return new Ports(
                port(Execution.class, real.execution()),
                port(Watch.class, real.watch()),
                port(Market.class, real.market()),
                port(Accounts.class, real.accounts()),
                port(Ledger.class, real.ledger()),
                port(Alerts.class, real.alerts()));
    }

    private <P> P port(Class<P> type, P real) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> call(real, method, args));
        return type.cast(proxy);
    }

    private @Nullable Object call(Object real, Method method, Object[] args) {
        BooleanSupplier interrupted = timeline.interruption();
        Place place = life.strand().nextCall();
        String asked = asked(method, args);
        if (life.isKnown(place)) return answer(asked, method, life.replay(place));
        if (!life.awaitPresent(interrupted)) throw new HostileTimeline.Interrupted();

        life.asks();
        Object answer = perform(real, method, args, interrupted);
        Entry entry = answer instanceof BehindTheLedger behind
                ? new Journal.Behind(asked, String.valueOf(behind.getMessage()), scheduler.instant())
                : new Journal.Answer(asked, write(answer), scheduler.instant());
        life.learn(place, entry);
        return answer(asked, method, entry);
    }

    /** Until one attempt answers. What the worker dies of takes the process along, or only the attempt. */
    private @Nullable Object perform(Object real, Method method, Object[] args, BooleanSupplier interrupted) {
        while (true) {
            Attempt attempt = new Attempt();
            if (fate.strikes(fate.mix().stall())) detached(attempt, real, method, args, interrupted);
            else inline(attempt, real, method, args);
            travel(interrupted);
            if (attempt.done) return attempt.answer;
            scheduler.sleep(RETRY);
        }
    }

    private void inline(Attempt attempt, Object real, Method method, Object[] args) {
        try {
            fate.point();
            attempt.make(real, method, args);
        } catch (Crash crash) {
            if (life.isDead() || !fate.heads()) throw crash;
            fate.reached("attempt died alone");
            scheduler.sleep(ATTEMPT_TIMEOUT);
        }
    }

    /** Another worker has the call; it may freeze, be given up, and go on later all the same. */
    private void detached(Attempt attempt, Object real, Method method, Object[] args, BooleanSupplier interrupted) {
        scheduler.spawn(new Fate.Detached(), () -> {
            attempt.make(real, method, args);
            scheduler.poke();
        });
        scheduler.await(scheduler.instant().plus(ATTEMPT_TIMEOUT), () -> attempt.done || interrupted.getAsBoolean());
        if (!attempt.done) fate.reached("attempt timed out");
    }

    /** The answer on its way back: a command may end the waiting, a crash may lose it. */
    private void travel(BooleanSupplier interrupted) {
        Instant arrives = scheduler.instant().plus(fate.upTo(SLOWEST));
        if (scheduler.await(arrives, interrupted)) throw new HostileTimeline.Interrupted();
    }

    private @Nullable Object answer(String asked, Method method, Entry recorded) {
        if (recorded instanceof Journal.Behind behind && behind.asked().equals(asked))
            throw new BehindTheLedger(behind.why());
        if (!(recorded instanceof Journal.Answer answer) || !answer.asked().equals(asked)) {
            throw HostileTimeline.diverged(asked, recorded);
        }
        return read(answer.written(), method);
    }

    /** Enough to see that a replay asks for the same; hashing all of it takes a third of a run. */
    private static String asked(Method method, Object[] args) {
        return args[0] instanceof OrderIntent intent ? method.getName() + " " + intent.summary() : method.getName();
    }

    /** As tokens: all that a payload says, without the time that spelling and parsing its letters takes. */
    private static TokenBuffer write(@Nullable Object answer) {
        try (TokenBuffer written = new TokenBuffer(MAPPER, false)) {
            MAPPER.writeValue(written, answer);
            return written;
        } catch (IOException e) {
            throw new IllegalStateException("an answer must be writable: " + answer, e);
        }
    }

    private static @Nullable Object read(TokenBuffer written, Method method) {
        if (method.getReturnType() == void.class) return null;
        try (JsonParser tokens = written.asParser(MAPPER)) {
            return READERS.computeIfAbsent(method.getReturnType(), MAPPER::readerFor)
                    .readValue(tokens);
        } catch (IOException e) {
            throw new IllegalStateException("an answer must be readable: " + method.getName(), e);
        }
    }

    /** One try; trouble that may pass leaves it undone. */
    private static final class Attempt {
        private boolean done;
        private @Nullable Object answer;

        void make(Object real, Method method, Object[] args) {
            try {
                answer = method.invoke(real, args);
                done = true;
            } catch (InvocationTargetException thrown) {
                if (thrown.getCause() instanceof Trouble) return;
                if (thrown.getCause() instanceof BehindTheLedger behind) {
                    answer = behind;
                    done = true;
                    return;
                }
                if (thrown.getCause() instanceof Error error) throw error;
                throw new IllegalStateException("a port failed: " + thrown.getCause(), thrown.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("ports are public", e);
            }
        }
    }
}
