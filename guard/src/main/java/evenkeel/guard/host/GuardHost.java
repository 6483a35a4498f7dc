package evenkeel.guard.host;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.halt.HaltFile;
import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.Provenance;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.access.VenueAccess;
import evenkeel.config.boot.Opened;
import evenkeel.config.start.Patience;
import evenkeel.guard.settings.GuardSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A whole guard: connects to the ledger and the venues, then looks until it is told to end. */
public final class GuardHost implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(GuardHost.class);
    private static final Duration LAST_LOOK = Duration.ofSeconds(10);

    private final GuardSettings settings;
    private final String identity;
    private final Provenance provenance;
    private final InstantSource clock = InstantSource.system();
    private final Opened opened = new Opened();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("guard").factory());
    private volatile boolean running;

    public GuardHost(GuardSettings settings, String identity, Provenance provenance) {
        this.settings = settings;
        this.identity = identity;
        this.provenance = provenance;
    }

    @Override
    public void start() {
        try {
            GuardRounds rounds = open();
            long poll = settings.poll().toMillis();
            var unused = thread.scheduleWithFixedDelay(rounds::look, 0, poll, TimeUnit.MILLISECONDS);
            running = true;
        } catch (RuntimeException e) {
            closeAll();
            throw e;
        }
    }

    @Override
    public void stop() {
        running = false;
        closeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private GuardRounds open() {
        Patience patience = Patience.of(settings.patience());
        LedgerDatabase ledger = opened.keep(patience.until(
                () -> LedgerDatabase.open(LedgerAccess.of(settings.ledger()).runBy(provenance))));
        ledger.keepConfiguration(provenance, clock.instant());
        HaltBoard halts = new HaltBoard(
                ledger.halts(), Optional.of(HaltFile.in(settings.halts().folder())), clock);
        List<ReducingVenue> venues = new ArrayList<>();
        for (VenueAccess access : settings.venues()) {
            OpenVenue open = opened.keep(access.open(settings.symbols(), ledger.dataSource(), clock));
            ReducingVenue venue = ReducingVenue.of(open);
            patience.until(() -> verified(venue));
            venues.add(venue);
        }
        GuardRounds rounds =
                GuardRounds.over(ledger, halts, venues, settings.symbols(), settings.rules(), identity, clock);
        opened.keep(() -> leave(rounds));
        log.info(
                "{} watches {} on {}, every {} ms",
                identity,
                settings.symbols(),
                venues.stream().map(ReducingVenue::name).toList(),
                settings.poll().toMillis());
        return rounds;
    }

    private static ReducingVenue verified(ReducingVenue venue) {
        venue.venue().account().verify();
        return venue;
    }

    /** A look that is under way ends first: what it has sent is settled by it. */
    private void leave(GuardRounds rounds) throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        rounds.leave();
    }

    private void closeAll() {
        thread.shutdown();
        opened.close();
    }
}
