package evenkeel.activities.ledger;

import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Intents and what became of them. */
final class OrderTable {
    /** The report sums the booked fills; a fee counts as far as its worth is known. */
    private static final String SELECT = """
            SELECT o.*, booked.value, booked.fee, o.epoch <> t.epoch AS outdated
            FROM order_intent o JOIN trade t ON t.id = o.trade_id, LATERAL (
                SELECT coalesce(sum(f.quantity * f.price), 0) AS value,
                    coalesce(sum(fee_dollars(f)), 0) AS fee
                FROM fill f WHERE f.client_order_id = o.client_order_id) booked
            """;

    private final JdbcClient sql;

    OrderTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is in the way is either the same key or, since the key makes the id, a live order in the slot. */
    boolean commit(OrderIntent intent, Instant at) {
        int committed = insert(intent, OrderStatus.INTENT, Quantity.ZERO, at);
        if (committed == 1) return true;

        OrderIntent known = find(intent.key())
                .map(OrderRecord::intent)
                .orElseThrow(() -> LedgerRule.ONE_LIVE.broken(intent.key().toString()));
        if (!known.equals(intent)) throw LedgerRule.ORDER_FIXED.broken(intent + ", committed as " + known);
        return false;
    }

    /** What somebody else has ordered and had in full: it is over, and nobody sends it. */
    void inherit(OrderIntent intent, Instant at) {
        if (insert(intent, OrderStatus.FILLED, intent.quantity(), at) == 0)
            throw LedgerRule.ORDER_FIXED.broken(intent.key().toString());
    }

    private int insert(OrderIntent intent, OrderStatus status, Quantity filled, Instant at) {
        return sql.sql("""
                INSERT INTO order_intent (client_order_id, trade_id, leg, seq, epoch, venue, symbol, side, quantity, limit_price,
                    time_in_force, purpose, reduce_only, request_sha256, committed_at, status, status_at, filled, inherited)
                VALUES (:id, :trade, :leg, :seq, :epoch, :venue, :symbol, :side, :quantity, :limit, :tif, :purpose, :reduceOnly,
                    :request, :at, :status, :at, :filled, :inherited)
                ON CONFLICT DO NOTHING
                """)
                .param("id", intent.clientId())
                .param("trade", intent.key().trade())
                .param("leg", intent.key().leg())
                .param("seq", intent.key().seq())
                .param("epoch", intent.epoch())
                .param("venue", intent.venue())
                .param("symbol", intent.symbol())
                .param("side", intent.side().name())
                .param("quantity", Cells.amount(intent.quantity().value()))
                .param("limit", Cells.amount(intent.limit().value()))
                .param("tif", intent.timeInForce().name())
                .param("purpose", intent.purpose().name())
                .param("reduceOnly", intent.reduceOnly())
                .param("request", Cells.sha256(Cells.json(intent)))
                .param("at", Cells.time(at))
                .param("status", status.name())
                .param("filled", Cells.amount(filled.value()))
                .param("inherited", status == OrderStatus.FILLED)
                .update();
    }

    boolean claimSend(OrderKey key, Instant at, Optional<Instant> fence) {
        int claimed = sql.sql("""
                UPDATE order_intent SET status = 'SENT', status_at = :at, sent_at = :at, fence_until = :fence
                WHERE client_order_id = :id AND status = 'INTENT'
                    AND epoch = (SELECT t.epoch FROM trade t WHERE t.id = trade_id)
                """)
                .param("at", Cells.time(at))
                .param("fence", fence.map(Cells::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", key.clientId())
                .update();
        if (claimed == 0) get(key);
        return claimed == 1;
    }

    boolean withdraw(OrderKey key, OrderStatus end, String why, Instant at) {
        int withdrawn = sql.sql("""
                UPDATE order_intent SET status = :end, status_at = :at, why = :why
                WHERE client_order_id = :id AND status = 'INTENT'
                """)
                .param("end", end.name())
                .param("at", Cells.time(at))
                .param("why", why)
                .param("id", key.clientId())
                .update();
        if (withdrawn == 0) get(key);
        return withdrawn == 1;
    }

    void move(OrderKey key, OrderStatus status, Quantity filled, String why, Instant at) {
        sql.sql("""
                UPDATE order_intent SET status = :status, status_at = :at, filled = :filled, why = :why
                WHERE client_order_id = :id
                """)
                .param("status", status.name())
                .param("at", Cells.time(at))
                .param("filled", Cells.amount(filled.value()))
                .param("why", why)
                .param("id", key.clientId())
                .update();
    }

    /** Whoever writes about an order holds it until commit. */
    OrderRecord lock(OrderKey key) {
        sql.sql("SELECT 1 FROM order_intent WHERE client_order_id = :id FOR UPDATE")
                .param("id", key.clientId())
                .query(Integer.class)
                .optional();
        return get(key);
    }

    OrderRecord get(OrderKey key) {
        return find(key).orElseThrow(() -> LedgerRule.ORDER_KNOWN.broken(key.toString()));
    }

    Optional<OrderRecord> find(OrderKey key) {
        return sql.sql(SELECT + " WHERE o.client_order_id = :id")
                .param("id", key.clientId())
                .query(OrderTable::read)
                .optional();
    }

    List<OrderRecord> ofTrade(String trade) {
        return sql.sql(SELECT + " WHERE o.trade_id = :trade ORDER BY o.leg COLLATE \"C\", o.seq")
                .param("trade", trade)
                .query(OrderTable::read)
                .list();
    }

    private static OrderRecord read(ResultSet row, int n) throws SQLException {
        OrderIntent intent = new OrderIntent(
                new OrderKey(row.getString("trade_id"), row.getString("leg"), row.getInt("seq")),
                row.getInt("epoch"),
                row.getString("venue"),
                row.getString("symbol"),
                Side.valueOf(row.getString("side")),
                new Quantity(row.getBigDecimal("quantity")),
                new Price(row.getBigDecimal("limit_price")),
                TimeInForce.valueOf(row.getString("time_in_force")),
                Purpose.valueOf(row.getString("purpose")),
                row.getBoolean("reduce_only"));
        OrderReport report = new OrderReport(
                OrderStatus.valueOf(row.getString("status")),
                new Quantity(row.getBigDecimal("filled")),
                new Usd(row.getBigDecimal("value")),
                new Usd(row.getBigDecimal("fee")));
        return new OrderRecord(
                intent,
                report,
                Cells.maybeTime(row, "sent_at"),
                Cells.maybeTime(row, "fence_until"),
                row.getString("why"),
                row.getBoolean("outdated"));
    }
}
