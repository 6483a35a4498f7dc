package evenkeel.activities.venues.stream;

import evenkeel.activities.venues.AccountStream.Listener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hints on their way to a listener that may be slower than the venue. Hints of one symbol become one, too many symbols
 * become "anything"; none is lost, and what waits is never more than a few names.
 */
public final class Hints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hints.class);

    private static final int MOST_SYMBOLS = 500;
    private static final long AFTER_FAILURE_MILLIS = 1_000;

    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<String> symbols = new LinkedHashSet<>();
    private boolean missed;
    private volatile boolean closed;
    private final Thread courier;

    public Hints(String name, Listener listener) {
        this.listener = listener;
        this.courier = Thread.ofVirtual().name(name + "-hints").start(this::deliver);
    }

    public void changed(String symbol) {
        lock.lock();
        try {
            if (symbols.size() >= MOST_SYMBOLS) missed = true;
            else symbols.add(symbol);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    public void missed() {
        lock.lock();
        try {
            missed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        courier.interrupt();
    }

    private void deliver() {
        try {
            while (!closed) {
                Batch batch = take();
                try {
                    batch.to(listener);
                } catch (RuntimeException e) {
                    LOG.warn("a listener of {} failed: {}", courier.getName(), e.toString());
                    missed(); // it may have done half: it gets everything again, but not in a spin
                    TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private Batch take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!missed && symbols.isEmpty()) news.await();
            var batch = new Batch(missed, List.copyOf(symbols));
            missed = false;
            symbols.clear();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private record Batch(boolean missed, List<String> symbols) {
        void to(Listener listener) {
            if (missed) listener.missed();
            else symbols.forEach(listener::changed);
        }
    }
}
