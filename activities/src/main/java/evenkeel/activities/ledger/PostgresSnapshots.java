package evenkeel.activities.ledger;

import evenkeel.domain.carry.TradeSnapshot;
import evenkeel.domain.venue.Quote;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Snapshots in PostgreSQL: a batch is one statement over columns, which costs little more than a COPY. */
final class PostgresSnapshots implements Snapshots {
    private static final List<Column> COLUMNS = List.of(
            new Column("trade_id", "text", TradeSnapshot::trade),
            new Column("at", "timestamptz", one -> Cells.time(one.seen().takenAt())),
            amount("lead_bid", one -> lead(one).bid().value()),
            amount("lead_ask", one -> lead(one).ask().value()),
            amount("lead_mark", one -> lead(one).mark().value()),
            amount("hedge_bid", one -> hedge(one).bid().value()),
            amount("hedge_ask", one -> hedge(one).ask().value()),
            amount("hedge_mark", one -> hedge(one).mark().value()),
            amount("lead_held", one -> one.seen().holdings().lead().signed()),
            amount("hedge_held", one -> one.seen().holdings().hedge().signed()),
            amount("price_pnl", one -> one.pricePnl().value()),
            amount("fees", one -> one.fees().value()),
            amount("funding", one -> one.funding().value()),
            amount("net_apy", TradeSnapshot::netApy));
    private static final String INSERT = "INSERT INTO trade_snapshot (" + each(Column::name) + ") SELECT * FROM unnest("
            + each(column -> "?::" + column.type + "[]") + ") ON CONFLICT DO NOTHING";

    private final OneTransaction one;
    private final JdbcTemplate sql;

    PostgresSnapshots(DataSource pool) {
        one = new OneTransaction(pool);
        sql = new JdbcTemplate(pool);
    }

    private record Column(String name, String type, Function<TradeSnapshot, Object> cell) {
        Array of(Connection connection, List<TradeSnapshot> snapshots) throws SQLException {
            return connection.createArrayOf(
                    type, snapshots.stream().map(cell).map(Object::toString).toArray());
        }
    }

    @Override
    public void keep(List<TradeSnapshot> snapshots) {
        one.run(() -> sql.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (int i = 0; i < COLUMNS.size(); i++) {
                    insert.setArray(i + 1, COLUMNS.get(i).of(connection, snapshots));
                }
                return insert.executeUpdate();
            }
        }));
    }

    private static Column amount(String name, Function<TradeSnapshot, Object> cell) {
        return new Column(name, "numeric", cell);
    }

    private static Quote lead(TradeSnapshot one) {
        return one.seen().lead();
    }

    private static Quote hedge(TradeSnapshot one) {
        return one.seen().hedge();
    }

    private static String each(Function<Column, String> word) {
        return String.join(", ", COLUMNS.stream().map(word).toList());
    }
}
