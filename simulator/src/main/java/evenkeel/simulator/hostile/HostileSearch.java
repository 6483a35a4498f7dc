package evenkeel.simulator.hostile;

import evenkeel.simulator.hostile.HostileRun.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Runs the seeds from {@code first} on side by side, in their order, and tells of its progress and of what breaks. */
public final class HostileSearch {
    /** A run has one task at a time: while it hands the turn over, another run has the core. */
    private static final int SIDE_BY_SIDE = 2 * Runtime.getRuntime().availableProcessors();

    private static final long BETWEEN_REPORTS = TimeUnit.SECONDS.toNanos(10);

    private final long first;
    private final long end;
    private final Sometimes sometimes;
    private final Teller teller;
    private final long began = System.nanoTime();
    private final TreeSet<Long> underWay = new TreeSet<>();
    private final List<Verdict> broken = new ArrayList<>();
    private long next;
    private long told = began;

    private HostileSearch(long first, long seeds, Sometimes sometimes, Teller teller) {
        this.first = first;
        this.next = first;
        this.end = first + seeds;
        this.sometimes = sometimes;
        this.teller = teller;
    }

    /** Hears what happens while the search goes on. */
    public interface Teller {
        void progress(Progress now);

        void broken(Verdict verdict);
    }

    /** Every seed before {@code next} is done: a search that is cut off may go on from there. */
    public record Progress(long next, long end, double perSecond, int broken) {
        @Override
        public String toString() {
            return "hostile: seeds before %d of %d are done, %.0f a second, %d broken"
                    .formatted(next, end, perSecond, broken);
        }
    }

    /** Whatever broke. */
    public static List<Verdict> run(long first, long seeds, Sometimes sometimes, Teller teller) {
        HostileSearch search = new HostileSearch(first, seeds, sometimes, teller);
        try (ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            List<Future<?>> all = IntStream.range(0, SIDE_BY_SIDE)
                    .<Future<?>>mapToObj(n -> workers.submit(search::work))
                    .toList();
            for (Future<?> each : all) each.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the search was interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the search itself failed", e.getCause());
        }
        teller.progress(search.progress());
        return List.copyOf(search.broken);
    }

    private void work() {
        for (long seed = take(); seed < end; seed = take()) {
            done(seed, HostileRun.of(HostileScene.of(seed), sometimes));
        }
    }

    private synchronized long take() {
        long seed = next;
        if (seed < end) {
            next++;
            underWay.add(seed);
        }
        return seed;
    }

    private synchronized void done(long seed, Verdict verdict) {
        underWay.remove(seed);
        if (!verdict.violations().isEmpty()) {
            broken.add(verdict);
            teller.broken(verdict);
        }
        if (System.nanoTime() - told < BETWEEN_REPORTS) return;
        told = System.nanoTime();
        teller.progress(progress());
    }

    private synchronized Progress progress() {
        long before = underWay.isEmpty() ? next : underWay.first();
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Progress(before, end, (before - first) / seconds, broken.size());
    }
}
