package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.HeldRows;
import evenkeel.domain.carry.holding.HeldSnapshot;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rows of held trades in memory. */
public final class MemoryHeldRows implements HeldRows {
    private final Map<String, TreeMap<Instant, HeldSnapshot>> byTrade = new TreeMap<>();

    @Override
    public synchronized void keep(List<HeldSnapshot> rows) {
        for (HeldSnapshot row : rows) {
            byTrade.computeIfAbsent(row.identity().trade(), trade -> new TreeMap<>())
                    .putIfAbsent(row.identity().evaluatedAt(), row);
        }
    }

    @Override
    public synchronized Past past(String trade, int points) {
        List<HeldSnapshot> rows = of(trade);
        List<Usd> results = rows.stream()
                .map(row -> row.pnl().totalPnl())
                .flatMap(Optional::stream)
                .toList();
        Optional<Usd> best = rows.stream()
                .map(row -> row.pnl().highWaterMark())
                .flatMap(Optional::stream)
                .max(Usd::compareTo);
        Optional<BigDecimal> first = rows.stream()
                .map(row -> row.funding().signedNetApy())
                .flatMap(Optional::stream)
                .findFirst();
        return new Past(best, results.subList(Math.max(0, results.size() - points), results.size()), first);
    }

    /** Oldest first. */
    public synchronized List<HeldSnapshot> of(String trade) {
        return List.copyOf(byTrade.getOrDefault(trade, new TreeMap<>()).values());
    }
}
