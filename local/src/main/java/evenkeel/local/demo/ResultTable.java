package evenkeel.local.demo;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What one trade came to, read from the ledger alone: orders, fills, payments, and the double entry beside them. */
final class ResultTable {
    private final Books books;
    private final DataSource ledger;

    ResultTable(Books books, DataSource ledger) {
        this.books = books;
        this.ledger = ledger;
    }

    /** Whether the ledger is sound. */
    boolean print(String trade, Stage stage) {
        TradeRecord record = books.trade(trade).orElseThrow();
        List<OrderRecord> orders = books.orders(trade);
        List<Fill> fills = books.fills(trade);
        List<FundingPayment> payments = books.funding(trade);
        TradeFigures figures = record.figures().orElse(TradeFigures.NOTHING);
        Usd net = figures.netPnl(record.terms().legs());
        Usd fees = fills.stream().map(fill -> fill.fee().dollars()).reduce(Usd.ZERO, Usd::plus);
        Usd funding = payments.stream().map(FundingPayment::amount).reduce(Usd.ZERO, Usd::plus);
        long ended = orders.stream().filter(OrderRecord::isFinal).count();

        stage.say("");
        stage.say("Result of " + trade + ", carry " + record.terms().symbol() + ", read from the ledger");
        row(stage, "orders", orders.size() + ", of them ended " + ended);
        row(stage, "fills", String.valueOf(fills.size()));
        row(stage, "price", money(figures.pricePnl(record.terms().legs())));
        row(stage, "funding", money(funding) + " in " + payments.size() + " payments");
        row(stage, "fees", money(fees.negate()));
        row(stage, "net PnL", money(net) + "  " + record.status() + ", " + record.reason());
        boolean balanced = isBalanced();
        boolean same = booked(trade).equals(net);
        row(stage, "ledger balanced", yes(balanced) + ", double entry comes to the same: " + yes(same));
        return balanced && same;
    }

    private static void row(Stage stage, String name, String value) {
        stage.say("  %-16s %s".formatted(name, value));
    }

    private static String money(Usd amount) {
        return TradeTeller.signed(amount) + " USD";
    }

    private static String yes(boolean it) {
        return it ? "yes" : "NO";
    }

    private boolean isBalanced() {
        try (Connection connection = ledger.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM out_of_balance");
                ResultSet answer = query.executeQuery()) {
            answer.next();
            return answer.getLong(1) == 0;
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's balance cannot be read", e);
        }
    }

    /** Proceeds less fees less funding, by the books. */
    private Usd booked(String trade) {
        String sql = """
                SELECT coalesce(sum(CASE WHEN kind = 'PROCEEDS' THEN amount
                                         WHEN kind IN ('FEES', 'FUNDING') THEN -amount END), 0)
                FROM trade_money WHERE trade_id = ?
                """;
        try (Connection connection = ledger.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, trade);
            try (ResultSet answer = query.executeQuery()) {
                answer.next();
                BigDecimal sum = answer.getBigDecimal(1);
                return new Usd(sum == null ? BigDecimal.ZERO : sum);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's books cannot be read", e);
        }
    }
}
