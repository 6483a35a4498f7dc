package evenkeel.activities.ledger;

import evenkeel.domain.ledger.CostBasis;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums in one statement; only positions that are still held are followed fill by fill. */
final class PostgresBalances implements Balances {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresBalances(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    private record Flows(BigDecimal amount, long moves) {}

    @Override
    public Booked booked(String venue, String currency, Instant quietSince) {
        return one.run(() -> {
            Flows flows = flows(venue, currency, quietSince);
            return new Booked(new Usd(flows.amount().add(heldCost(venue, currency))), flows.moves());
        });
    }

    @Override
    public Optional<Usd> opening(String venue, String currency) {
        return one.run(() -> sql.sql("""
                        SELECT amount FROM (
                            SELECT amount, at FROM balance_opening WHERE venue = :venue AND currency = :currency
                            ORDER BY n DESC LIMIT 1) last
                        WHERE NOT is_explained(at)
                        """)
                .param("venue", venue)
                .param("currency", currency)
                .query((row, n) -> new Usd(row.getBigDecimal("amount")))
                .optional());
    }

    @Override
    public void open(String venue, String currency, Usd amount, Instant at) {
        one.run(() -> sql.sql("""
                        INSERT INTO balance_opening (venue, currency, amount, at) VALUES (:venue, :currency, :amount, :at)
                        """)
                .param("venue", venue)
                .param("currency", currency)
                .param("amount", Cells.amount(amount.value()))
                .param("at", Cells.time(at))
                .update());
    }

    /** Dollars of which nobody has said which ones are the account's own. */
    private Flows flows(String venue, String currency, Instant quietSince) {
        return sql.sql("""
                SELECT (SELECT coalesce(sum(CASE side WHEN 'SELL' THEN quantity * price ELSE -quantity * price END), 0)
                        FROM fill WHERE venue = :venue AND quote IN (:currency, 'USD'))
                     - (SELECT coalesce(sum(fee), 0) FROM fill WHERE venue = :venue AND fee_currency IN (:currency, 'USD'))
                     + (SELECT coalesce(sum(amount), 0) FROM funding_booking
                        WHERE venue = :venue AND currency IN (:currency, 'USD')) AS amount,
                       (SELECT count(*) FROM order_intent WHERE venue = :venue
                          AND status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED'))
                     + (SELECT count(*) FROM fill WHERE venue = :venue AND booked_at > :quiet) AS moves
                """)
                .param("venue", venue)
                .param("currency", currency)
                .param("quiet", Cells.time(quietSince))
                .query((row, n) -> new Flows(row.getBigDecimal("amount"), row.getLong("moves")))
                .single();
    }

    private BigDecimal heldCost(String venue, String currency) {
        Map<String, List<Fill>> held = new LinkedHashMap<>();
        sql.sql("""
                SELECT f.*, o.trade_id FROM fill f JOIN order_intent o USING (client_order_id)
                WHERE f.venue = :venue AND f.quote IN (:currency, 'USD') AND (o.trade_id, f.symbol) IN (
                    SELECT k.trade_id, g.symbol FROM fill g JOIN order_intent k USING (client_order_id)
                    WHERE g.venue = :venue GROUP BY k.trade_id, g.symbol
                    HAVING sum(CASE g.side WHEN 'BUY' THEN g.quantity ELSE -g.quantity END) <> 0)
                ORDER BY f.venue_time, f.booked_at, length(f.venue_trade_id), f.venue_trade_id COLLATE "C"
                """).param("venue", venue).param("currency", currency).query(row -> {
            String position = row.getString("trade_id") + "/" + row.getString("symbol");
            held.computeIfAbsent(position, unknown -> new ArrayList<>()).add(FillTable.read(row, 0));
        });
        return held.values().stream().map(CostBasis::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
