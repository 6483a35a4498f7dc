package evenkeel.local.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts parts beside each other and ends all that began, the last one first, however far the start came. */
final class Crew implements AutoCloseable {
    private static final long STARTS_WITHIN_SECONDS = 90;

    private final ExecutorService starters = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("start-", 0).daemon().factory());
    private final Deque<AutoCloseable> begun = new ArrayDeque<>();

    <T extends AutoCloseable> Future<T> begin(Callable<T> start) {
        return starters.submit(() -> keep(start.call()));
    }

    <T extends AutoCloseable> T keep(T part) {
        synchronized (begun) {
            begun.push(part);
        }
        return part;
    }

    /** Its own failure is thrown, as if it had been started here. */
    static <T> T await(Future<T> part) throws InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException own) throw own;
            throw new IllegalStateException("a part did not start", e.getCause());
        }
    }

    @Override
    public void close() {
        awaitStarts();
        while (true) {
            AutoCloseable part;
            synchronized (begun) {
                if (begun.isEmpty()) return;
                part = begun.pop();
            }
            end(part);
        }
    }

    private void awaitStarts() {
        starters.shutdown();
        try {
            boolean unused = starters.awaitTermination(STARTS_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what has begun so far is ended
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println(part.getClass().getSimpleName() + " did not end cleanly: " + e.getMessage());
        }
    }
}
