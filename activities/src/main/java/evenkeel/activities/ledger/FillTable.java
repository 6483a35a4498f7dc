package evenkeel.activities.ledger;

import evenkeel.domain.ledger.Account;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.ledger.Posting;
import evenkeel.domain.ledger.Transaction;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What venues executed and paid, and the double entries of it. */
final class FillTable {
    private final JdbcClient sql;
    private final JdbcTemplate batches;

    FillTable(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
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
        post(transaction);
    }

    /** False when the payment is there. */
    boolean book(String trade, String leg, FundingPayment payment) {
        Optional<Transaction> transaction = Transaction.of(trade, leg, payment);
        int booked = sql.sql("""
                INSERT INTO funding_booking (venue, symbol, event_id, trade_id, leg, paid_at, amount, currency, txn_id)
                VALUES (:venue, :symbol, :event, :trade, :leg, :paidAt, :amount, :currency, :txn)
                ON CONFLICT DO NOTHING
                """)
                .param("venue", payment.venue())
                .param("symbol", payment.symbol())
                .param("event", payment.eventId())
                .param("trade", trade)
                .param("leg", leg)
                .param("paidAt", Cells.time(payment.paidAt()))
                .param("amount", Cells.amount(payment.amount().value()))
                .param("currency", payment.currency())
                .param("txn", transaction.map(Transaction::id).orElse(null), Types.OTHER)
                .update();
        if (booked == 0) {
            verifySame(payment);
            return false;
        }
        transaction.ifPresent(this::post);
        return true;
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

    List<FundingPayment> fundingOf(String trade) {
        return sql.sql("""
                SELECT * FROM funding_booking WHERE trade_id = :trade
                ORDER BY paid_at, venue COLLATE "C", event_id COLLATE "C"
                """).param("trade", trade).query(FillTable::readFunding).list();
    }

    private void post(Transaction transaction) {
        UUID id = transaction.id();
        List<Object[]> accounts = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        for (Posting line : transaction.lines()) {
            Account account = line.account();
            accounts.add(
                    new Object[] {account.id(), line.currency(), account.kind().name()});
            entries.add(
                    new Object[] {id, entries.size() + 1, account.id(), line.currency(), Cells.amount(line.amount())});
        }
        batches.batchUpdate(
                "INSERT INTO ledger_account (id, currency, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", accounts);
        batches.update(
                "INSERT INTO ledger_txn (id, cause, source, source_event_id, at) VALUES (?, ?, ?, ?, ?)",
                id,
                transaction.cause().name(),
                transaction.source(),
                transaction.event(),
                Cells.time(transaction.time()));
        batches.batchUpdate(
                "INSERT INTO ledger_entry (txn_id, line, account_id, currency, amount) VALUES (?, ?, ?, ?, ?)",
                entries);
    }

    private void verifySame(FundingPayment payment) {
        FundingPayment known = sql.sql(
                        "SELECT * FROM funding_booking WHERE venue = :venue AND symbol = :symbol AND event_id = :event")
                .param("venue", payment.venue())
                .param("symbol", payment.symbol())
                .param("event", payment.eventId())
                .query(FillTable::readFunding)
                .single();
        if (!known.amount().equals(payment.amount())) {
            throw LedgerRule.FUNDING_FIXED.broken(payment + ", booked as " + known);
        }
    }

    private static Fill read(ResultSet row, int n) throws SQLException {
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

    private static FundingPayment readFunding(ResultSet row, int n) throws SQLException {
        return new FundingPayment(
                row.getString("venue"),
                row.getString("symbol"),
                row.getString("event_id"),
                Cells.time(row, "paid_at"),
                new Usd(row.getBigDecimal("amount")),
                row.getString("currency"));
    }
}
