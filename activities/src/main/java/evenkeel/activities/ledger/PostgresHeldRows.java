package evenkeel.activities.ledger;

import evenkeel.domain.carry.holding.HeldSnapshot;
import evenkeel.domain.carry.rebalance.LegDrift;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of held trades in PostgreSQL: a batch is one statement over columns. */
final class PostgresHeldRows implements HeldRows {
    private static final List<Column> COLUMNS = List.of(
            text("trade_id", row -> row.identity().trade()),
            column("at", "timestamptz", row -> Cells.time(row.identity().evaluatedAt())),
            text("symbol", row -> row.identity().symbol()),
            text("direction", row -> row.identity().direction().name()),
            text("status", row -> row.identity().status().name()),
            column("lead_age_ms", "bigint", row -> millis(row.identity().leadAge())),
            column("hedge_age_ms", "bigint", row -> millis(row.identity().hedgeAge())),
            usd("price_pnl", row -> row.pnl().pricePnl()),
            usd("funding_collected", row -> Optional.of(row.pnl().fundingCollected())),
            usd("accrued_funding", row -> row.pnl().accruedFunding()),
            usd("total_pnl", row -> row.pnl().totalPnl()),
            usd("high_water_mark", row -> row.pnl().highWaterMark()),
            number("lead_liquidation_distance", row -> row.risk().leadLiquidationDistance()),
            number("hedge_liquidation_distance", row -> row.risk().hedgeLiquidationDistance()),
            number("liquidation_distance", row -> row.risk().minimumLiquidationDistance()),
            number("delta_imbalance", row -> row.risk().deltaImbalance().map(LegDrift.Figures::drift)),
            number("quantity_drift", row -> row.risk().deltaImbalance().map(LegDrift.Figures::quantityDrift)),
            number("health_distance", row -> row.risk().healthDistance().map(health -> health.distance())),
            column(
                    "health_source",
                    "text",
                    row -> row.risk()
                            .healthDistance()
                            .map(health -> health.byMaintenance() ? "maintenance" : "available")
                            .orElse(null)),
            column("unbalanced", "boolean", row -> row.risk().unbalanced()),
            usd("suggested_notional", row -> row.position().suggestedNotional()),
            column("lead_quantity", "numeric", row -> row.position().leadQuantity()),
            column("hedge_quantity", "numeric", row -> row.position().hedgeQuantity()),
            usd("exit_cost_estimate", row -> row.position().exitCostEstimate()),
            column(
                    "entry_age_hours",
                    "numeric",
                    row -> row.position().entryAgeHours().toPlainString()),
            number("lead_rate", row -> row.funding().leadRate().map(HourlyRate::value)),
            number("hedge_rate", row -> row.funding().hedgeRate().map(HourlyRate::value)),
            number("signed_net_apy", row -> row.funding().signedNetApy()),
            time("lead_last_booked", row -> row.funding().leadLastBooked()),
            time("hedge_last_booked", row -> row.funding().hedgeLastBooked()),
            text("code", row -> row.decision().code().word()),
            text("reason", row -> row.decision().text()));
    private static final String INSERT = "INSERT INTO held_snapshot (" + each(Column::name) + ") SELECT * FROM unnest("
            + each(column -> "?::" + column.type + "[]") + ") ON CONFLICT DO NOTHING";

    private final OneTransaction one;
    private final JdbcTemplate batch;
    private final JdbcClient sql;

    PostgresHeldRows(DataSource pool) {
        one = new OneTransaction(pool);
        batch = new JdbcTemplate(pool);
        sql = JdbcClient.create(pool);
    }

    private record Column(String name, String type, Function<HeldSnapshot, @Nullable Object> cell) {
        Array of(Connection connection, List<HeldSnapshot> rows) throws SQLException {
            @Nullable Object[] cells = new @Nullable Object[rows.size()];
            for (int i = 0; i < cells.length; i++) {
                Object value = cell.apply(rows.get(i));
                cells[i] = value == null ? null : value.toString();
            }
            return connection.createArrayOf(type, cells);
        }
    }

    @Override
    public void keep(List<HeldSnapshot> rows) {
        one.run(() -> batch.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (int i = 0; i < COLUMNS.size(); i++) {
                    insert.setArray(i + 1, COLUMNS.get(i).of(connection, rows));
                }
                return insert.executeUpdate();
            }
        }));
    }

    @Override
    public Past past(String trade, int points) {
        return one.run(() -> new Past(
                sql.sql("SELECT max(high_water_mark) FROM held_snapshot WHERE trade_id = :trade")
                        .param("trade", trade)
                        .query((row, n) -> Optional.ofNullable(row.getBigDecimal(1)))
                        .single()
                        .map(Usd::new),
                sql.sql("""
                        SELECT total_pnl FROM (
                            SELECT at, total_pnl FROM held_snapshot
                            WHERE trade_id = :trade AND total_pnl IS NOT NULL ORDER BY at DESC LIMIT :points) last
                        ORDER BY at
                        """)
                        .param("trade", trade)
                        .param("points", points)
                        .query((row, n) -> new Usd(row.getBigDecimal(1)))
                        .list(),
                sql.sql("""
                        SELECT signed_net_apy FROM held_snapshot
                        WHERE trade_id = :trade AND signed_net_apy IS NOT NULL ORDER BY at LIMIT 1
                        """).param("trade", trade).query(BigDecimal.class).optional()));
    }

    private static Column text(String name, Function<HeldSnapshot, @Nullable Object> cell) {
        return column(name, "text", cell);
    }

    private static Column usd(String name, Function<HeldSnapshot, Optional<Usd>> cell) {
        return number(name, row -> cell.apply(row).map(Usd::value));
    }

    private static Column number(String name, Function<HeldSnapshot, Optional<BigDecimal>> cell) {
        return column(
                name,
                "numeric",
                row -> cell.apply(row).map(BigDecimal::toPlainString).orElse(null));
    }

    private static Column time(String name, Function<HeldSnapshot, Optional<Instant>> cell) {
        return column(
                name, "timestamptz", row -> cell.apply(row).map(Cells::time).orElse(null));
    }

    private static Column column(String name, String type, Function<HeldSnapshot, @Nullable Object> cell) {
        return new Column(name, type, cell);
    }

    private static @Nullable Long millis(Optional<Duration> age) {
        return age.map(Duration::toMillis).orElse(null);
    }

    private static String each(Function<Column, String> word) {
        return String.join(", ", COLUMNS.stream().map(word).toList());
    }
}
