package evenkeel.activities.ledger;

import evenkeel.domain.carry.Alert.Severity;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices as the database sees them. */
final class PostgresNotices implements Notices {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresNotices(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public List<Notice> pending(Instant since, int limit) {
        return one.run(() -> sql.sql("""
                        SELECT * FROM notice
                        WHERE at >= :since AND NOT EXISTS (SELECT FROM delivery WHERE delivery.notice = notice.id)
                        ORDER BY at, id COLLATE "C" LIMIT :limit
                        """)
                .param("since", Cells.time(since))
                .param("limit", limit)
                .query((row, n) -> new Notice(
                        row.getString("id"),
                        Cells.time(row, "at"),
                        row.getString("kind"),
                        Severity.valueOf(row.getString("severity")),
                        row.getString("about"),
                        row.getString("trade"),
                        row.getString("text")))
                .list());
    }

    @Override
    public boolean toldSince(String about, Instant since) {
        return one.run(() -> sql.sql("""
                        SELECT EXISTS (SELECT FROM delivery WHERE about = :about AND at > :since AND outcome = 'TOLD')
                        """)
                .param("about", about)
                .param("since", Cells.time(since))
                .query(Boolean.class)
                .single());
    }

    @Override
    public void settle(Notice notice, Outcome outcome, Instant at) {
        one.run(() -> sql.sql("""
                        INSERT INTO delivery (notice, about, outcome, at) VALUES (:notice, :about, :outcome, :at)
                        ON CONFLICT (notice) DO NOTHING
                        """)
                .param("notice", notice.id())
                .param("about", notice.about())
                .param("outcome", outcome.name())
                .param("at", Cells.time(at))
                .update());
    }
}
