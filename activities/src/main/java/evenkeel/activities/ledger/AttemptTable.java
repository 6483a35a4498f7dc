package evenkeel.activities.ledger;

import evenkeel.domain.carry.entry.AttemptStatus;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.entry.EntryStage;
import evenkeel.domain.carry.entry.OpeningFigures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts to enter. */
final class AttemptTable {
    private final JdbcClient sql;

    AttemptTable(JdbcClient sql) {
        this.sql = sql;
    }

    boolean keep(EntryAttempt attempt) {
        int kept = sql.sql("""
                INSERT INTO attempt (trade_id, signal, symbol, stage, status, code, figures, started_at, at)
                VALUES (:trade, :signal, :symbol, :stage, :status, :code, CAST(:figures AS jsonb), :startedAt, :at)
                ON CONFLICT (trade_id) DO UPDATE SET
                    stage = :stage, status = :status, code = :code, figures = CAST(:figures AS jsonb), at = :at
                WHERE attempt.status = 'STARTED'
                """)
                .param("trade", attempt.trade())
                .param("signal", attempt.signal())
                .param("symbol", attempt.symbol())
                .param("stage", attempt.stage().name())
                .param("status", attempt.status().name())
                .param("code", attempt.code())
                .param("figures", attempt.figures().map(Cells::json).orElse(null), Types.VARCHAR)
                .param("startedAt", Cells.time(attempt.startedAt()))
                .param("at", Cells.time(attempt.at()))
                .update();
        return kept == 1;
    }

    List<EntryAttempt> newest(int limit) {
        return sql.sql("SELECT * FROM attempt ORDER BY started_at DESC, trade_id LIMIT :limit")
                .param("limit", limit)
                .query(AttemptTable::read)
                .list();
    }

    private static EntryAttempt read(ResultSet row, int n) throws SQLException {
        return new EntryAttempt(
                row.getString("trade_id"),
                row.getString("signal"),
                row.getString("symbol"),
                EntryStage.valueOf(row.getString("stage")),
                AttemptStatus.valueOf(row.getString("status")),
                row.getString("code"),
                Optional.ofNullable(row.getString("figures")).map(json -> Cells.read(json, OpeningFigures.class)),
                Cells.time(row, "started_at"),
                Cells.time(row, "at"));
    }
}
