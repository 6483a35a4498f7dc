package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Opportunity;
import evenkeel.activities.ledger.Scans;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.exit.ExitCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What scanning leaves behind, in memory; what happened to symbols it reads from books in memory. */
public final class MemoryScans implements Scans {
    private static final int ALL = Integer.MAX_VALUE;
    private static final Set<TradeStatus> NOT_BEGUN = Set.of(TradeStatus.REJECTED, TradeStatus.PENDING);

    private final MemoryBooks books;
    private final Map<String, Finding> findings = new TreeMap<>();
    private final Map<String, Opportunity> chosen = new LinkedHashMap<>();
    private final Map<String, Failures> failures = new TreeMap<>();
    private @Nullable Best best;

    public MemoryScans(MemoryBooks books) {
        this.books = books;
    }

    private record Failures(int inARow, Instant last) {}

    @Override
    public synchronized void add(List<Finding> found) {
        found.forEach(each -> findings.merge(each.symbol() + " " + each.code(), each, Finding::and));
    }

    @Override
    public synchronized List<Finding> findings() {
        return findings.values().stream()
                .sorted(Comparator.comparing(Finding::last).reversed())
                .toList();
    }

    @Override
    public synchronized void chose(Opportunity one) {
        chosen.putIfAbsent(one.trade(), one);
    }

    @Override
    public synchronized Optional<Opportunity> chosen(String trade) {
        return Optional.ofNullable(chosen.get(trade));
    }

    @Override
    public synchronized void looked(String symbol, boolean failed, Instant at) {
        Failures known = failures.get(symbol);
        if (failed) failures.put(symbol, new Failures(known == null ? 1 : known.inARow() + 1, at));
        if (!failed && known != null) failures.put(symbol, new Failures(0, at));
    }

    @Override
    public synchronized Map<String, Past> pasts() {
        Set<String> symbols = new TreeSet<>(failures.keySet());
        chosen.values().forEach(one -> symbols.add(one.symbol()));
        List<TradeRecord> trades = books.trades(ALL);
        trades.forEach(trade -> symbols.add(trade.terms().symbol()));
        Map<String, Past> pasts = new LinkedHashMap<>();
        for (String symbol : symbols) {
            pasts.put(
                    symbol,
                    past(
                            symbol,
                            trades.stream()
                                    .filter(trade -> trade.terms().symbol().equals(symbol))
                                    .toList()));
        }
        return pasts;
    }

    @Override
    public synchronized void best(Best offer) {
        best = offer;
    }

    @Override
    public synchronized Optional<Best> best() {
        return Optional.ofNullable(best);
    }

    /** Trades come newest first. */
    private Past past(String symbol, List<TradeRecord> trades) {
        Predicate<TradeRecord> rotated = trade -> trade.reason().equals(ExitCode.OPPORTUNITY_COST.name());
        Failures looks = failures.getOrDefault(symbol, new Failures(0, Instant.MIN));
        List<Instant> rejected = new ArrayList<>();
        for (TradeRecord trade : trades) {
            if (!NOT_BEGUN.contains(trade.status())) break;
            trade.endedAt().ifPresent(rejected::add);
        }
        Optional<Instant> lastFailure = Optional.of(looks.last())
                .filter(at -> !at.equals(Instant.MIN))
                .or(() -> rejected.stream().findFirst())
                .map(at -> rejected.stream().reduce(at, MemoryScans::later));
        return new Past(
                ended(trades, TradeStatus.CLOSED, rotated.negate()),
                ended(trades, TradeStatus.CLOSED, rotated),
                ended(trades, TradeStatus.FAILED, trade -> true),
                looks.inARow() + rejected.size(),
                lastFailure,
                chosen.values().stream()
                        .filter(one -> one.dry() && one.symbol().equals(symbol))
                        .map(Opportunity::at)
                        .reduce(MemoryScans::later));
    }

    private static Optional<Instant> ended(List<TradeRecord> trades, TradeStatus as, Predicate<TradeRecord> which) {
        return trades.stream()
                .filter(trade -> trade.status() == as)
                .filter(which)
                .flatMap(trade -> trade.endedAt().stream())
                .reduce(MemoryScans::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
