package evenkeel.activities.ledger;

import evenkeel.domain.carry.Alert;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people were told. */
final class AlertTable {
    private final JdbcClient sql;

    AlertTable(JdbcClient sql) {
        this.sql = sql;
    }

    boolean raise(Alert alert, Instant at) {
        int raised = sql.sql("""
                INSERT INTO alert (key, severity, code, trade, text, raised_at)
                VALUES (:key, :severity, :code, :trade, :text, :at)
                ON CONFLICT (key) DO NOTHING
                """)
                .param("key", alert.key())
                .param("severity", alert.severity().name())
                .param("code", alert.code())
                .param("trade", alert.trade())
                .param("text", alert.text())
                .param("at", Cells.time(at))
                .update();
        return raised == 1;
    }

    List<Alert> newest(int limit) {
        return sql.sql("SELECT key, severity, code, trade, text FROM alert ORDER BY n DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, n) -> new Alert(
                        row.getString("key"),
                        Alert.Severity.valueOf(row.getString("severity")),
                        row.getString("code"),
                        row.getString("trade"),
                        row.getString("text")))
                .list();
    }
}
