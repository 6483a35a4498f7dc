package evenkeel.starter.scan;

import evenkeel.starter.trades.HaltedTrades;
import evenkeel.starter.trades.OrphanedTrades;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Scans again and again; first closes what a halt flattens, and compares open trades with what the engine remembers. */
public final class ScanLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ScanLoop.class);

    private final CarryScan scan;
    private final OrphanedTrades orphans;
    private final HaltedTrades halted;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("scan").daemon().factory());
    private volatile boolean running;

    public ScanLoop(CarryScan scan, OrphanedTrades orphans, HaltedTrades halted, Duration interval) {
        this.scan = scan;
        this.orphans = orphans;
        this.halted = halted;
        this.interval = interval;
    }

    @Override
    public void start() {
        running = true;
        var unused = thread.scheduleWithFixedDelay(this::pass, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        scan.pause();
        thread.shutdown();
        try {
            thread.awaitTermination(interval.toMillis(), TimeUnit.MILLISECONDS); // a start that is under way
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void pass() {
        try {
            halted.flatten();
            if (!orphans.areKnown()) orphans.compare();
            scan.pass();
        } catch (RuntimeException e) {
            log.error("a scan failed, the next one follows", e);
        }
    }
}
