package evenkeel.domain.execution;

import evenkeel.domain.execution.PrepareOutcome.Skip;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The executors by their keys: one for each, and none stands in for another. */
public final class Executors {
    private final Map<ExecutorKey, Executor> byKey = new LinkedHashMap<>();

    /** Refuses two for one key. */
    public Executors(Collection<? extends Executor> executors) {
        for (Executor executor : executors) {
            if (byKey.putIfAbsent(executor.key(), executor) != null) {
                throw new IllegalArgumentException("two executors for " + executor.key());
            }
        }
    }

    public PrepareOutcome prepare(Preparation asked) {
        Executor executor = byKey.get(asked.intent().where());
        if (executor == null) {
            String why = "none for " + asked.intent().where() + ", known are " + byKey.keySet();
            return Skip.of(SkipCode.NO_EXECUTOR, why);
        }
        return executor.prepare(asked);
    }

    /** Which of the configured books nobody executes: with real money that refuses the start. */
    public List<ExecutorKey> missing(Collection<ExecutorKey> configured) {
        return configured.stream().filter(key -> !byKey.containsKey(key)).toList();
    }

    public Set<ExecutorKey> keys() {
        return Collections.unmodifiableSet(byKey.keySet());
    }
}
