package evenkeel.activities.ledger;

import evenkeel.domain.carry.TradeDecision;
import evenkeel.domain.carry.TradeEvent;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to trades, and what was decided of them. */
final class CourseTable {
    private final JdbcClient sql;

    CourseTable(JdbcClient sql) {
        this.sql = sql;
    }

    void note(TradeEvent event) {
        sql.sql("""
                INSERT INTO trade_event (trade_id, key, kind, at, content)
                VALUES (:trade, :key, :kind, :at, CAST(:content AS jsonb))
                ON CONFLICT DO NOTHING
                """)
                .param("trade", event.trade())
                .param("key", event.key())
                .param("kind", event.kind().name())
                .param("at", Cells.time(event.at()))
                .param("content", Cells.json(event))
                .update();
    }

    void decide(TradeDecision decided) {
        sql.sql("""
                INSERT INTO trade_decision (trade_id, at, code, layer, leaves, text, content)
                VALUES (:trade, :at, :code, :layer, :leaves, :text, CAST(:content AS jsonb))
                ON CONFLICT DO NOTHING
                """)
                .param("trade", decided.trade())
                .param("at", Cells.time(decided.at()))
                .param("code", decided.decision().code().word())
                .param("layer", decided.decision().layer().name())
                .param("leaves", decided.decision().exit())
                .param("text", decided.decision().text())
                .param("content", Cells.json(decided))
                .update();
    }

    List<TradeEvent> events(String trade) {
        return sql.sql("SELECT content FROM trade_event WHERE trade_id = :trade ORDER BY at, key")
                .param("trade", trade)
                .query((row, n) -> Cells.read(row.getString("content"), TradeEvent.class))
                .list();
    }

    List<TradeDecision> decisions(String trade) {
        return sql.sql("SELECT content FROM trade_decision WHERE trade_id = :trade ORDER BY at")
                .param("trade", trade)
                .query((row, n) -> Cells.read(row.getString("content"), TradeDecision.class))
                .list();
    }
}
