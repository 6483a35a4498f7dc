package evenkeel.starter.scan;

import evenkeel.activities.ledger.Scans;
import evenkeel.activities.ledger.Scans.Finding;
import evenkeel.domain.code.Trouble;
import evenkeel.starter.trades.HaltedTrades;
import evenkeel.starter.trades.OrphanedTrades;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Scans again and again, as fast as the pacing says; first closes what a halt flattens, and compares open trades with what
 * the engine remembers. Once a minute what was found is kept, and told where nothing was opened.
 */
public final class ScanLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ScanLoop.class);
    private static final Duration SUMMARY_EVERY = Duration.ofSeconds(60);
    private static final Duration LAST_PASS = Duration.ofSeconds(5);

    private final CarryScan scan;
    private final Scans scans;
    private final OrphanedTrades orphans;
    private final HaltedTrades halted;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("scan").daemon().factory());
    private volatile boolean running;

    public ScanLoop(CarryScan scan, Scans scans, OrphanedTrades orphans, HaltedTrades halted) {
        this.scan = scan;
        this.scans = scans;
        this.orphans = orphans;
        this.halted = halted;
    }

    @Override
    public void start() {
        running = true;
        thread.execute(this::pass);
        var unused = thread.scheduleWithFixedDelay(
                this::keepFindings, SUMMARY_EVERY.toSeconds(), SUMMARY_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        scan.pause();
        thread.execute(this::keepFindings);
        thread.shutdown();
        try {
            thread.awaitTermination(LAST_PASS.toMillis(), TimeUnit.MILLISECONDS); // a start that is under way
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
        long wait = Math.max(100, scan.untilNext().toMillis());
        if (running) {
            var unused = thread.schedule(this::pass, wait, TimeUnit.MILLISECONDS);
        }
    }

    private void keepFindings() {
        List<Finding> news = scan.report().news();
        try {
            scans.add(news);
        } catch (Trouble trouble) {
            log.warn("what the scan has found could not be kept: {}", trouble.getMessage());
        }
        boolean opened = news.stream().anyMatch(each -> each.code().equals(Verdict.Reason.STARTED.name()));
        if (opened || news.isEmpty()) return;
        Map<String, Long> byCode = new TreeMap<>(
                news.stream().collect(Collectors.groupingBy(Finding::code, Collectors.summingLong(Finding::times))));
        log.info("[SCAN] nothing was opened in a minute: {}", byCode);
    }
}
