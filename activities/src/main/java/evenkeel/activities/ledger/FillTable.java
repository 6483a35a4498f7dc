package evenkeel.activities.ledger;

import evenkeel.domain.ledger.Transaction;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What venues executed, and the double entries of it. */
final class FillTable {
    private final JdbcClient sql;
    private final Postings postings;

    FillTable(JdbcClient sql, Postings postings) {
        this.sql = sql;
        this.postings = postings;
    }

    /** Books a fill that is new, with its transaction. */
    void book(OrderIntent order, Fill fill, Instant at) {
        Transaction transaction = Transaction.of(order.key(), fill);
        sql.sql("""
                INSERT INTO fill (venue, symbol, venue_trade_id, client_order_id, side, quantity, price, quote, fee,
                    fee_currency, fee_rate, maker, venue_time, booked_at, txn_id)
                VALUES (:venue, :symbol, :tradeId, :id, :side, :quantity, :price, :quote, :fee,
                    :feeCurrency, :feeRate, :maker, :venueTime, :at, :txn)
                """)
                .param("venue", fill.venue())
                .param("symbol", fill.symbol())
                .param("tradeId", fill.tradeId())
                .param("id", fill.clientId())
                .param("side", fill.side().name())
                .param("quantity", Cells.amount(fill.quantity().value()))
                .param("price", Cells.amount(fill.price().value()))
                .param("quote", fill.quote())
                .param("fee", Cells.amount(fill.fee().value()))
                .param("feeCurrency", fill.fee().currency())
                .param("feeRate", fill.fee().rate().map(Cells::amount).orElse(null), Types.NUMERIC)
                .param("maker", fill.maker())
                .param("venueTime", Cells.time(fill.venueTime()))
                .param("at", Cells.time(at))
                .param("txn", transaction.id())
                .update();
        postings.post(transaction);
    }

    List<Fill> ofOrder(String clientId) {
        return sql.sql("SELECT * FROM fill WHERE client_order_id = :id")
                .param("id", clientId)
                .query(FillTable::read)
                .list();
    }

    List<Fill> ofTrade(String trade) {
        return sql.sql("""
                SELECT f.* FROM fill f JOIN order_intent o USING (client_order_id)
                WHERE o.trade_id = :trade
                ORDER BY f.venue_time, f.venue COLLATE "C", f.venue_trade_id COLLATE "C"
                """).param("trade", trade).query(FillTable::read).list();
    }

    static Fill read(ResultSet row, int n) throws SQLException {
        return new Fill(
                row.getString("venue"),
                row.getString("symbol"),
                row.getString("venue_trade_id"),
                row.getString("client_order_id"),
                Side.valueOf(row.getString("side")),
                new Quantity(row.getBigDecimal("quantity")),
                new Price(row.getBigDecimal("price")),
                row.getString("quote"),
                readFee(row),
                row.getBoolean("maker"),
                Cells.time(row, "venue_time"));
    }

    private static Fee readFee(ResultSet row) throws SQLException {
        Fee fee = Fee.of(row.getBigDecimal("fee"), row.getString("fee_currency"));
        BigDecimal rate = row.getBigDecimal("fee_rate");
        return rate == null ? fee : fee.at(rate);
    }
}
