package evenkeel.activities.ledger;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Strangers as rows that are never removed. */
final class PostgresStrangers implements Strangers {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresStrangers(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public void keep(List<Stranger> seen) {
        one.run(() -> {
            seen.forEach(this::keep);
            return seen;
        });
    }

    @Override
    public List<Stranger> standing() {
        return one.run(() -> sql.sql("""
                        SELECT client_order_id, venue, symbol, seen_at FROM stranger
                        WHERE released_at IS NULL ORDER BY seen_at, client_order_id
                        """)
                .query((row, n) -> new Stranger(
                        row.getString("client_order_id"),
                        row.getString("venue"),
                        row.getString("symbol"),
                        Cells.time(row, "seen_at")))
                .list());
    }

    @Override
    public int release(String by, String reason, Instant at) {
        return one.run(() -> sql.sql("""
                        UPDATE stranger SET released_by = :by, reason = :reason, released_at = :at
                        WHERE released_at IS NULL
                        """)
                .param("by", by)
                .param("reason", reason)
                .param("at", Cells.time(at))
                .update());
    }

    private void keep(Stranger stranger) {
        sql.sql("""
                INSERT INTO stranger (client_order_id, venue, symbol, seen_at)
                SELECT :id, :venue, :symbol, :at
                WHERE NOT EXISTS (SELECT FROM order_intent WHERE client_order_id = :id)
                ON CONFLICT (client_order_id) DO NOTHING
                """)
                .param("id", stranger.clientId())
                .param("venue", stranger.venue())
                .param("symbol", stranger.symbol())
                .param("at", Cells.time(stranger.seenAt()))
                .update();
    }
}
