package evenkeel.workers.host;

import evenkeel.activities.duty.DutyRounds;
import evenkeel.activities.engine.EngineRuns;
import evenkeel.activities.gate.Gate;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.reconcile.GhostDesk;
import evenkeel.activities.reconcile.Reconciler;
import evenkeel.activities.risk.RiskRound;
import evenkeel.activities.trading.BookedAlerts;
import evenkeel.activities.trading.IncidentAlerts;
import evenkeel.activities.trading.LateFunding;
import evenkeel.activities.trading.LateReadback;
import evenkeel.activities.trading.VenueAccounts;
import evenkeel.activities.trading.VenueExecution;
import evenkeel.activities.trading.Venues;
import evenkeel.config.boot.Opened;
import evenkeel.config.carry.ReconcilerKeys;
import evenkeel.domain.carry.lead.LeadSettings;
import evenkeel.domain.carry.reconcile.Reconciliation;
import evenkeel.domain.carry.risk.RiskLimits;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Reread;
import evenkeel.workers.settings.WorkerSettings;
import evenkeel.workflows.ports.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What one of all workers does around the trades: risk pauses, the reconciler, payments that come late. */
record AroundTrades(
        WorkerSettings settings,
        LedgerDatabase ledger,
        Venues venues,
        EngineRuns runs,
        Gate gate,
        String worker,
        InstantSource clock) {
    private static final Duration RISK_EVERY = Duration.ofSeconds(30);
    /** Sooner than I15 would call a payment missing. */
    private static final Duration LATE_FUNDING_EVERY = Duration.ofMinutes(4);

    void begin(Opened opened) {
        Duration reconcileEvery = settings.keys().of(ReconcilerKeys.class).interval();
        opened.keep(rounds("risk", RISK_EVERY, risk()::round));
        opened.keep(rounds("reconcile", reconcileEvery, reconciler()::pass));
        LateFunding funding = new LateFunding(venues, ledger.books(), settings.bookingLag(), clock);
        // one after the other: both correct the figures of trades that have ended
        opened.keep(rounds("late-funding", LATE_FUNDING_EVERY, funding::round, lateReadback()::round));
    }

    private DutyRounds rounds(String duty, Duration every, Runnable... looks) {
        return DutyRounds.of(duty, every, ledger.duties(), worker, List.of(looks));
    }

    private LateReadback lateReadback() {
        Books books = ledger.books();
        var accounts = new VenueAccounts(venues, venues, books, settings.bookingLag(), venue -> false);
        return new LateReadback(accounts, books, alerts(), clock);
    }

    private RiskRound risk() {
        return new RiskRound(
                venues,
                ledger.books(),
                ledger.pauses(),
                ledger.equity(),
                alerts(),
                settings.keys().of(RiskLimits.class),
                AroundTrades::rest,
                clock);
    }

    private Reconciler reconciler() {
        return new Reconciler(
                venues,
                settings.symbols(),
                ledger.books(),
                runs,
                gate::cancel,
                this::readAgain,
                new GhostDesk(venues, ledger.books(), ledger.forms()::last, clock),
                ledger.pauses(),
                ledger.findings(),
                alerts(),
                rules(),
                AroundTrades::rest,
                clock);
    }

    private Reconciliation.Rules rules() {
        LeadSettings lead = settings.keys().of(LeadSettings.class);
        ReconcilerKeys keys = settings.keys().of(ReconcilerKeys.class);
        return new Reconciliation.Rules(
                lead.orderTimeout(), lead.attempts(), keys.autoImportGhosts(), keys.autoCloseGhosts());
    }

    private Alerts alerts() {
        Books books = ledger.books();
        return new IncidentAlerts(new BookedAlerts(books, clock), ledger.incidents(), books, clock);
    }

    private void readAgain(OrderIntent intent) {
        var execution = new VenueExecution(venues, ledger.books(), gate, AroundTrades::atOnce, clock);
        Reread unused = execution.readAgain(intent);
    }

    /** Whoever reads again waits for nothing. */
    private static Optional<Instant> atOnce(String venue, String symbol, Instant latest) {
        return Optional.of(latest);
    }

    private static void rest(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Code.SYS_UNEXPECTED, "told to end", e);
        }
    }
}
