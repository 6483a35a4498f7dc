package evenkeel.activities.ledger;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Duties as rows: one statement takes, keeps or leaves them, so that two who ask at once are not both told yes. */
final class PostgresDuties implements Duties {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresDuties(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public boolean take(String duty, String holder, Duration length) {
        return one.run(() -> sql.sql("""
                                INSERT INTO duty AS known (name, holder, since, seen_at, until)
                                VALUES (:duty, :holder, now(), now(), now() + make_interval(secs => :seconds))
                                ON CONFLICT (name) DO UPDATE SET
                                    holder = excluded.holder,
                                    since = CASE WHEN known.holder = excluded.holder THEN known.since ELSE now() END,
                                    seen_at = now(),
                                    until = excluded.until
                                WHERE known.holder = excluded.holder OR known.until < now()
                                """)
                        .param("duty", duty)
                        .param("holder", holder)
                        .param("seconds", length.toMillis() / 1000.0)
                        .update()
                == 1);
    }

    @Override
    public void give(String duty, String holder) {
        one.run(() -> sql.sql("UPDATE duty SET until = now() WHERE name = :duty AND holder = :holder")
                .param("duty", duty)
                .param("holder", holder)
                .update());
    }

    @Override
    public List<Held> all() {
        return one.run(() -> sql.sql("SELECT name, holder, since, seen_at, until FROM duty ORDER BY name")
                .query((row, n) -> new Held(
                        row.getString("name"),
                        row.getString("holder"),
                        Cells.time(row, "since"),
                        Cells.time(row, "seen_at"),
                        Cells.time(row, "until")))
                .list());
    }
}
