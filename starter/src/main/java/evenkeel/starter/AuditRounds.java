package evenkeel.starter;

import evenkeel.activities.ledger.AuditCheck;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has the audit looked at twice a minute. */
final class AuditRounds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AuditRounds.class);
    private static final Duration EVERY = Duration.ofSeconds(30); // a changed line is to be found within a minute

    private final AuditCheck check;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit").daemon().factory());
    private volatile boolean running;

    AuditRounds(AuditCheck check) {
        this.check = check;
    }

    @Override
    public void start() {
        running = true;
        var unused = rounds.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        rounds.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        try {
            check.look();
        } catch (RuntimeException e) {
            log.warn("the audit could not be looked at: {}", e.toString());
        }
    }
}
