package evenkeel.activities.ledger;

import evenkeel.activities.history.Rates;
import evenkeel.activities.history.RecordedRate;
import evenkeel.domain.money.HourlyRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rates as rows that are never changed. */
final class PostgresRates implements Rates {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresRates(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public int record(List<RecordedRate> rates) {
        return one.run(() -> rates.stream().mapToInt(this::insert).sum());
    }

    @Override
    public List<Instant> hours(String symbol, String venue, Instant since) {
        return one.run(() -> sql.sql("""
                        SELECT hour FROM hourly_rate
                        WHERE symbol = :symbol AND venue = :venue AND hour >= :since ORDER BY hour
                        """)
                .param("symbol", symbol)
                .param("venue", venue)
                .param("since", Cells.time(since))
                .query((row, n) -> Cells.time(row, "hour"))
                .list());
    }

    @Override
    public List<BigDecimal> netApy(String symbol, String bought, String sold, Instant since) {
        return one.run(() -> sql.sql("""
                        SELECT short.rate AS received, long.rate AS paid
                        FROM hourly_rate long JOIN hourly_rate short USING (symbol, hour)
                        WHERE symbol = :symbol AND long.venue = :bought AND short.venue = :sold AND hour >= :since
                          AND NOT long.outlier AND NOT short.outlier
                        ORDER BY hour
                        """)
                .param("symbol", symbol)
                .param("bought", bought)
                .param("sold", sold)
                .param("since", Cells.time(since))
                .query((row, n) -> new HourlyRate(row.getBigDecimal("received"))
                        .minus(new HourlyRate(row.getBigDecimal("paid")))
                        .annualised())
                .list());
    }

    private int insert(RecordedRate rate) {
        return sql.sql("""
                INSERT INTO hourly_rate (symbol, venue, hour, hour_millis, rate, outlier)
                VALUES (:symbol, :venue, :hour, :millis, :rate, :outlier)
                ON CONFLICT (symbol, venue, hour) DO NOTHING
                """)
                .param("symbol", rate.symbol())
                .param("venue", rate.venue())
                .param("hour", Cells.time(rate.rate().hour()))
                .param("millis", rate.calendar().hour().toMillis())
                .param("rate", rate.rate().rate().value())
                .param("outlier", rate.outlier())
                .update();
    }
}
