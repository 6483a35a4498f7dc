package evenkeel.workers.watch;

import evenkeel.activities.venues.AccountStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the venues' pushes hint at: something of a symbol may have changed. Nothing is believed here, only woken. */
public final class VenueHints {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Long> bySymbol = new HashMap<>();
    private final Map<String, Long> byVenue = new HashMap<>();
    private final List<Runnable> curious = new CopyOnWriteArrayList<>();

    /** Called after every hint. */
    public void tell(Runnable listener) {
        curious.add(listener);
    }

    /** Takes the pushes of one venue. */
    public AccountStream.Listener of(String venue) {
        return new AccountStream.Listener() {
            @Override
            public void changed(String symbol) {
                hint(bySymbol, key(venue, symbol));
            }

            @Override
            public void missed() {
                hint(byVenue, venue);
            }
        };
    }

    /** Waits for a hint about that symbol, at most that long. */
    void await(String venue, String symbol, Duration longest) {
        long left = longest.toNanos();
        lock.lock();
        try {
            long seen = hints(venue, symbol);
            while (left > 0 && hints(venue, symbol) == seen) left = news.awaitNanos(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void hint(Map<String, Long> counts, String key) {
        lock.lock();
        try {
            counts.merge(key, 1L, Long::sum);
            news.signalAll();
        } finally {
            lock.unlock();
        }
        curious.forEach(Runnable::run);
    }

    private long hints(String venue, String symbol) {
        return bySymbol.getOrDefault(key(venue, symbol), 0L) + byVenue.getOrDefault(venue, 0L);
    }

    private static String key(String venue, String symbol) {
        return venue + "|" + symbol;
    }
}
