package evenkeel.activities.ledger;

import evenkeel.domain.carry.reconcile.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Findings as rows that are never changed. */
final class PostgresFindings implements Findings {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresFindings(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public boolean keep(Finding finding, Instant at) {
        return one.run(() -> sql.sql("""
                                INSERT INTO reconciled (id, at, symbol, venue, trade, finding, action, details)
                                VALUES (:id, :at, :symbol, :venue, :trade, :finding, :action, :details)
                                ON CONFLICT (id) DO NOTHING
                                """)
                        .param("id", id(finding, at))
                        .param("at", Cells.time(at))
                        .param("symbol", finding.symbol())
                        .param("venue", finding.venue())
                        .param("trade", finding.trade())
                        .param("finding", finding.kind().word())
                        .param("action", finding.action().published())
                        .param("details", finding.text())
                        .update()
                == 1);
    }

    @Override
    public List<Reconciled> newest(int limit) {
        return one.run(() -> sql.sql("SELECT * FROM reconciled ORDER BY n DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, n) -> new Reconciled(
                        Cells.time(row, "at"),
                        row.getString("symbol"),
                        row.getString("venue"),
                        row.getString("trade"),
                        row.getString("finding"),
                        row.getString("action"),
                        row.getString("details")))
                .list());
    }

    private static String id(Finding finding, Instant at) {
        return String.join(
                "/",
                finding.kind().name(),
                finding.action().name(),
                finding.symbol(),
                finding.venue(),
                finding.trade(),
                finding.order(),
                LocalDate.ofInstant(at, ZoneOffset.UTC).toString());
    }
}
