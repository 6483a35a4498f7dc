package evenkeel.activities.risk;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Equity;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.ledger.Pauses.Standing;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.trading.PauseDesk;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.risk.BrokenHedgePause;
import evenkeel.domain.carry.risk.Drawdown;
import evenkeel.domain.carry.risk.Failures;
import evenkeel.domain.carry.risk.FreeMargin;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.carry.risk.RiskLimits;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.Alerts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Pauses new trades where accounts or results say so (§15), and lets a broken hedge's pause end when the symbol is seen whole.
 * What it decides is in the ledger, so that any process may make the next round.
 */
public final class RiskRound {
    private static final int READS = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final Venues venues;
    private final Books books;
    private final Pauses pauses;
    private final Equity equity;
    private final Alerts alerts;
    private final RiskLimits limits;
    private final Consumer<Duration> rest;
    private final InstantSource clock;
    private final PauseDesk desk;
    private final AccountWorth worth;
    private final HedgeLook hedges;

    /** {@code rest} waits between two reads of a venue that did not answer. */
    public RiskRound(
            Venues venues,
            Books books,
            Pauses pauses,
            Equity equity,
            Alerts alerts,
            RiskLimits limits,
            Consumer<Duration> rest,
            InstantSource clock) {
        this.venues = venues;
        this.books = books;
        this.pauses = pauses;
        this.equity = equity;
        this.alerts = alerts;
        this.limits = limits;
        this.rest = rest;
        this.clock = clock;
        this.desk = new PauseDesk(pauses, alerts);
        this.worth = new AccountWorth(books);
        this.hedges = new HedgeLook(venues);
    }

    public void round() {
        lookAtResults();
        lookAtHedges();
        lookAtAccounts();
    }

    // ---- accounts

    private void lookAtAccounts() {
        Map<String, FreeMargin.Account> read = new LinkedHashMap<>();
        for (Venue venue : venues.all()) read(venue).ifPresent(account -> read.put(venue.name(), account));
        lookAtSides(read);
        if (read.isEmpty() || read.size() < venues.all().size()) return; // nothing is known of the whole

        List<FreeMargin.Account> accounts = List.copyOf(read.values());
        FreeMargin margin = FreeMargin.ofAll(accounts, limits);
        if (margin.verdict() == FreeMargin.Verdict.PAUSE) {
            begin(Reason.FREE_MARGIN, "", margin.share().map(RiskRound::percent).orElse("nothing") + " is free");
        }
        Usd total = accounts.stream().map(FreeMargin.Account::equity).reduce(Usd.ZERO, Usd::plus);
        Drawdown drawdown = Drawdown.of(equity.peak(total, clock.instant()), total, limits);
        if (drawdown.pauses()) {
            String lost = drawdown.drawdown().map(RiskRound::percent).orElse("all");
            begin(Reason.DRAWDOWN, "", lost + " of " + drawdown.peak().display() + " are lost");
        }
    }

    /** Prices drain one side of a hedge: told once for as long as the oldest trade there stays open. */
    private void lookAtSides(Map<String, FreeMargin.Account> accounts) {
        Set<String> told = new HashSet<>();
        books.openTrades().stream()
                .sorted(Comparator.comparing(TradeRecord::admittedAt))
                .forEach(trade -> drained(trade, accounts).filter(told::add).ifPresent(venue -> drained(trade, venue)));
    }

    private Optional<String> drained(TradeRecord trade, Map<String, FreeMargin.Account> accounts) {
        String lead = trade.current().lead().venue();
        String hedge = trade.current().hedge().venue();
        FreeMargin margin = FreeMargin.of(
                Optional.ofNullable(accounts.get(lead)), Optional.ofNullable(accounts.get(hedge)), limits);
        return switch (margin.drained()) {
            case LEAD -> Optional.of(lead);
            case HEDGE -> Optional.of(hedge);
            case NEITHER -> Optional.empty();
        };
    }

    private void drained(TradeRecord trade, String venue) {
        String key = "drained/" + venue + "/" + trade.terms().trade();
        String text = venue + " has less than a quarter of the free margin of the other venue";
        alerts.raise(new Alert(key, Alert.Severity.WARNING, Code.RSK_DRAINED.id(), "", text));
    }

    private Optional<FreeMargin.Account> read(Venue venue) {
        Duration wait = FIRST_WAIT;
        for (int read = 1; ; read++) {
            try {
                return Optional.of(worth.of(venue));
            } catch (Trouble unreadable) {
                if (read == READS) {
                    begin(Reason.BALANCE_UNREADABLE, venue.name(), String.valueOf(unreadable.getMessage()));
                    return Optional.empty();
                }
                rest.accept(wait);
                wait = wait.multipliedBy(2);
            }
        }
    }

    // ---- results

    private void lookAtResults() {
        Optional<Instant> last = pauses.lastBegun(Reason.CONSECUTIVE_FAILURES, "");
        int failed = FailuresInARow.of(books.trades(FailuresInARow.enough(limits)), last);
        switch (Failures.of(failed, limits)) {
            case FINE -> {}
            case ALERT ->
                alerts.raise(new Alert(
                        "failures/" + newest(),
                        Alert.Severity.WARNING,
                        Code.RSK_PAUSED.id(),
                        "",
                        failed + " entries have failed in a row"));
            case PAUSE -> begin(Reason.CONSECUTIVE_FAILURES, "", failed + " entries have failed in a row");
        }
    }

    private String newest() {
        return books.trades(1).stream()
                .map(trade -> trade.terms().trade())
                .findFirst()
                .orElse("");
    }

    // ---- broken hedges

    private void lookAtHedges() {
        Instant now = clock.instant();
        for (TradeRecord trade : BrokenHedges.among(books, now)) {
            String symbol = trade.terms().symbol();
            boolean known = pauses.lastBegun(Reason.BROKEN_HEDGE, symbol)
                    .filter(begun -> !begun.isBefore(trade.admittedAt()))
                    .isPresent();
            if (!known) begin(Reason.BROKEN_HEDGE, symbol, trade.terms().trade() + " has lost a leg");
        }
        for (Standing standing : pauses.standing(now)) {
            if (standing.pause().reason() == Reason.BROKEN_HEDGE
                    && !standing.pause().isOn(now)) verify(standing, now);
        }
    }

    /** Its time is over: whole or flat it resumes, otherwise it lasts as long again. */
    private void verify(Standing standing, Instant now) {
        BrokenHedgePause next = BrokenHedgePause.next(standing.pause(), hedges.seen(standing.subject()), now, limits);
        if (next.resumes()) {
            pauses.end(Reason.BROKEN_HEDGE, standing.subject(), "risk", "seen whole or flat", now);
        } else {
            next.pause().until().ifPresent(until -> pauses.extend(standing.subject(), until));
        }
    }

    // ---- telling

    private void begin(Reason reason, String subject, String text) {
        desk.begin(Pause.of(reason, clock.instant(), limits), subject, text);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }
}
