package evenkeel.activities.ledger;

import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.carry.risk.Pause.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each change of a pause as one transaction. */
final class PostgresPauses implements Pauses {
    private final OneTransaction one;
    private final PauseTable pauses;

    PostgresPauses(DataSource pool) {
        one = new OneTransaction(pool);
        pauses = new PauseTable(JdbcClient.create(pool));
    }

    @Override
    public boolean begin(Pause pause, String subject, String text) {
        return one.run(() -> pauses.begin(pause, subject, text));
    }

    @Override
    public List<Standing> standing(Instant at) {
        return one.run(() -> pauses.standing(at));
    }

    @Override
    public Optional<Instant> lastBegun(Reason reason, String subject) {
        return one.run(() -> pauses.lastBegun(reason, subject));
    }

    @Override
    public boolean extend(String subject, Instant until) {
        return one.run(() -> pauses.extend(subject, until));
    }

    @Override
    public boolean end(Reason reason, String subject, String by, String why, Instant at) {
        return one.run(() -> pauses.end(reason, subject, by, why, at));
    }
}
