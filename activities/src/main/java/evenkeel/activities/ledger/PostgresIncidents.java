package evenkeel.activities.ledger;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.incident.Incident;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The incidents in PostgreSQL, which lets none be closed without a person and a reason. */
final class PostgresIncidents implements Incidents {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresIncidents(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public boolean open(Incident incident) {
        return one.run(() -> sql.sql("""
                        INSERT INTO incident (key, code, severity, scope, trade, text, opened_at)
                        VALUES (:key, :code, :severity, :scope, :trade, :text, :at)
                        ON CONFLICT (key) WHERE closed_at IS NULL DO NOTHING
                        """)
                        .param("key", incident.key())
                        .param("code", incident.code())
                        .param("severity", incident.severity().name())
                        .param("scope", incident.scope())
                        .param("trade", incident.trade())
                        .param("text", incident.text())
                        .param("at", Cells.time(incident.openedAt()))
                        .update()
                == 1);
    }

    @Override
    public void close(String key, String by, String reason, Instant at) {
        int closed = one.run(() -> sql.sql("""
                        UPDATE incident SET closed_at = :at, closed_by = :by, reason = :reason
                        WHERE key = :key AND closed_at IS NULL
                        """)
                .param("key", key)
                .param("by", by)
                .param("reason", reason)
                .param("at", Cells.time(at))
                .update());
        if (closed == 0) throw new Trouble(Code.CTL_UNKNOWN_INCIDENT, "incident " + key);
    }

    @Override
    public List<Incident> openOnes() {
        return one.run(() -> sql.sql("SELECT * FROM incident WHERE closed_at IS NULL ORDER BY n")
                .query(PostgresIncidents::read)
                .list());
    }

    private static Incident read(ResultSet row, int n) throws SQLException {
        return new Incident(
                row.getString("key"),
                row.getString("code"),
                Alert.Severity.valueOf(row.getString("severity")),
                row.getString("scope"),
                row.getString("trade"),
                row.getString("text"),
                Cells.time(row, "opened_at"));
    }
}
