package evenkeel.starter.trades;

import evenkeel.activities.ledger.Duties;
import evenkeel.activities.ledger.Strangers;
import evenkeel.activities.ledger.Strangers.Stranger;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Usd;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Adopts what the engine has lost (F63): at the start and every half minute each open trade that nothing runs is begun again
 * from the ledger, a few at a time, so that their readings do not meet the venues all at once.
 */
public final class OrphanSweep implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);
    private static final String DUTY = "sweep";
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration DUTY_LASTS = EVERY.multipliedBy(2);
    private static final int AT_ONCE = 5;
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final OrphanedTrades orphans;
    private final EngineTrades engine;
    private final Strangers strangers;
    private final Duties duties;
    private final String holder;
    private final Usd notional;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sweep").daemon().factory());
    private volatile boolean running;

    /** {@code notional}: what a trade's size is shown as where the engine lists trades. */
    public OrphanSweep(
            OrphanedTrades orphans,
            EngineTrades engine,
            Strangers strangers,
            Duties duties,
            String holder,
            Usd notional) {
        this.orphans = orphans;
        this.engine = engine;
        this.strangers = strangers;
        this.duties = duties;
        this.holder = holder;
        this.notional = notional;
    }

    @Override
    public void start() {
        running = true;
        var unused = thread.scheduleWithFixedDelay(this::guarded, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One sweep; answers how many trades it adopted. */
    int sweep() throws InterruptedException {
        List<TradeRecord> lost = orphans.compare();
        if (lost.isEmpty() || !duties.take(DUTY, holder, DUTY_LASTS)) return 0;
        List<Stranger> unexplained = strangers.standing();
        int adopted = 0;
        for (TradeRecord trade : lost) {
            if (isInDoubt(trade, unexplained) || !adopt(trade.terms())) continue;
            if (++adopted % AT_ONCE == 0) Thread.sleep(BREATH);
        }
        if (adopted > 0) orphans.compare();
        return adopted;
    }

    private void guarded() {
        try {
            sweep();
        } catch (Trouble trouble) {
            log.warn("{} the next sweep comes: {}", trouble.code().id(), trouble.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // we are told to end
        } catch (RuntimeException e) {
            log.error("a sweep failed, the next one follows", e);
        }
    }

    private boolean adopt(CarryTerms terms) {
        return switch (engine.adopt(terms, notional)) {
            case RunningTrades.Started started -> {
                log.warn("{} trade {} is adopted: it goes on from the ledger", Code.REC_ORPHANED.id(), terms.trade());
                yield true;
            }
            case RunningTrades.Runs runs -> {
                log.error("trade {} cannot be adopted: another one runs as {}", terms.trade(), runs.workflow());
                yield false;
            }
            case RunningTrades.NotNow not -> {
                log.warn("trade {} cannot be adopted yet: {}", terms.trade(), not.why());
                yield false;
            }
        };
    }

    /** What the ledger says of such a trade is older than what has happened: a person decides first (F59). */
    private static boolean isInDoubt(TradeRecord trade, List<Stranger> unexplained) {
        return unexplained.stream()
                .anyMatch(stranger -> trade.terms().reach().stream().anyMatch(leg -> isAt(leg, stranger)));
    }

    private static boolean isAt(Leg leg, Stranger stranger) {
        return leg.venue().equals(stranger.venue()) && leg.symbol().equals(stranger.symbol());
    }
}
