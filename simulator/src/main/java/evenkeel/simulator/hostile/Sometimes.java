package evenkeel.simulator.hostile;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Proof that rare paths were walked: a search that never came there has shown nothing about them. */
public final class Sometimes {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    public void reached(String point) {
        counts.computeIfAbsent(point, unused -> new LongAdder()).increment();
    }

    public long count(String point) {
        LongAdder count = counts.get(point);
        return count == null ? 0 : count.sum();
    }

    public Map<String, Long> all() {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((point, count) -> sorted.put(point, count.sum()));
        return sorted;
    }
}
