package evenkeel.workers.host;

import evenkeel.activities.duty.DutyRounds;
import evenkeel.activities.engine.EngineAttributes;
import evenkeel.activities.engine.EngineLink;
import evenkeel.activities.engine.EngineRuns;
import evenkeel.activities.gate.Gate;
import evenkeel.activities.gate.HeldEntries;
import evenkeel.activities.gate.RestingEntries;
import evenkeel.activities.halt.DiskFloor;
import evenkeel.activities.halt.DiskWatch;
import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.halt.HaltFile;
import evenkeel.activities.invariants.BalanceCheck;
import evenkeel.activities.invariants.FundingCheck;
import evenkeel.activities.invariants.FundingHorizon;
import evenkeel.activities.invariants.InvariantWatch;
import evenkeel.activities.invariants.PositionCheck;
import evenkeel.activities.invariants.RestingCheck;
import evenkeel.activities.invariants.TendedCheck;
import evenkeel.activities.invariants.Verification;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.Provenance;
import evenkeel.activities.recovery.EntryHold;
import evenkeel.activities.trading.BookedAlerts;
import evenkeel.activities.trading.BookedLedger;
import evenkeel.activities.trading.IncidentAlerts;
import evenkeel.activities.trading.MinuteMids;
import evenkeel.activities.trading.Outlook;
import evenkeel.activities.trading.PauseDesk;
import evenkeel.activities.trading.ReadAccounts;
import evenkeel.activities.trading.RecordedApys;
import evenkeel.activities.trading.ScannedElsewhere;
import evenkeel.activities.trading.SizedAnew;
import evenkeel.activities.trading.VenueAccounts;
import evenkeel.activities.trading.VenueExecution;
import evenkeel.activities.trading.VenueMarket;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.config.boot.Opened;
import evenkeel.config.carry.CrashKeys;
import evenkeel.config.carry.RunKeys;
import evenkeel.config.start.Patience;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.workers.settings.WorkerSettings;
import evenkeel.workers.watch.BatchWatch;
import evenkeel.workers.watch.VenueHints;
import evenkeel.workers.watch.WallPace;
import evenkeel.workflows.ports.Alerts;
import evenkeel.workflows.ports.Ports;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A whole worker: connects, registers, polls; on leaving gives its watches away first and ends what it has begun. */
public final class WorkerHost implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WorkerHost.class);
    private static final Duration INVARIANTS_EVERY = Duration.ofSeconds(60);

    private static final Duration LAST_CALLS = Duration.ofSeconds(12); // the longest activity that is not a watch

    private final WorkerSettings settings;
    private final String identity;
    private final Provenance provenance;
    private final InstantSource clock = InstantSource.system();
    private final Opened opened = new Opened();
    private final MinuteMids mids = new MinuteMids();
    private final Map<String, AccountStream> streams = new ConcurrentHashMap<>();
    private volatile boolean running;

    public WorkerHost(WorkerSettings settings, String identity, Provenance provenance) {
        this.settings = settings;
        this.provenance = provenance;
        this.identity = identity;
    }

    @Override
    public void start() {
        try {
            open();
            running = true;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public void stop() {
        running = false;
        opened.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void open() {
        Patience patience = Patience.of(settings.patience());
        EngineLink engine = opened.keep(EngineLink.connect(settings.engine(), identity, patience.left()));
        boolean attributes = new EngineAttributes(engine).register();
        LedgerDatabase ledger = opened.keep(patience.until(
                () -> LedgerDatabase.open(LedgerAccess.of(settings.ledger()).runBy(provenance))));
        ledger.refuseUnless(settings.keys().of(RunKeys.class).liveTrading());
        ledger.keepConfiguration(provenance, clock.instant());
        Optional<DiskFloor> disk = settings.ledger().disk().map(DiskFloor::of);
        HaltBoard halts = new HaltBoard(
                ledger.halts(), Optional.of(HaltFile.in(settings.halts().folder())), disk, clock);

        List<OpenVenue> venues = settings.venues().stream()
                .map(access -> access.open(settings.symbols(), ledger.dataSource(), clock))
                .toList();
        for (OpenVenue venue : venues) {
            opened.keep(venue);
            patience.until(() -> verified(venue));
        }

        VenueHints hints = new VenueHints();
        Venues readable = new Venues(venues.stream().map(OpenVenue::venue).toList());
        Venues looking = seen(venues, Urgency.RECONCILE);
        BatchWatch watch = BatchWatch.over(
                engine.client(),
                looking,
                ledger.snapshots(),
                ledger.heldRows(),
                outlook(looking, ledger),
                settings.bookingLag(),
                clock);
        hints.tell(watch::lookSoon);
        allowCapital(ledger.books());
        Venues urgent = seen(venues, Urgency.EXIT);
        EntryHold hold = opened.keep(EntryHoldRounds.over(readable, settings.symbols(), ledger, clock))
                .hold();
        Gate gate =
                new Gate(wires(venues, hold), ledger.books(), settings.limits().gate(), halts, clock);
        opened.keep(HaltRounds.over(new RestingEntries(ledger.books(), gate, halts, clock)));
        Ports ports = ports(urgent, looking, gate, ledger, watch, hints);
        WorkerFactory factory =
                new WorkerQueues(ports, venues.stream().map(OpenVenue::name).toList()).of(engine.client());
        for (OpenVenue venue : venues) {
            AccountStream stream = venue.stream();
            stream.connect(hints.of(venue.name()));
            streams.put(venue.name(), stream);
        }
        Verification verification = verification(ledger, readable, new EngineRuns(engine.client()));
        InvariantWatch invariants = new InvariantWatch(verification, halts, ledger.incidents(), clock);
        FundingHorizon horizon = new FundingHorizon(ledger.dataSource(), readable, ledger.incidents(), clock);
        List<Runnable> looks = new ArrayList<>(List.of(invariants::look, horizon::look));
        disk.ifPresent(floor -> looks.add(new DiskWatch(floor, ledger.incidents(), clock)::look));
        opened.keep(DutyRounds.of("invariants", INVARIANTS_EVERY, ledger.duties(), identity, looks));
        AccountRounds accounts = new AccountRounds(seen(venues, Urgency.DATA), ledger.accountReadings(), clock);
        opened.keep(DutyRounds.of("accounts", AccountRounds.EVERY, ledger.duties(), identity, List.of(accounts::read)));
        new AroundTrades(settings, ledger, looking, new EngineRuns(engine.client()), gate, identity, clock)
                .begin(opened);
        watch.start();
        factory.start();
        opened.keep(() -> leave(factory, watch));
        log.info(
                "worker {} works for {} on {}, search attributes {}",
                identity,
                settings.symbols(),
                venues.stream().map(OpenVenue::name).toList(),
                attributes ? "on" : "off");
    }

    /** Everything that can be looked at where ledger, venues and engine are within reach. */
    private Verification verification(LedgerDatabase ledger, Venues venues, EngineRuns engine) {
        Books books = ledger.books();
        FundingCheck funding = new FundingCheck(ledger.dataSource(), venues, clock);
        Predicate<String> runs = trade ->
                books.trade(trade).flatMap(known -> engine.of(known.terms())).isPresent();
        return Verification.of(
                ledger.dataSource(),
                funding,
                new BalanceCheck(ledger.balances(), venues, Optional.of(funding::isBehind), clock),
                new TendedCheck(ledger.dataSource(), Optional.of(runs)),
                new PositionCheck(ledger.dataSource(), venues, settings.symbols(), clock),
                new RestingCheck(ledger.dataSource(), venues, settings.symbols()));
    }

    private static Venues seen(List<OpenVenue> venues, Urgency urgency) {
        return new Venues(venues.stream().map(venue -> venue.venue(urgency)).toList());
    }

    /** Whether the venue tells us of our orders by itself just now. */
    private boolean hears(String venue) {
        return Optional.ofNullable(streams.get(venue))
                .filter(AccountStream::isLive)
                .isPresent();
    }

    private Outlook outlook(Venues looking, LedgerDatabase ledger) {
        return new Outlook(
                new RecordedApys(ledger.rates()),
                new ScannedElsewhere(ledger.scans()),
                new ReadAccounts(ledger.accountReadings()),
                new SizedAnew(looking, ledger.accountReadings(), ledger.books()),
                mids,
                Optional.of(settings.keys().of(CrashKeys.class).rules()),
                alerts(ledger));
    }

    private Ports ports(
            Venues urgent, Venues looking, Gate gate, LedgerDatabase ledger, BatchWatch watch, VenueHints hints) {
        Books books = ledger.books();
        Alerts alerts = alerts(ledger);
        return new Ports(
                new VenueExecution(urgent, books, gate, new WallPace(hints, clock), clock),
                watch,
                new VenueMarket(urgent, mids, clock),
                new VenueAccounts(urgent, looking, books, settings.bookingLag(), this::hears),
                new BookedLedger(urgent, books, new PauseDesk(ledger.pauses(), alerts), clock),
                alerts);
    }

    private Alerts alerts(LedgerDatabase ledger) {
        Books books = ledger.books();
        return new IncidentAlerts(new BookedAlerts(books, clock), ledger.incidents(), books, clock);
    }

    private void allowCapital(Books books) {
        books.allow(CapitalScope.ofStrategy("carry"), settings.limits().strategy());
        for (var venue : settings.venues()) {
            books.allow(
                    CapitalScope.ofAccount(venue.place().name()),
                    settings.limits().account());
        }
    }

    private static Map<String, OrderWire> wires(List<OpenVenue> venues, EntryHold hold) {
        Map<String, OrderWire> wires = new LinkedHashMap<>();
        for (OpenVenue venue : venues) wires.put(venue.name(), new HeldEntries(venue.orders(), hold::why));
        return wires;
    }

    private static OpenVenue verified(OpenVenue venue) {
        venue.venue().account().verify();
        return venue;
    }

    /** In this order: a watch that still arrives turns round at the door, then those inside are given away. */
    private static void leave(WorkerFactory factory, BatchWatch watch) {
        watch.leave();
        factory.suspendPolling();
        watch.handOver();
        factory.shutdown();
        factory.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS);
        watch.close();
    }
}
