package evenkeel.activities.venues.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Facts that never change, the latest used ones; forgetting one costs a read. */
public final class Recent<K, V> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, V> facts;

    public Recent(int atMost) {
        facts = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > atMost;
            }
        };
    }

    public Optional<V> find(K key) {
        lock.lock();
        try {
            return Optional.ofNullable(facts.get(key));
        } finally {
            lock.unlock();
        }
    }

    public void put(K key, V value) {
        lock.lock();
        try {
            facts.put(key, value);
        } finally {
            lock.unlock();
        }
    }
}
