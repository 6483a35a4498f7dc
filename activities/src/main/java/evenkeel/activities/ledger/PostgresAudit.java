package evenkeel.activities.ledger;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit in PostgreSQL, which numbers, links and hashes each line itself. */
final class PostgresAudit implements Audit {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresAudit(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public void note(Instant at, String actor, String cause, String what) {
        one.run(() -> sql.sql("SELECT note(:at, :actor, :cause, :what) IS NULL")
                .param("at", Cells.time(at))
                .param("actor", actor)
                .param("cause", cause)
                .param("what", what)
                .query((row, n) -> what)
                .single());
    }

    @Override
    public List<Line> newest(int limit) {
        return one.run(() -> sql.sql("SELECT * FROM audit ORDER BY n DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, n) -> new Line(
                        row.getLong("n"),
                        Cells.time(row, "at"),
                        row.getString("actor"),
                        row.getString("cause"),
                        row.getString("code_version"),
                        row.getString("config_hash"),
                        row.getString("what")))
                .list());
    }

    @Override
    public List<Break> breaks() {
        return one.run(() -> sql.sql("SELECT n, why FROM audit_breaks()")
                .query((row, n) -> new Break(row.getLong("n"), row.getString("why")))
                .list());
    }
}
