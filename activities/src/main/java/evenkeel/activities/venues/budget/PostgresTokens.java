package evenkeel.activities.venues.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The count in PostgreSQL. Windows go by the database's clock, which all processes see. */
final class PostgresTokens implements TokenLedger {
    /** Of a window that has passed nothing is taken. */
    private static final String NOW = """
            SELECT CASE WHEN window_at = this_window THEN taken ELSE 0 END AS taken,
                extract(epoch FROM this_window + CAST(:window AS interval) - clock_timestamp()) * 1000 AS millis_left,
                greatest(0, extract(epoch FROM least(quiet_until, clock_timestamp() + interval '3 days')
                    - clock_timestamp()) * 1000) AS quiet_millis
            FROM rate_budget,
                date_bin(CAST(:window AS interval), clock_timestamp(), TIMESTAMPTZ 'epoch') AS this_window
            WHERE venue = :venue AND account = :account AND address = :address
            FOR UPDATE OF rate_budget
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Payer payer;
    private final String window;

    PostgresTokens(DataSource pool, Payer payer, Duration window) {
        this.sql = JdbcClient.create(pool);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.payer = payer;
        this.window = window.toMillis() + " milliseconds";
    }

    @Override
    public Lease lease(int weight, int block, int ceiling) {
        return alone(() -> {
            Window now = look();
            int fits = Math.min(block, ceiling - now.taken());
            int tokens = fits >= weight && now.quiet().isZero() ? fits : 0;
            return taken(now, tokens);
        });
    }

    @Override
    public Lease force(int weight) {
        return alone(() -> taken(look(), weight));
    }

    @Override
    public Window raiseTo(int used) {
        return alone(() -> {
            Window now = look();
            return taken(now, Math.max(0, used - now.taken())).window();
        });
    }

    @Override
    public Window quieten(Duration length) {
        return alone(() -> {
            look();
            ours("""
                    UPDATE rate_budget
                    SET quiet_until = greatest(quiet_until, clock_timestamp() + CAST(:length AS interval))
                    WHERE venue = :venue AND account = :account AND address = :address
                    """).param("length", length.toMillis() + " milliseconds").update();
            return look();
        });
    }

    private Lease taken(Window now, int more) {
        if (more == 0) return new Lease(0, now);
        ours("""
                UPDATE rate_budget
                SET window_at = date_bin(CAST(:window AS interval), clock_timestamp(), TIMESTAMPTZ 'epoch'), taken = :taken
                WHERE venue = :venue AND account = :account AND address = :address
                """).param("window", window).param("taken", now.taken() + more).update();
        return new Lease(more, new Window(now.taken() + more, now.left(), now.quiet()));
    }

    /** With its row held until commit. */
    private Window look() {
        return ours(NOW).param("window", window).query(PostgresTokens::read).single();
    }

    private JdbcClient.StatementSpec ours(String statement) {
        return sql.sql(statement)
                .param("venue", payer.venue())
                .param("account", payer.account())
                .param("address", payer.address());
    }

    private <T> T alone(Supplier<T> work) {
        T answer = transaction.execute(status -> {
            ours("""
                    INSERT INTO rate_budget (venue, account, address) VALUES (:venue, :account, :address)
                    ON CONFLICT DO NOTHING
                    """).update();
            return work.get();
        });
        if (answer == null) throw new IllegalStateException("a transaction must answer something");
        return answer;
    }

    private static Window read(ResultSet row, int n) throws SQLException {
        return new Window(
                row.getInt("taken"),
                Duration.ofMillis(row.getLong("millis_left")),
                Duration.ofMillis(row.getLong("quiet_millis")));
    }
}
