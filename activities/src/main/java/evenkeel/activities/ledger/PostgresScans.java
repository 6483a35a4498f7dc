package evenkeel.activities.ledger;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.exit.ExitCode;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Findings as one row for each symbol and reason, so that they never grow beyond what there is to scan. */
final class PostgresScans implements Scans {
    private final OneTransaction one;
    private final JdbcClient sql;

    PostgresScans(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public void add(List<Finding> findings) {
        one.run(() -> {
            findings.forEach(this::add);
            return findings;
        });
    }

    @Override
    public List<Finding> findings() {
        return one.run(() -> sql.sql("SELECT * FROM scan_finding ORDER BY last_at DESC, symbol, code")
                .query(PostgresScans::finding)
                .list());
    }

    @Override
    public void chose(Opportunity chosen) {
        one.run(() -> sql.sql("""
                        INSERT INTO opportunity (trade_id, symbol, at, dry, figures)
                        VALUES (:trade, :symbol, :at, :dry, CAST(:figures AS jsonb)) ON CONFLICT (trade_id) DO NOTHING
                        """)
                .param("trade", chosen.trade())
                .param("symbol", chosen.symbol())
                .param("at", Cells.time(chosen.at()))
                .param("dry", chosen.dry())
                .param("figures", Cells.json(chosen.figures()))
                .update());
    }

    @Override
    public Optional<Opportunity> chosen(String trade) {
        return one.run(() -> sql.sql("SELECT * FROM opportunity WHERE trade_id = :trade")
                .param("trade", trade)
                .query((row, n) -> new Opportunity(
                        row.getString("trade_id"),
                        row.getString("symbol"),
                        Cells.time(row, "at"),
                        row.getBoolean("dry"),
                        Cells.read(row.getString("figures"), Opportunity.Figures.class)))
                .optional());
    }

    @Override
    public void looked(String symbol, boolean failed, Instant at) {
        one.run(() -> sql.sql(
                        failed
                                ? """
                        INSERT INTO symbol_failure (symbol, in_a_row, last_at) VALUES (:symbol, 1, :at)
                        ON CONFLICT (symbol) DO UPDATE SET in_a_row = symbol_failure.in_a_row + 1, last_at = excluded.last_at
                        """
                                : "UPDATE symbol_failure SET in_a_row = 0, last_at = :at WHERE symbol = :symbol AND in_a_row > 0")
                .param("symbol", symbol)
                .param("at", Cells.time(at))
                .update());
    }

    /** A rejected trade has not begun: with those that follow it, it counts as a look that failed. */
    @Override
    public Map<String, Past> pasts() {
        return one.run(() -> {
            Map<String, Past> pasts = new LinkedHashMap<>();
            sql.sql("""
                    WITH ended AS (
                      SELECT symbol,
                             max(ended_at) FILTER (WHERE status = 'CLOSED' AND reason <> :rotation) AS closed_at,
                             max(ended_at) FILTER (WHERE status = 'CLOSED' AND reason = :rotation) AS rotated_at,
                             max(ended_at) FILTER (WHERE status = 'FAILED') AS failed_at,
                             coalesce(max(n) FILTER (WHERE status NOT IN ('REJECTED', 'PENDING')), 0) AS last_begun
                      FROM trade GROUP BY symbol),
                    rejected AS (
                      SELECT t.symbol, count(*) AS times, max(t.ended_at) AS last_at
                      FROM trade t JOIN ended e USING (symbol)
                      WHERE t.status = 'REJECTED' AND t.n > e.last_begun GROUP BY t.symbol),
                    dry AS (SELECT symbol, max(at) AS at FROM opportunity WHERE dry GROUP BY symbol)
                    SELECT symbol, closed_at, rotated_at, failed_at, dry.at AS dry_at,
                           coalesce(f.in_a_row, 0) + coalesce(rejected.times, 0) AS failures,
                           greatest(f.last_at, rejected.last_at) AS failure_at
                    FROM ended FULL JOIN symbol_failure f USING (symbol) FULL JOIN rejected USING (symbol)
                    FULL JOIN dry USING (symbol) ORDER BY symbol
                    """).param("rotation", ExitCode.OPPORTUNITY_COST.name()).query(row -> {
                pasts.put(row.getString("symbol"), past(row));
            });
            return pasts;
        });
    }

    @Override
    public void best(Best offer) {
        one.run(() -> sql.sql("""
                        INSERT INTO best_offer (strategy, symbol, net_apy, total_ev, at)
                        VALUES (:strategy, :symbol, :apy, :ev, :at)
                        ON CONFLICT (strategy) DO UPDATE SET symbol = excluded.symbol, net_apy = excluded.net_apy,
                            total_ev = excluded.total_ev, at = excluded.at
                        """)
                .param("strategy", CarryTerms.STRATEGY)
                .param("symbol", offer.symbol())
                .param("apy", offer.netApy())
                .param("ev", offer.totalEv().map(Usd::value).orElse(null), Types.NUMERIC)
                .param("at", Cells.time(offer.at()))
                .update());
    }

    @Override
    public Optional<Best> best() {
        return one.run(() -> sql.sql("SELECT * FROM best_offer WHERE strategy = :strategy")
                .param("strategy", CarryTerms.STRATEGY)
                .query((row, n) -> new Best(
                        row.getString("symbol"),
                        row.getBigDecimal("net_apy"),
                        Optional.ofNullable(row.getBigDecimal("total_ev")).map(Usd::new),
                        Cells.time(row, "at")))
                .optional());
    }

    private void add(Finding finding) {
        sql.sql("""
                INSERT INTO scan_finding (symbol, code, n, first_at, last_at, measured, bound, net_apy, total_ev)
                VALUES (:symbol, :code, :n, :first, :last, :measured, :bound, :apy, :ev)
                ON CONFLICT (symbol, code) DO UPDATE SET n = scan_finding.n + excluded.n, last_at = excluded.last_at,
                    measured = excluded.measured, bound = excluded.bound, net_apy = excluded.net_apy,
                    total_ev = excluded.total_ev
                """)
                .param("symbol", finding.symbol())
                .param("code", finding.code())
                .param("n", finding.times())
                .param("first", Cells.time(finding.first()))
                .param("last", Cells.time(finding.last()))
                .param("measured", finding.measured().orElse(null), Types.NUMERIC)
                .param("bound", finding.bound().orElse(null), Types.NUMERIC)
                .param("apy", finding.netApy().orElse(null), Types.NUMERIC)
                .param("ev", finding.totalEv().map(Usd::value).orElse(null), Types.NUMERIC)
                .update();
    }

    private static Finding finding(ResultSet row, int n) throws SQLException {
        return new Finding(
                row.getString("symbol"),
                row.getString("code"),
                row.getLong("n"),
                Cells.time(row, "first_at"),
                Cells.time(row, "last_at"),
                number(row, "measured"),
                number(row, "bound"),
                number(row, "net_apy"),
                number(row, "total_ev").map(Usd::new));
    }

    private static Past past(ResultSet row) throws SQLException {
        return new Past(
                Cells.maybeTime(row, "closed_at"),
                Cells.maybeTime(row, "rotated_at"),
                Cells.maybeTime(row, "failed_at"),
                row.getInt("failures"),
                Cells.maybeTime(row, "failure_at"),
                Cells.maybeTime(row, "dry_at"));
    }

    private static Optional<BigDecimal> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column));
    }
}
