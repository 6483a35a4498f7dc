package evenkeel.activities.ledger;

import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job that one worker does for all: whoever holds its lease. When that one is gone another takes over. */
public final class JobLease {
    private final OneTransaction one;
    private final JdbcClient sql;
    private final String job;
    private final String worker;

    JobLease(DataSource pool, String job, String worker) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
        this.job = job;
        this.worker = worker;
    }

    /** True for the one that holds it, which keeps it for that long again; false while another one does. */
    public boolean hold(Instant now, Duration time) {
        return one.run(() -> sql.sql("""
                        INSERT INTO job_lease AS held (job, worker, until) VALUES (:job, :worker, :until)
                        ON CONFLICT (job) DO UPDATE SET worker = excluded.worker, until = excluded.until
                        WHERE held.worker = excluded.worker OR held.until <= :now
                        """)
                        .param("job", job)
                        .param("worker", worker)
                        .param("until", Cells.time(now.plus(time)))
                        .param("now", Cells.time(now))
                        .update()
                == 1);
    }
}
