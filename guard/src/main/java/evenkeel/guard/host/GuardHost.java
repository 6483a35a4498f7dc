package evenkeel.guard.host;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.halt.HaltFile;
import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerLogin;
import evenkeel.activities.ledger.Provenance;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.start.Patience;
import evenkeel.guard.settings.GuardSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
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
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
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
        LedgerDatabase ledger = keep(patience.until(() -> LedgerDatabase.open(access())));
        ledger.keepConfiguration(provenance, clock.instant());
        HaltBoard halts = new HaltBoard(
                ledger.halts(), Optional.of(HaltFile.in(settings.halts().folder())), clock);
        List<OpenVenue> venues = settings.venues().stream()
                .map(access -> OpenVenue.of(access, settings.symbols(), ledger.dataSource(), clock))
                .toList();
        for (OpenVenue venue : venues) {
            keep(venue.whole());
            patience.until(() -> verified(venue));
        }
        GuardRounds rounds =
                GuardRounds.over(ledger, halts, venues, settings.symbols(), settings.rules(), identity, clock);
        keep(() -> leave(rounds));
        log.info(
                "{} watches {} on {}, every {} ms",
                identity,
                settings.symbols(),
                venues.stream().map(OpenVenue::name).toList(),
                settings.poll().toMillis());
        return rounds;
    }

    private LedgerAccess access() {
        LedgerPlace place = settings.ledger();
        return LedgerAccess.of(place.url(), new LedgerLogin(place.user(), place.passwordText()))
                .migratedBy(place.migrator().map(who -> new LedgerLogin(who.user(), who.passwordText())))
                .runBy(provenance);
    }

    private static OpenVenue verified(OpenVenue venue) {
        venue.venue().account().verify();
        return venue;
    }

    /** A look that is under way ends first: what it has sent is settled by it. */
    private void leave(GuardRounds rounds) throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        rounds.leave();
    }

    private <T extends AutoCloseable> T keep(T open) {
        opened.push(open);
        return open;
    }

    private void closeAll() {
        thread.shutdown();
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                log.warn("something did not close: {}", e.toString());
            }
        }
    }
}
