package evenkeel.activities.ledger;

import evenkeel.domain.carry.CarryForm;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all new trades have in common, so that whoever inherits one agrees it in the same way. */
public final class TradeForms {
    private final OneTransaction one;
    private final JdbcClient sql;

    TradeForms(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    /** Keeps it, where it is not the last one already. */
    public void tell(CarryForm form, Instant at) {
        one.run(() -> sql.sql("""
                        INSERT INTO trade_form (form, at) SELECT CAST(:form AS jsonb), :at
                        WHERE CAST(:form AS jsonb) IS DISTINCT FROM (SELECT form FROM trade_form ORDER BY n DESC LIMIT 1)
                        """)
                .param("form", Cells.json(form))
                .param("at", Cells.time(at))
                .update());
    }

    /** Empty as long as nobody has started trades here. */
    public Optional<CarryForm> last() {
        return one.run(() -> sql.sql("SELECT form FROM trade_form ORDER BY n DESC LIMIT 1")
                .query(String.class)
                .optional()
                .map(json -> Cells.read(json, CarryForm.class)));
    }
}
