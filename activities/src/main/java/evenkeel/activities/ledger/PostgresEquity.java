package evenkeel.activities.ledger;

import evenkeel.domain.carry.risk.Drawdown;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row, locked while it is looked at. */
final class PostgresEquity implements Equity {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresEquity(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    private record Known(Usd peak, Usd openings, boolean released) {
        Usd next(Usd nowOpened, Usd equity) {
            return released ? equity : Drawdown.peak(peak, nowOpened.minus(openings), equity);
        }
    }

    @Override
    public Usd peak(Usd equity, Instant at) {
        return one.run(() -> {
            Optional<Known> known = known();
            Usd opened = new Usd(
                    sql.sql("SELECT opened_balances()").query(BigDecimal.class).single());
            Usd peak = known.map(before -> before.next(opened, equity)).orElse(equity);
            keep(peak, equity, opened, at);
            return peak;
        });
    }

    private Optional<Known> known() {
        return sql.sql("""
                        SELECT peak, openings, EXISTS (
                            SELECT FROM pause WHERE reason = 'DRAWDOWN' AND ended_at >= equity.at) AS released
                        FROM equity FOR UPDATE
                        """)
                .query((row, n) -> new Known(
                        new Usd(row.getBigDecimal("peak")),
                        new Usd(row.getBigDecimal("openings")),
                        row.getBoolean("released")))
                .optional();
    }

    private void keep(Usd peak, Usd equity, Usd opened, Instant at) {
        sql.sql("""
                INSERT INTO equity (peak, equity, openings, at) VALUES (:peak, :equity, :opened, :at)
                ON CONFLICT (one) DO UPDATE SET peak = :peak, equity = :equity, openings = :opened, at = :at
                """)
                .param("peak", Cells.amount(peak.value()))
                .param("equity", Cells.amount(equity.value()))
                .param("opened", Cells.amount(opened.value()))
                .param("at", Cells.time(at))
                .update();
    }
}
