package evenkeel.activities.ledger;

import evenkeel.domain.ledger.FundingEntry;
import evenkeel.domain.ledger.FundingNews;
import evenkeel.domain.ledger.Transaction;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What venues paid and what they changed of it, with the double entries. */
final class FundingTable {
    private final JdbcClient sql;
    private final Postings postings;

    FundingTable(JdbcClient sql, Postings postings) {
        this.sql = sql;
        this.postings = postings;
    }

    /** A row, and where it was booked: a change goes to the same place, whoever has seen it. */
    private record Kept(String trade, String leg, FundingEntry entry) {}

    FundingNews book(String trade, String leg, FundingPayment shown) {
        List<Kept> known = ofEvent(shown);
        List<FundingEntry> fresh =
                FundingEntry.of(known.stream().map(Kept::entry).toList(), shown);
        if (fresh.isEmpty()) return FundingNews.KNOWN;

        for (FundingEntry entry : fresh) {
            if (known.isEmpty()) insert(trade, leg, entry);
            else insert(known.getFirst().trade(), known.getFirst().leg(), entry);
        }
        return known.isEmpty() ? FundingNews.NEW : FundingNews.RESTATED;
    }

    List<FundingPayment> ofTrade(String trade) {
        return sql.sql("""
                SELECT * FROM funding_booking WHERE trade_id = :trade
                ORDER BY paid_at, venue COLLATE "C", event_id COLLATE "C", revision
                """)
                .param("trade", trade)
                .query((row, n) -> read(row).payment())
                .list();
    }

    /** Locked until commit, as the rules of the table do it: two who read the same payment book it one after the other. */
    private List<Kept> ofEvent(FundingPayment payment) {
        sql.sql("SELECT pg_advisory_xact_lock(hashtext(concat_ws('/', 'funding', :venue, :symbol, :event)))")
                .param("venue", payment.venue())
                .param("symbol", payment.symbol())
                .param("event", payment.eventId())
                .query((row, n) -> n)
                .list();
        return sql.sql("""
                SELECT * FROM funding_booking WHERE venue = :venue AND symbol = :symbol AND event_id = :event
                ORDER BY revision
                """)
                .param("venue", payment.venue())
                .param("symbol", payment.symbol())
                .param("event", payment.eventId())
                .query((row, n) -> new Kept(row.getString("trade_id"), row.getString("leg"), read(row)))
                .list();
    }

    private void insert(String trade, String leg, FundingEntry entry) {
        FundingPayment payment = entry.payment();
        Optional<Transaction> transaction = Transaction.of(trade, leg, entry);
        sql.sql("""
                INSERT INTO funding_booking (venue, symbol, event_id, revision, trade_id, leg, paid_at, amount, currency,
                    txn_id)
                VALUES (:venue, :symbol, :event, :revision, :trade, :leg, :paidAt, :amount, :currency, :txn)
                """)
                .param("venue", payment.venue())
                .param("symbol", payment.symbol())
                .param("event", payment.eventId())
                .param("revision", entry.revision())
                .param("trade", trade)
                .param("leg", leg)
                .param("paidAt", Cells.time(payment.paidAt()))
                .param("amount", Cells.amount(payment.amount().value()))
                .param("currency", payment.currency())
                .param("txn", transaction.map(Transaction::id).orElse(null), Types.OTHER)
                .update();
        transaction.ifPresent(postings::post);
    }

    private static FundingEntry read(ResultSet row) throws SQLException {
        FundingPayment payment = new FundingPayment(
                row.getString("venue"),
                row.getString("symbol"),
                row.getString("event_id"),
                Cells.time(row, "paid_at"),
                new Usd(row.getBigDecimal("amount")),
                row.getString("currency"));
        return new FundingEntry(payment, row.getInt("revision"));
    }
}
