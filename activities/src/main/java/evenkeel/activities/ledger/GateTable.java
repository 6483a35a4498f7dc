package evenkeel.activities.ledger;

import evenkeel.domain.gate.Exposure;
import evenkeel.domain.gate.GateFacts;
import evenkeel.domain.gate.GateRefusal;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the gate asks of the books, and what it refused. */
final class GateTable {
    /** What {@code OrderStatus} calls not final; spelled like this it is the index's own condition. */
    private static final String LIVE = "status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED')";

    private final JdbcClient sql;

    GateTable(JdbcClient sql) {
        this.sql = sql;
    }

    GateFacts facts(OrderIntent intent, Instant now) {
        List<Sent> sent = sentLately(intent, now);
        return new GateFacts(
                liveOrders(intent),
                sent.size(),
                sent.stream().filter(Sent::same).map(Sent::at).toList(),
                exposures(intent),
                resultSince(now.truncatedTo(ChronoUnit.DAYS)));
    }

    void refuse(OrderIntent intent, GateRefusal refusal, Instant at) {
        sql.sql("""
                INSERT INTO gate_refusal (client_order_id, trade_id, at, code, text)
                VALUES (:id, :trade, :at, :code, :text)
                ON CONFLICT (client_order_id) DO NOTHING
                """)
                .param("id", intent.clientId())
                .param("trade", intent.key().trade())
                .param("at", Cells.time(at))
                .param("code", refusal.code().id())
                .param("text", refusal.why())
                .update();
    }

    Map<String, Integer> refusals(Instant day) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        sql.sql("SELECT code, n FROM refusals WHERE day = CAST(:day AS date) ORDER BY code COLLATE \"C\"")
                .param("day", day.toString().substring(0, 10))
                .query(row -> {
                    counts.put(row.getString("code"), row.getInt("n"));
                });
        return counts;
    }

    private record Sent(Instant at, boolean same) {}

    private int liveOrders(OrderIntent intent) {
        return sql.sql("SELECT count(*) FROM order_intent WHERE venue = :venue AND client_order_id <> :id AND " + LIVE)
                .param("venue", intent.venue())
                .param("id", intent.clientId())
                .query(Integer.class)
                .single();
    }

    private List<Sent> sentLately(OrderIntent intent, Instant now) {
        return sql.sql("""
                SELECT sent_at, symbol = :symbol AND side = :side AND quantity = :quantity AS same
                FROM order_intent
                WHERE venue = :venue AND sent_at > :since AND client_order_id <> :id
                """)
                .param("symbol", intent.symbol())
                .param("side", intent.side().name())
                .param("quantity", Cells.amount(intent.quantity().value()))
                .param("venue", intent.venue())
                .param("since", Cells.time(now.minus(GateFacts.LATELY)))
                .param("id", intent.clientId())
                .query((row, n) -> new Sent(Cells.time(row, "sent_at"), row.getBoolean("same")))
                .list();
    }

    private List<Exposure> exposures(OrderIntent intent) {
        return sql.sql("""
                SELECT o.venue, o.symbol,
                    sum(CASE o.side WHEN 'BUY' THEN b.value ELSE -b.value END) AS held,
                    coalesce(sum(w.value) FILTER (WHERE o.side = 'BUY'), 0) AS buying,
                    coalesce(sum(w.value) FILTER (WHERE o.side = 'SELL'), 0) AS selling
                FROM trade t
                JOIN order_intent o ON o.trade_id = t.id
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(f.quantity * f.price), 0) AS value
                    FROM fill f WHERE f.client_order_id = o.client_order_id) b
                CROSS JOIN LATERAL (
                    SELECT CASE WHEN NOT o.reduce_only AND o.%s THEN (o.quantity - o.filled) * o.limit_price ELSE 0 END
                        AS value) w
                WHERE t.ended_at IS NULL AND o.client_order_id <> :id
                GROUP BY o.venue, o.symbol
                ORDER BY o.venue COLLATE "C", o.symbol COLLATE "C"
                """.formatted(LIVE))
                .param("id", intent.clientId())
                .query((row, n) -> new Exposure(
                        row.getString("venue"),
                        row.getString("symbol"),
                        new Usd(row.getBigDecimal("held")),
                        new Usd(row.getBigDecimal("buying")),
                        new Usd(row.getBigDecimal("selling"))))
                .list();
    }

    private Usd resultSince(Instant day) {
        return new Usd(sql.sql("""
                SELECT coalesce(sum(f.amount), 0) FROM trade t CROSS JOIN LATERAL (
                    SELECT sum(CASE f.side WHEN 'SELL' THEN f.quantity * f.price ELSE -f.quantity * f.price END
                        - coalesce(fee_dollars(f), 0)) AS amount
                    FROM order_intent o JOIN fill f USING (client_order_id) WHERE o.trade_id = t.id
                    UNION ALL
                    SELECT sum(b.amount) FROM funding_booking b WHERE b.trade_id = t.id) f
                WHERE t.ended_at >= :day
                """)
                .param("day", Cells.time(day))
                .query(BigDecimal.class)
                .single());
    }
}
