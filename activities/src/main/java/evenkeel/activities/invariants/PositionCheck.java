package evenkeel.activities.invariants;

import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.invariant.Invariant;
import evenkeel.domain.invariant.Offence;
import evenkeel.domain.invariant.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Positions at the venues beside the sum of the ledger's fills, where nothing has moved for ten seconds (F33). */
public final class PositionCheck implements InvariantCheck {
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final JdbcClient sql;
    private final Venues venues;
    private final List<String> symbols;
    private final InstantSource clock;

    public PositionCheck(DataSource ledger, Venues venues, List<String> symbols, InstantSource clock) {
        sql = JdbcClient.create(ledger);
        this.venues = venues;
        this.symbols = List.copyOf(symbols);
        this.clock = clock;
    }

    /** @param moves orders that may fill and fills of the last moments */
    private record Held(BigDecimal signed, long moves) {}

    @Override
    public Invariant invariant() {
        return Invariant.I24;
    }

    @Override
    public Verdict look() {
        List<Offence> offences = new ArrayList<>();
        List<String> moving = new ArrayList<>();
        for (Venue venue : venues.all()) {
            for (String symbol : symbols) compare(venue, symbol, offences, moving);
        }
        if (!offences.isEmpty() || moving.isEmpty()) return Verdict.of(offences);
        return new Verdict.NotChecked("something moves in " + String.join(", ", moving));
    }

    private void compare(Venue venue, String symbol, List<Offence> offences, List<String> moving) {
        Held before = held(venue.name(), symbol);
        BigDecimal there = venue.account().position(symbol).signed();
        Held after = held(venue.name(), symbol);
        if (before.moves() + after.moves() > 0 || before.signed().compareTo(after.signed()) != 0) {
            moving.add(symbol + " at " + venue.name());
            return;
        }
        BigDecimal gap = there.subtract(after.signed()).abs();
        if (gap.compareTo(venue.market().instrument(symbol).lot()) < 0) return;
        offences.add(new Offence(
                symbol,
                venue.name() + " holds " + there.toPlainString() + ", the ledger "
                        + after.signed().toPlainString()));
    }

    private Held held(String venue, String symbol) {
        return sql.sql("""
                        SELECT coalesce((SELECT sum(CASE side WHEN 'BUY' THEN quantity ELSE -quantity END) FROM fill
                                         WHERE venue = :venue AND symbol = :symbol), 0) AS signed,
                               (SELECT count(*) FROM order_intent
                                WHERE venue = :venue AND symbol = :symbol
                                  AND status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED'))
                             + (SELECT count(*) FROM fill
                                WHERE venue = :venue AND symbol = :symbol AND booked_at > :recent) AS moves
                        """)
                .param("venue", venue)
                .param("symbol", symbol)
                .param("recent", OffsetDateTime.ofInstant(clock.instant().minus(QUIET), ZoneOffset.UTC))
                .query((row, n) -> new Held(row.getBigDecimal("signed"), row.getLong("moves")))
                .single();
    }
}
