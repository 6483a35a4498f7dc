package evenkeel.activities.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.domain.carry.risk.VenueShare;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the view that gathers what the tables say; whatever it comes to gather is told here too. */
final class PostgresStories implements Stories {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresStories(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public List<Line> of(String trade) {
        return one.run(() -> sql.sql(
                        "SELECT at, what, text FROM trade_story WHERE trade_id = :trade ORDER BY at, what, text")
                .param("trade", trade)
                .query((row, n) -> new Line(Cells.time(row, "at"), row.getString("what"), row.getString("text")))
                .list());
    }

    @Override
    public Map<String, String> lastSnapshot(String trade) {
        return one.run(() -> sql.sql("""
                        SELECT row AS snapshot
                        FROM (SELECT at, to_jsonb(h) AS row FROM held_snapshot h WHERE trade_id = :trade
                              UNION ALL
                              SELECT at, to_jsonb(s) FROM trade_snapshot s WHERE trade_id = :trade) kept
                        ORDER BY at DESC LIMIT 1
                        """)
                .param("trade", trade)
                .query((row, n) -> columns(Cells.read(row.getString("snapshot"), JsonNode.class)))
                .optional()
                .orElse(Map.of()));
    }

    @Override
    public Map<String, VenueShare.Orders> orders(Instant since) {
        Map<String, VenueShare.Orders> orders = new LinkedHashMap<>();
        one.run(() -> sql.sql("""
                        SELECT venue, count(*) AS sent, count(*) FILTER (WHERE status = 'REJECTED') AS rejected
                        FROM order_intent WHERE sent_at >= :since GROUP BY venue ORDER BY venue
                        """)
                .param("since", Cells.time(since))
                .query((row, n) -> orders.put(
                        row.getString("venue"), new VenueShare.Orders(row.getLong("sent"), row.getLong("rejected"))))
                .list());
        return orders;
    }

    /** What is not known of it is not there. */
    private static Map<String, String> columns(JsonNode snapshot) {
        Map<String, String> columns = new LinkedHashMap<>();
        snapshot.properties().forEach(cell -> {
            if (!cell.getValue().isNull())
                columns.put(cell.getKey(), cell.getValue().asText());
        });
        return columns;
    }
}
