package evenkeel.activities.invariants;

import evenkeel.domain.invariant.Invariant;
import evenkeel.domain.invariant.Offence;
import evenkeel.domain.invariant.Verdict;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Open trades that hold something beside who tends them. A step, an order's step or a snapshot of the last minutes is a
 * process's own; only a trade without one is asked for at the engine. What no trade owns is told of as stray exposure.
 */
public final class TendedCheck implements InvariantCheck {
    private final JdbcClient sql;
    private final Optional<Predicate<String>> runs;

    /** {@code runs}: whether the engine runs the trade of that id; empty where the engine cannot be asked. */
    public TendedCheck(DataSource ledger, Optional<Predicate<String>> runs) {
        sql = JdbcClient.create(ledger);
        this.runs = runs;
    }

    private record Silent(String trade, String symbol, OffsetDateTime since) {
        String told() {
            return trade + " holds positions and has given no sign of life since " + since.toInstant();
        }
    }

    @Override
    public Invariant invariant() {
        return Invariant.I32;
    }

    @Override
    public Verdict look() {
        List<Silent> silent = silent();
        if (silent.isEmpty()) return new Verdict.Ok();
        if (runs.isEmpty()) {
            return new Verdict.NotChecked(silent.getFirst().told() + "; the engine is not asked from here");
        }
        return Verdict.of(silent.stream()
                .filter(trade -> !runs.get().test(trade.trade()))
                .map(trade -> new Offence(trade.symbol(), trade.told() + ", nothing runs it and no incident is open"))
                .toList());
    }

    private List<Silent> silent() {
        return sql.sql("""
                SELECT t.id, t.symbol, sign.at
                FROM trade t
                CROSS JOIN LATERAL (
                    SELECT greatest(t.status_at,
                        (SELECT max(s.at) FROM order_step s JOIN order_intent o USING (client_order_id)
                         WHERE o.trade_id = t.id),
                        (SELECT max(s.at) FROM trade_snapshot s WHERE s.trade_id = t.id),
                        (SELECT max(s.at) FROM held_snapshot s WHERE s.trade_id = t.id)) AS at) sign
                WHERE t.ended_at IS NULL AND sign.at < now() - interval '3 minutes'
                  AND EXISTS (
                    SELECT FROM fill f JOIN order_intent o USING (client_order_id)
                    WHERE o.trade_id = t.id GROUP BY f.venue, f.symbol
                    HAVING sum(CASE f.side WHEN 'BUY' THEN f.quantity ELSE -f.quantity END) <> 0)
                  AND NOT EXISTS (SELECT FROM incident i WHERE i.trade = t.id AND i.closed_at IS NULL)
                ORDER BY t.n
                """)
                .query((row, n) -> new Silent(
                        row.getString("id"), row.getString("symbol"), row.getObject("at", OffsetDateTime.class)))
                .list();
    }
}
