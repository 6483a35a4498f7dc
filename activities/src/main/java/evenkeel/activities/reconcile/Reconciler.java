package evenkeel.activities.reconcile;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Findings;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.trading.Venues;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.Alert.Severity;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.exit.CloseWish;
import evenkeel.domain.carry.reconcile.Finding;
import evenkeel.domain.carry.reconcile.Finding.Action;
import evenkeel.domain.carry.reconcile.Finding.Kind;
import evenkeel.domain.carry.reconcile.Reconciliation;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.workflows.ports.Alerts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares ledger, engine and venues at the start and every few minutes (§14.2). A trade that runs is told, never edited;
 * one that nothing runs is begun again by the sweep. What is wrong must be found twice, ten seconds apart.
 */
public final class Reconciler {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final String BY = "reconciler";
    private static final int RECENT = 200;

    private final Looking looking;
    private final Books books;
    private final Runs runs;
    private final Consumer<OrderIntent> cancel;
    private final Consumer<OrderIntent> readAgain;
    private final GhostDesk ghosts;
    private final Pauses pauses;
    private final Findings findings;
    private final Alerts alerts;
    private final Reconciliation.Rules rules;
    private final Consumer<Duration> rest;
    private final InstantSource clock;
    private boolean startup = true;

    /**
     * @param cancel takes one order back at its venue
     * @param readAgain asks the venue once more for an order that has ended, and books what it proves
     * @param rest waits between two looks
     */
    public Reconciler(
            Venues venues,
            List<String> symbols,
            Books books,
            Runs runs,
            Consumer<OrderIntent> cancel,
            Consumer<OrderIntent> readAgain,
            GhostDesk ghosts,
            Pauses pauses,
            Findings findings,
            Alerts alerts,
            Reconciliation.Rules rules,
            Consumer<Duration> rest,
            InstantSource clock) {
        this.looking = new Looking(venues, symbols, books, runs);
        this.books = books;
        this.runs = runs;
        this.cancel = cancel;
        this.readAgain = readAgain;
        this.ghosts = ghosts;
        this.pauses = pauses;
        this.findings = findings;
        this.alerts = alerts;
        this.rules = rules;
        this.rest = rest;
        this.clock = clock;
    }

    /** One pass; answers what it found twice and acted on. Made again it acts on nothing that is done. */
    public List<Finding> pass() {
        List<Finding> first = look();
        if (first.isEmpty()) {
            startup = false;
            return first;
        }
        rest.accept(BETWEEN_LOOKS);
        List<Finding> confirmed = Reconciliation.confirmed(first, look()).stream()
                .map(this::proven)
                .toList();
        startup = false;
        List<Finding> taken = ghosts.taken(confirmed);
        taken.forEach(this::act);
        return taken;
    }

    private List<Finding> look() {
        Instant now = clock.instant();
        return Reconciliation.of(looking.seen(now), rules, startup, now);
    }

    /** Done first and kept then: what dies in between is done again, which changes nothing. */
    private void act(Finding finding) {
        switch (finding.action()) {
            case TELL_FLAT, TELL_TO_END -> askToClose(finding);
            case CANCEL -> intent(finding.order()).ifPresent(cancel);
            case PAUSE -> pause(finding);
            // its own watch looks every few seconds, the sweep adopts what nothing runs, and what holds something again
            case TELL_TO_LOOK, ADOPT, TAKE_BACK, LOOK_AGAIN -> {}
            // a person decides: no order may leave without a trade that owns it
            case ALERT -> {}
            // it is a trade by now, and was kept as found with its first line
            case IMPORT, CLOSE_SOFTLY -> tell(finding);
        }
        if (findings.keep(finding, clock.instant()) && finding.action() != Action.LOOK_AGAIN) tell(finding);
    }

    /** Only what fills prove to be the trade's own is taken back; a person's position is told of, and stays. */
    private Finding proven(Finding finding) {
        if (finding.action() != Action.TAKE_BACK) return finding;
        books.orders(finding.trade()).stream()
                .map(OrderRecord::intent)
                .filter(intent -> intent.venue().equals(finding.venue()))
                .forEach(readAgain);
        return holdsSomething(finding) ? finding : finding.with(Action.ALERT);
    }

    private boolean holdsSomething(Finding finding) {
        BigDecimal held = books.fills(finding.trade()).stream()
                .filter(fill -> fill.venue().equals(finding.venue()))
                .map(fill -> fill.side().signed(fill.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return held.signum() != 0;
    }

    private void askToClose(Finding finding) {
        String word = finding.kind() == Kind.ZOMBIE
                ? CloseWish.RECONCILED_FLAT.code().word()
                : finding.kind().word();
        var request = new CloseRequest(BY + "-" + finding.trade(), BY, finding.text(), false, Optional.of(word));
        books.trade(finding.trade()).ifPresent(trade -> runs.askToClose(trade.terms(), request));
    }

    private void pause(Finding finding) {
        Pause pause = new Pause(Pause.Reason.SIDE_MISMATCH, clock.instant(), Optional.empty());
        boolean unused = pauses.begin(pause, finding.symbol(), finding.text());
    }

    /** Only what the ledger has committed can be taken back by us; an order that it does not know is a stranger's. */
    private Optional<OrderIntent> intent(String clientId) {
        return books.trades(RECENT).stream()
                .flatMap(trade -> books.orders(trade.terms().trade()).stream())
                .map(OrderRecord::intent)
                .filter(intent -> intent.clientId().equals(clientId))
                .findFirst();
    }

    private void tell(Finding finding) {
        boolean ghost = finding.kind() == Kind.LATE_FILL
                || (finding.kind() == Kind.GHOST && finding.trade().isEmpty());
        String where = finding.venue() + "/" + finding.symbol();
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        // of a stray position the guard tells under the same key, so that it is told of once
        String key = ghost
                ? String.join("/", "stray", where, day)
                : String.join("/", BY, finding.kind().word(), where, finding.trade(), finding.order(), day);
        Code other = finding.kind() == Kind.GHOST_KEPT ? Code.REC_GHOST_KEPT : Code.REC_RECONCILED;
        Code code = ghost ? Code.REC_STRAY : other;
        alerts.raise(new Alert(key, severity(finding), code.id(), ghost ? where : finding.trade(), finding.text()));
    }

    private static Severity severity(Finding finding) {
        return switch (finding.kind()) {
            case GHOST, GHOST_KEPT, LATE_FILL, SIDE_CONFLICT -> Severity.CRITICAL;
            case ZOMBIE, ONE_LEG, QUANTITY_CONFLICT, ORPHAN_ORDER, STALE_PENDING, STALE_OPENING, UNREADABLE ->
                Severity.WARNING;
        };
    }
}
