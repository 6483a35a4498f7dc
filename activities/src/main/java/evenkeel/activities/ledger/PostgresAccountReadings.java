package evenkeel.activities.ledger;

import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Balance;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row for each venue. */
final class PostgresAccountReadings implements AccountReadings {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresAccountReadings(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public void keep(Balance balance, Instant at) {
        one.run(() -> sql.sql("""
                        INSERT INTO account_reading (venue, currency, wallet, available, read_at)
                        VALUES (:venue, :currency, :wallet, :available, :at)
                        ON CONFLICT (venue) DO UPDATE SET currency = excluded.currency, wallet = excluded.wallet,
                            available = excluded.available, read_at = excluded.read_at
                        WHERE account_reading.read_at < excluded.read_at
                        """)
                .param("venue", balance.venue())
                .param("currency", balance.currency())
                .param("wallet", balance.wallet().value())
                .param("available", balance.available().value())
                .param("at", Cells.time(at))
                .update());
    }

    @Override
    public Map<String, Reading> latest() {
        return one.run(() -> {
            Map<String, Reading> latest = new LinkedHashMap<>();
            sql.sql("SELECT * FROM account_reading ORDER BY venue").query(row -> {
                var balance = new Balance(
                        row.getString("venue"),
                        row.getString("currency"),
                        new Usd(row.getBigDecimal("wallet")),
                        new Usd(row.getBigDecimal("available")));
                latest.put(balance.venue(), new Reading(balance, Cells.time(row, "read_at")));
            });
            return latest;
        });
    }
}
