package evenkeel.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.ledger.Account.Kind;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final OrderKey ORDER = new OrderKey("t1", "lead", 1);

    @ParameterizedTest(name = "{0} {1} at {2}, fee {3}: position {4}, proceeds {5}, fees {6}, cash {7}")
    @CsvSource(delimiter = '|', textBlock = """
            BUY  | 1.5  | 100   | 0.05  | 1.5   | -150   | 0.05  | -0.05
            SELL | 1.5  | 100   | 0.05  | -1.5  | 150    | 0.05  | -0.05
            SELL | 0.03 | 61234 | -0.01 | -0.03 | 1837.02 | -0.01 | 0.01
            """)
    void a_fill_moves_position_proceeds_and_fee_against_the_venue(
            Side side, String quantity, String price, String fee, String held, String got, String fees, String cash) {
        Transaction transaction = Transaction.of(ORDER, fill(side, quantity, price, fee));

        assertThat(transaction.lines())
                .containsExactly(
                        line(Kind.POSITION, "t1/lead", "ETH", held),
                        line(Kind.COUNTER, "alpha", "ETH", negated(held)),
                        line(Kind.PROCEEDS, "t1/lead", "USDC", got),
                        line(Kind.COUNTER, "alpha", "USDC", negated(got)),
                        line(Kind.FEES, "t1/lead", "USDC", fees),
                        line(Kind.CASH, "alpha", "USDC", cash));
    }

    @Test
    void a_fill_without_a_fee_has_no_line_of_it() {
        assertThat(Transaction.of(ORDER, fill(Side.BUY, "1", "100", "0")).lines())
                .hasSize(4);
    }

    @Test
    void the_proceeds_of_a_flat_leg_are_its_price_result() {
        List<Posting> lines = new ArrayList<>();
        lines.addAll(Transaction.of(ORDER, fill(Side.BUY, "2", "100.5", "0")).lines());
        lines.addAll(Transaction.of(ORDER, fill(Side.SELL, "0.5", "102", "0")).lines());
        lines.addAll(Transaction.of(ORDER, fill(Side.SELL, "1.5", "99.9", "0")).lines());

        assertThat(sum(lines, Kind.POSITION)).isEqualByComparingTo("0");
        assertThat(sum(lines, Kind.PROCEEDS)).isEqualByComparingTo("-0.15");
    }

    @Test
    void funding_that_is_received_fills_cash_and_lowers_what_the_leg_cost() {
        Transaction received = Transaction.of("t1", "hedge", entry("0.25")).orElseThrow();
        Transaction paid = Transaction.of("t1", "hedge", entry("-0.25")).orElseThrow();

        assertThat(received.lines())
                .containsExactly(
                        line(Kind.CASH, "alpha", "USD", "0.25"), line(Kind.FUNDING, "t1/hedge", "USD", "-0.25"));
        assertThat(paid.lines())
                .containsExactly(
                        line(Kind.CASH, "alpha", "USD", "-0.25"), line(Kind.FUNDING, "t1/hedge", "USD", "0.25"));
        assertThat(Transaction.of("t1", "hedge", entry("0"))).isEmpty();
    }

    @Test
    void an_event_names_its_transaction_and_nothing_else_does() {
        Fill fill = fill(Side.BUY, "1", "100", "0");
        OrderKey other = new OrderKey("t2", "hedge", 7);

        assertThat(Transaction.of(ORDER, fill).id())
                .isEqualTo(Transaction.of(other, fill).id());
        assertThat(Transaction.of("t1", "lead", entry("1")).orElseThrow().id())
                .isNotEqualTo(Transaction.of(ORDER, fill).id());
    }

    @Test
    void what_does_not_balance_is_no_transaction() {
        Posting cash = line(Kind.CASH, "alpha", "USDT", "1");
        Posting otherCurrency = line(Kind.FEES, "t1/lead", "USDC", "-1");
        Posting tooLittle = line(Kind.FEES, "t1/lead", "USDT", "-0.999");

        for (List<Posting> lines : List.of(List.of(cash), List.of(cash, otherCurrency), List.of(cash, tooLittle))) {
            assertThatThrownBy(() -> new Transaction(Transaction.Cause.FILL, "test", "1", NOON, lines))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_posting_has_an_amount_a_currency_and_at_most_eighteen_decimals() {
        Account cash = Account.ofVenue(Kind.CASH, "alpha");

        assertThatThrownBy(() -> new Posting(cash, "USDT", new BigDecimal("0.00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Posting(cash, " ", BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Posting(cash, "USDT", new BigDecimal("0.1234567890123456780")).amount())
                .isEqualTo(new BigDecimal("0.123456789012345678"));
        assertThatThrownBy(() -> new Posting(cash, "USDT", new BigDecimal("0.1234567890123456789")))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.DB_REFUSED))
                .hasMessageContaining("amount_exact");
    }

    private static Fill fill(Side side, String quantity, String price, String fee) {
        return new Fill(
                "alpha",
                "ETH",
                "f1",
                ORDER.clientId(),
                side,
                Quantity.of(quantity),
                Price.of(price),
                Usd.of(fee),
                "USDC",
                true,
                NOON);
    }

    private static FundingEntry entry(String amount) {
        return new FundingEntry(new FundingPayment("alpha", "ETH", "p1", NOON, Usd.of(amount)), 1);
    }

    private static Posting line(Kind kind, String owner, String currency, String amount) {
        return new Posting(new Account(kind, owner), currency, new BigDecimal(amount));
    }

    private static String negated(String amount) {
        return new BigDecimal(amount).negate().toPlainString();
    }

    private static BigDecimal sum(List<Posting> lines, Kind kind) {
        return lines.stream()
                .filter(line -> line.account().kind() == kind)
                .map(Posting::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
