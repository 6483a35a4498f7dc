package evenkeel.starter.scan;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Scans;
import evenkeel.activities.ledger.Scans.Best;
import evenkeel.activities.ledger.Scans.Past;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.carry.scan.BestApy;
import evenkeel.domain.carry.scan.Candidate;
import evenkeel.domain.carry.scan.ScanCode;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Balance;
import evenkeel.starter.scan.Verdict.Reason;
import evenkeel.starter.trades.OrphanedTrades;
import evenkeel.starter.trades.RunningTrades;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over all symbols: weighed by what is at hand, the best three again by fresh books, and the first that passes is
 * started. One symbol never stops another.
 */
public final class CarryScan {
    private static final Logger log = LoggerFactory.getLogger(CarryScan.class);
    /** What data or depth spoils: five times in a row, and the symbol rests. */
    private static final Set<ScanCode> FAILURES = EnumSet.of(
            ScanCode.MISSING_MARKET_DATA,
            ScanCode.NO_PRICE,
            ScanCode.STALE_PRICE,
            ScanCode.NO_ORDERBOOK,
            ScanCode.NO_HEDGE_QUOTE,
            ScanCode.DEPTH_CAP_FAILED,
            ScanCode.REJECTED_DEPTH);

    private final ScanRules rules;
    private final MarketBoard board;
    private final Wallets wallets;
    private final Scales scales;
    private final Scans scans;
    private final Obstacles obstacles;
    private final Launcher launcher;
    private final InstantSource clock;
    private final ScanReport report = new ScanReport();
    private final Map<String, Long> noted = new LinkedHashMap<>();
    private volatile boolean paused;
    private volatile Duration next = Duration.ZERO;
    private @Nullable Instant bestAt;

    public CarryScan(ScanRules rules, Senses senses, Memory memory, InstantSource clock) {
        this.rules = rules;
        this.board = new MarketBoard(rules.pair(), senses.markets(), clock);
        this.wallets = senses.wallets();
        this.scales = new Scales(rules.scan(), rules.pair(), board, senses.histories(), clock);
        this.scans = memory.scans();
        this.obstacles = new Obstacles(
                rules,
                memory.books(),
                scans,
                memory.engine(),
                memory.orphans(),
                memory.halts(),
                memory.ledgerDoubt(),
                memory.pause());
        this.launcher = new Launcher(rules, senses.markets(), scans, memory.engine(), obstacles);
        this.clock = clock;
    }

    /** By what a scan sees: nothing of this can place an order. */
    public record Senses(Map<String, MarketWire> markets, Wallets wallets, ApyHistories histories) {}

    /** By what a scan knows of trades; {@code pause}: why no new one may begin, while one stands. */
    public record Memory(
            Books books,
            Scans scans,
            RunningTrades engine,
            OrphanedTrades orphans,
            HaltBoard halts,
            Supplier<Optional<String>> ledgerDoubt,
            Supplier<Optional<String>> pause) {}

    public ScanReport report() {
        return report;
    }

    /** Every pair that has been looked at, by what was seen last. */
    public List<PairSight> pairs() {
        Map<String, Balance> held = wallets.at(clock.instant());
        return rules.strategy().symbols().stream()
                .flatMap(symbol -> scales.byHand(symbol, held).stream())
                .map(look -> PairSight.of(look, rules.pair(), clock.instant()))
                .toList();
    }

    /** Starts nothing any more; what runs goes on. */
    public void pause() {
        paused = true;
    }

    /** How long to wait after the last pass. */
    public Duration untilNext() {
        return next;
    }

    public void pass() {
        try {
            weighAll();
        } catch (Trouble trouble) {
            next = rules.pacing().wait(false, false);
            Reason reason = trouble.code().id().startsWith("DB-") ? Reason.LEDGER_NOT_READY : Reason.ENGINE_NOT_READY;
            for (String symbol : rules.strategy().symbols()) {
                report.add(Verdict.of(clock.instant(), symbol, reason, String.valueOf(trouble.getMessage())));
            }
        }
        report.passed(clock.instant());
    }

    private void weighAll() {
        Obstacles.Now now = obstacles.now();
        boolean full = now.slotsTaken() >= rules.mostTrades();
        boolean entering = obstacles.isEntering(now);
        next = rules.pacing().wait(entering, full);
        if (paused) {
            for (String symbol : rules.strategy().symbols()) {
                report.add(Verdict.of(clock.instant(), symbol, Reason.TRADING_PAUSED, "no new trades"));
            }
            return;
        }
        if (entering) return;
        board.refresh(rules.strategy().symbols(), rules.refresh());
        Map<String, Balance> held = wallets.at(clock.instant());
        Map<String, Weighed> worth = new LinkedHashMap<>();
        for (String symbol : rules.strategy().symbols()) {
            guarded(symbol, () -> consider(symbol, now, held, worth), Optional::of)
                    .ifPresent(report::add);
        }
        choose(worth, held, now, full);
    }

    /** Empty when the symbol is worth a second look. */
    private Optional<Verdict> consider(
            String symbol, Obstacles.Now now, Map<String, Balance> held, Map<String, Weighed> worth) {
        Optional<Verdict> obstacle = obstacles.before(symbol, now, clock.instant());
        if (obstacle.isPresent()) return obstacle;
        Optional<Weighed> look = scales.byHand(symbol, held);
        if (look.isEmpty()) return Optional.of(none(symbol));
        if (!look.get().sight().trades()) {
            return Optional.of(Verdict.of(
                    clock.instant(), Reason.MARKET_CLOSED, "one of its venues takes nothing new", look.get()));
        }
        note(look.get(), now);
        if (!look.get().scan().isAccepted()) return Optional.of(refused(look.get()));
        worth.put(symbol, look.get());
        return Optional.empty();
    }

    /** At most one is started; while the slots are taken the best one is only remembered, for those who might rotate. */
    private void choose(Map<String, Weighed> worth, Map<String, Balance> held, Obstacles.Now now, boolean full) {
        Map<String, Weighed> left = new LinkedHashMap<>(worth);
        boolean bestIsDue = isBestDue(now);
        if (!full || bestIsDue) {
            for (Candidate candidate : Candidate.toValidate(
                    worth.values().stream().map(Weighed::candidate).toList())) {
                String symbol = candidate.symbol();
                Optional<Weighed> passed = validated(symbol, held, now);
                left.remove(symbol);
                if (passed.isEmpty()) continue;
                remember(passed.get());
                report.add(full ? noSlot(passed.get(), now) : launch(passed.get()));
                break;
            }
        }
        for (Weighed other : left.values()) report.add(full ? noSlot(other, now) : refused(other));
    }

    private Optional<Weighed> validated(String symbol, Map<String, Balance> held, Obstacles.Now now) {
        return guarded(symbol, () -> secondLook(symbol, held, now), failed -> {
            report.add(failed);
            return Optional.empty();
        });
    }

    private Optional<Weighed> secondLook(String symbol, Map<String, Balance> held, Obstacles.Now now) {
        Weighed look = scales.anew(symbol, held);
        note(look, now);
        if (look.scan().isAccepted()) return Optional.of(look);
        report.add(refused(look));
        return Optional.empty();
    }

    private Verdict launch(Weighed chosen) {
        return guarded(chosen.symbol(), () -> launcher.launch(chosen, clock.instant()), failed -> failed);
    }

    /** Counts what data or depth spoils, and forgets it when they do not; what was seen counts once, however often it is weighed. */
    private void note(Weighed look, Obstacles.Now now) {
        Long before = noted.put(look.symbol(), look.sight().number());
        if (before != null && before == look.sight().number()) return;
        boolean failed = FAILURES.contains(look.scan().decision());
        int failures = now.pasts().getOrDefault(look.symbol(), Past.NOTHING).failuresInARow();
        if (failed || failures > 0) scans.looked(look.symbol(), failed, clock.instant());
    }

    private boolean isBestDue(Obstacles.Now now) {
        Instant at = clock.instant();
        boolean rotatable = now.open().stream()
                .map(TradeRecord::openedAt)
                .flatMap(Optional::stream)
                .anyMatch(opened -> rules.isPastMinHold(opened, at));
        return BestApy.isDue(Optional.ofNullable(bestAt).map(last -> Duration.between(last, at)), rotatable);
    }

    private void remember(Weighed best) {
        bestAt = clock.instant();
        scans.best(new Best(best.symbol(), best.netApy().orElseThrow(), best.totalEv(), bestAt));
    }

    /** One symbol's failure is its own. */
    private <T> T guarded(String symbol, Supplier<T> look, Function<Verdict, T> otherwise) {
        try {
            return look.get();
        } catch (Trouble trouble) {
            Reason reason =
                    trouble.code().id().startsWith("DB-") ? Reason.LEDGER_NOT_READY : Reason.MISSING_MARKET_DATA;
            return otherwise.apply(Verdict.of(clock.instant(), symbol, reason, String.valueOf(trouble.getMessage())));
        } catch (RuntimeException e) {
            log.error("{} could not be considered", symbol, e); // the others go on
            return otherwise.apply(Verdict.of(clock.instant(), symbol, Reason.EVALUATION_FAILED, e.toString()));
        }
    }

    private Verdict none(String symbol) {
        return Verdict.of(clock.instant(), symbol, Reason.MISSING_MARKET_DATA, "nobody has looked at it yet");
    }

    private Verdict noSlot(Weighed look, Obstacles.Now now) {
        String text = now.slotsTaken() + " trades are open, most is " + rules.mostTrades();
        return Verdict.of(clock.instant(), Reason.MAX_TRADES, text, look);
    }

    private Verdict refused(Weighed look) {
        String text = look.scan()
                .measured()
                .flatMap(measured -> look.scan().limit().map(limit -> plain(measured) + ", limit is " + plain(limit)))
                .orElseGet(() -> look.sight().why());
        return Verdict.of(clock.instant(), Reason.of(look.scan().decision()), text, look);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
