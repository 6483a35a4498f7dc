package evenkeel.activities.ledger;

import evenkeel.activities.ledger.Pauses.Standing;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.carry.risk.Pause.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pauses as rows. The database lets no two of a reason and subject overlap, and no trade begin while one stands. */
final class PauseTable {
    private static final String SPAN = "pause_span(reason, since, until, ended_at)";

    private final JdbcClient sql;

    PauseTable(JdbcClient sql) {
        this.sql = sql;
    }

    boolean begin(Pause pause, String subject, String text) {
        return sql.sql("""
                                INSERT INTO pause (reason, subject, severity, text, since, until)
                                VALUES (:reason, :subject, :severity, :text, :since, CAST(:until AS timestamptz))
                                ON CONFLICT DO NOTHING
                                """)
                        .param("reason", pause.reason().name())
                        .param("subject", subject)
                        .param("severity", pause.reason().severity().name())
                        .param("text", text)
                        .param("since", Cells.time(pause.since()))
                        .param("until", pause.until().map(Cells::time).orElse(null))
                        .update()
                == 1;
    }

    List<Standing> standing(Instant at) {
        return sql.sql("SELECT * FROM pause WHERE " + SPAN + " @> :at ORDER BY n")
                .param("at", Cells.time(at))
                .query(PauseTable::read)
                .list();
    }

    Optional<Instant> lastBegun(Reason reason, String subject) {
        return sql.sql("SELECT since FROM pause WHERE reason = :reason AND subject = :subject ORDER BY n DESC LIMIT 1")
                .param("reason", reason.name())
                .param("subject", subject)
                .query((row, n) -> Cells.time(row, "since"))
                .optional();
    }

    boolean extend(String subject, Instant until) {
        return sql.sql("""
                                UPDATE pause SET until = :until
                                WHERE reason = 'BROKEN_HEDGE' AND subject = :subject AND ended_at IS NULL AND until < :until
                                """)
                        .param("until", Cells.time(until))
                        .param("subject", subject)
                        .update()
                == 1;
    }

    boolean end(Reason reason, String subject, String by, String why, Instant at) {
        return sql.sql("""
                                UPDATE pause SET ended_at = :at, ended_by = :by, why = :why
                                WHERE reason = :reason AND subject = :subject AND ended_at IS NULL AND
                                """ + SPAN + " @> CAST(:at AS timestamptz)")
                        .param("at", Cells.time(at))
                        .param("by", by)
                        .param("why", why)
                        .param("reason", reason.name())
                        .param("subject", subject)
                        .update()
                == 1;
    }

    private static Standing read(ResultSet row, int n) throws SQLException {
        Pause pause = new Pause(
                Reason.valueOf(row.getString("reason")), Cells.time(row, "since"), Cells.maybeTime(row, "until"));
        return new Standing(pause, row.getString("subject"), row.getString("text"));
    }
}
