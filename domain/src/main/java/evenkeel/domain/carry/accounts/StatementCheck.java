package evenkeel.domain.carry.accounts;

import evenkeel.domain.money.Usd;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares closed results with a venue's own statement, symbol by symbol and to the cent. */
public final class StatementCheck {
    private static final Usd TOLERANCE = Usd.of("0.01");

    private StatementCheck() {}

    /** A closing row of either side. */
    public record Row(String symbol, Usd closedPnl) {}

    public enum Verdict {
        MATCHES,
        MISMATCH,
        MISSING_HERE,
        MISSING_THERE
    }

    /** One symbol. An absent sum means that no row names it. */
    public record Line(String symbol, Optional<Usd> ours, Optional<Usd> venue, Verdict verdict) {}

    public static List<Line> compare(List<Row> ours, List<Row> venue) {
        SortedMap<String, Usd> here = sums(ours);
        SortedMap<String, Usd> there = sums(venue);
        var symbols = new TreeSet<>(here.keySet());
        symbols.addAll(there.keySet());
        return symbols.stream()
                .map(symbol ->
                        line(symbol, Optional.ofNullable(here.get(symbol)), Optional.ofNullable(there.get(symbol))))
                .toList();
    }

    private static Line line(String symbol, Optional<Usd> ours, Optional<Usd> venue) {
        if (ours.isEmpty()) return new Line(symbol, ours, venue, Verdict.MISSING_HERE);
        if (venue.isEmpty()) return new Line(symbol, ours, venue, Verdict.MISSING_THERE);
        boolean off = ours.get().minus(venue.get()).abs().exceeds(TOLERANCE);
        return new Line(symbol, ours, venue, off ? Verdict.MISMATCH : Verdict.MATCHES);
    }

    private static SortedMap<String, Usd> sums(List<Row> rows) {
        var sums = new TreeMap<String, Usd>();
        for (Row row : rows) sums.merge(row.symbol(), row.closedPnl(), Usd::plus);
        return sums;
    }
}
