package evenkeel.starter.scan;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Scans;
import evenkeel.activities.ledger.Scans.Past;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.scan.Cooldowns;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltTarget;
import evenkeel.starter.scan.Verdict.Reason;
import evenkeel.starter.settings.CarryStrategy;
import evenkeel.starter.trades.OrphanedTrades;
import evenkeel.starter.trades.RunningTrades;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What keeps a symbol from being looked at: a halt, a doubt, a trade of its own, or that it rests. Read anew for each pass. */
final class Obstacles {
    private static final Set<TradeStatus> ENTERING = Set.of(TradeStatus.PENDING, TradeStatus.OPENING);

    private final ScanRules rules;
    private final Books books;
    private final Scans scans;
    private final RunningTrades engine;
    private final OrphanedTrades orphans;
    private final HaltBoard halts;
    private final Supplier<Optional<String>> ledgerDoubt;
    private final Supplier<Optional<String>> pause;
    private final Map<String, CarryTerms> launched = new LinkedHashMap<>(); // by symbol; not in the ledger yet

    Obstacles(
            ScanRules rules,
            Books books,
            Scans scans,
            RunningTrades engine,
            OrphanedTrades orphans,
            HaltBoard halts,
            Supplier<Optional<String>> ledgerDoubt,
            Supplier<Optional<String>> pause) {
        this.rules = rules;
        this.books = books;
        this.scans = scans;
        this.engine = engine;
        this.orphans = orphans;
        this.halts = halts;
        this.ledgerDoubt = ledgerDoubt;
        this.pause = pause;
    }

    /** How it is at the beginning of a pass. */
    record Now(
            List<TradeRecord> open,
            List<TradeRecord> own,
            Map<String, Past> pasts,
            Optional<String> doubt,
            Optional<String> pause,
            int slotsTaken) {}

    Now now() {
        List<TradeRecord> open = books.openTrades();
        launched.values()
                .removeIf(terms -> books.trade(terms.trade()).isPresent()
                        || engine.runOf(terms).isEmpty());
        List<String> lost = orphans.all();
        List<TradeRecord> own = open.stream()
                .filter(trade -> !lost.contains(trade.terms().trade()))
                .toList(); // an orphan keeps its symbol and no slot: nobody here could ever free it
        return new Now(open, own, scans.pasts(), ledgerDoubt.get(), pause.get(), own.size() + launched.size());
    }

    /** Counts at once; the ledger has it when a worker has admitted it. */
    void launched(CarryTerms terms) {
        launched.put(terms.symbol(), terms);
    }

    boolean isEntering(Now now) {
        return !launched.isEmpty() || now.own().stream().anyMatch(trade -> ENTERING.contains(trade.status()));
    }

    Optional<Verdict> before(String symbol, Now now, Instant at) {
        Optional<Halt> halt = halts.standing()
                .over(new HaltTarget(
                        List.of(rules.strategy().lead(), rules.strategy().hedge()), symbol, CarryStrategy.NAME));
        if (halt.isPresent()) return no(at, symbol, Reason.HALTED, halt.get().summary());
        if (now.pause().isPresent())
            return no(at, symbol, Reason.TRADING_PAUSED, now.pause().get());
        if (!orphans.areKnown()) {
            return no(at, symbol, Reason.ENGINE_NOT_READY, "open trades are not compared yet");
        }
        if (now.doubt().isPresent())
            return no(at, symbol, Reason.LEDGER_BEHIND, now.doubt().get());
        Optional<String> orphan = orphans.of(symbol);
        if (orphan.isPresent()) {
            return no(at, symbol, Reason.ENGINE_MEMORY_LOST, "trade " + orphan.get() + " is not adopted");
        }
        if (launched.containsKey(symbol)) {
            return no(at, symbol, Reason.ALREADY_OPEN, "a trade has just been started");
        }
        return resting(symbol, now, at);
    }

    private Optional<Verdict> resting(String symbol, Now now, Instant at) {
        Optional<String> own = now.open().stream()
                .filter(trade -> trade.terms().symbol().equals(symbol))
                .map(trade -> trade.terms().trade())
                .findFirst();
        Past past = now.pasts().getOrDefault(symbol, Past.NOTHING);
        Optional<Cooldowns.Skip> skip = rules.cooldowns().skip(past.at(at, own.isPresent()));
        return skip.flatMap(why -> no(
                at,
                symbol,
                Reason.of(why),
                own.map(trade -> "trade " + trade).orElse("it rests, see cooldown_minutes")));
    }

    private static Optional<Verdict> no(Instant at, String symbol, Reason reason, String text) {
        return Optional.of(Verdict.of(at, symbol, reason, text));
    }
}
