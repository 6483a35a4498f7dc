package evenkeel.activities.ledger;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.Release;
import evenkeel.domain.halt.StandingHalts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The halts in PostgreSQL, which counts the people itself and writes the audit of each word. */
final class PostgresHalts implements Halts {
    private static final String COLUMNS = "id, scope, level, cause, pressed_by, pressed_at, people";

    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresHalts(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public StandingHalts standing() {
        return one.run(() -> new StandingHalts(sql.sql("SELECT " + COLUMNS + " FROM standing_halt ORDER BY n")
                .query(PostgresHalts::halt)
                .list()));
    }

    @Override
    public Optional<HaltRecord> find(String id) {
        return one.run(() -> record(id));
    }

    @Override
    public boolean press(Halt halt) {
        return one.run(() -> sql.sql("""
                        INSERT INTO halt (id, scope, level, cause, pressed_by, pressed_at, people)
                        VALUES (:id, :scope, :level, :cause, :by, :at, people_to_release(:level))
                        ON CONFLICT (id) DO NOTHING
                        """)
                        .param("id", halt.id())
                        .param("scope", halt.scope().toString())
                        .param("level", halt.level().name())
                        .param("cause", halt.cause())
                        .param("by", halt.by())
                        .param("at", Cells.time(halt.at()))
                        .update()
                == 1);
    }

    @Override
    public HaltRecord release(Release release) {
        return one.run(() -> {
            known(release.halt()).verifyMayRelease(release.by());
            sql.sql("INSERT INTO halt_release (halt_id, person, reason, at) VALUES (:halt, :by, :reason, :at)")
                    .param("halt", release.halt())
                    .param("by", release.by())
                    .param("reason", release.reason())
                    .param("at", Cells.time(release.at()))
                    .update();
            return known(release.halt());
        });
    }

    private HaltRecord known(String id) {
        return record(id).orElseThrow(() -> new Trouble(Code.CTL_UNKNOWN_HALT, "halt " + id));
    }

    private Optional<HaltRecord> record(String id) {
        return sql.sql("SELECT " + COLUMNS + " FROM halt WHERE id = :id")
                .param("id", id)
                .query((row, n) -> new HaltRecord(halt(row, n), row.getInt("people"), releases(id)))
                .optional();
    }

    private List<Release> releases(String id) {
        return sql.sql("SELECT person, reason, at FROM halt_release WHERE halt_id = :id ORDER BY at, person")
                .param("id", id)
                .query((row, n) ->
                        new Release(id, row.getString("person"), row.getString("reason"), Cells.time(row, "at")))
                .list();
    }

    private static Halt halt(ResultSet row, int n) throws SQLException {
        return new Halt(
                row.getString("id"),
                HaltScope.of(row.getString("scope")),
                HaltLevel.valueOf(row.getString("level")),
                row.getString("cause"),
                row.getString("pressed_by"),
                Cells.time(row, "pressed_at"));
    }
}
