package evenkeel.domain.carry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.accounts.OrderCount.Cumulative;
import evenkeel.domain.carry.accounts.StatementCheck.Verdict;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccountsTest {
    @Test
    void N98_of_cumulative_figures_only_the_difference_counts() {
        List<String> added = new ArrayList<>();
        OrderCount count = OrderCount.NOTHING;
        for (String told : List.of("50", "141", "141", "140")) {
            OrderCount.Difference difference = count.difference(told(told, "2", "0.01"));
            added.add(difference.quantity().toString());
            count = count.plus(difference);
        }

        assertThat(added).containsExactly("50", "91", "0", "0");
        assertThat(count.filled()).isEqualTo(Quantity.of("141"));
        assertThat(count.fee()).isEqualTo(Usd.of("0.01"));
    }

    /** §24.3: 1.2 at an average of 150.10, then 2.0 at 150.108. */
    @Test
    void what_a_report_adds_has_its_own_price() {
        OrderCount first = OrderCount.NOTHING.after(told("1.2", "150.10", "0.0036024"));
        OrderCount.Difference second = first.difference(told("2.0", "150.108", "0.00600432"));

        assertThat(second.quantity()).isEqualTo(Quantity.of("0.8"));
        assertThat(second.price()).contains(Price.of("150.12"));
        assertThat(first.plus(second).fee()).isEqualTo(Usd.of("0.00600432"));
        assertThat(first.plus(second).value()).isEqualTo(Usd.of("300.216"));
    }

    @Test
    void a_rebate_and_a_fee_that_comes_late_are_counted() {
        OrderCount filled = OrderCount.NOTHING.after(told("1", "10", "0"));
        assertThat(filled.after(told("1", "10", "0.02")).fee()).isEqualTo(Usd.of("0.02"));
        assertThat(filled.after(told("1", "10", "-0.02")).fee()).isEqualTo(Usd.of("-0.02"));
        assertThat(filled.after(told("1", "10", "-0.02"))
                        .after(told("1", "10", "-0.01"))
                        .fee())
                .isEqualTo(Usd.of("-0.02"));
    }

    @Test
    void INV5_reports_that_repeat_and_overtake_each_other_count_once() {
        List<Cumulative> reports = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            reports.add(told(Integer.toString(i * 10), "100." + i, "0.0" + i));
            reports.add(reports.getLast());
        }
        for (int seed = 0; seed < 50; seed++) {
            List<Cumulative> told = new ArrayList<>(reports);
            Collections.shuffle(told, new Random(seed));
            OrderCount count = OrderCount.NOTHING;
            for (Cumulative report : told) count = count.after(report);

            assertThat(count).isEqualTo(new OrderCount(Quantity.of("80"), Usd.of("8064"), Usd.of("0.08")));
        }
    }

    @Test
    void N109_funding_turns_a_loss_of_prices_into_a_win() {
        TradeAccount account = trade(
                leg(Side.SELL, "10@100", "10@100.1", "0", "0"), leg(Side.BUY, "10@100", "10@100", "0", "0"), "2.00");

        assertThat(account.realisedPnl()).isEqualTo(Usd.of("-1.00"));
        assertThat(account.netPnl()).isEqualTo(Usd.of("1.00"));
        assertThat(account.win()).isTrue();
    }

    @Test
    void N110_price_moves_cancel_and_funding_pays_the_fees() {
        TradeAccount account = trade(
                leg(Side.SELL, "10@100", "10@102", "0.5", "0"), leg(Side.BUY, "10@100", "10@102", "0", "0.5"), "5");

        assertThat(account.pricePnl()).isEqualTo(Usd.ZERO);
        assertThat(account.netPnl()).isEqualTo(Usd.of("4.00"));
    }

    @Test
    void N111_prices_that_meet_are_a_gain() {
        TradeAccount account =
                trade(leg(Side.SELL, "10@100", "10@100", "0", "0"), leg(Side.BUY, "10@99", "10@100", "0", "0"), "0");

        assertThat(account.netPnl()).isEqualTo(Usd.of("10.00"));
        assertThat(account.tradeReturn().orElseThrow()).isEqualByComparingTo("0.01");
        assertThat(account.annualisedReturn().orElseThrow()).isEqualByComparingTo("3.65"); // in one day
    }

    @Test
    void N112_a_leg_entered_twice_has_one_average() {
        LegAccount account = LegAccount.of(new LegAccount.Booked(
                Side.BUY, fill("5@100").plus(fill("5@110")), with(fill("10@120"), "1.00"), Quantity.ZERO, Usd.ZERO));

        assertThat(account.entryVwap()).contains(Price.of("105"));
        assertThat(account.realisedPnl()).isEqualTo(Usd.of("149.00"));
    }

    @Test
    void N113_what_is_closed_counts_and_the_rest_stays_open() {
        LegAccount account = LegAccount.of(leg(Side.BUY, "10@100", "5@110", "0", "0"));

        assertThat(account.pricePnl()).isEqualTo(Usd.of("50.00"));
        assertThat(account.closedQuantity()).isEqualTo(Quantity.of("5"));
        assertThat(account.openQuantity()).isEqualTo(Quantity.of("5"));
        LegAccount open = LegAccount.of(
                new LegAccount.Booked(Side.SELL, fill("10@100"), LegFill.NOTHING, Quantity.of("4"), Usd.of("3")));
        assertThat(open.pricePnl()).isEqualTo(Usd.ZERO);
        assertThat(open.realisedPnl()).isEqualTo(Usd.of("3"));
        assertThat(open.openQuantity()).isEqualTo(Quantity.of("6"));
        assertThat(LegAccount.of(leg(Side.SELL, "5@100", "10@90", "0", "0")).pricePnl())
                .isEqualTo(Usd.of("50"));
    }

    /** §24.3, as it was recorded and as it was read back. */
    @Test
    void one_trade_from_start_to_end() {
        LegAccount.Booked lead = leg(Side.SELL, "2@150.108", "2@149.515", "0.00600432", "0.019441");
        TradeAccount recorded = trade(lead, leg(Side.BUY, "2@150.16", "2@149.58", "0.067572", "0"), "1.440");

        assertThat(recorded.lead().pricePnl()).isEqualTo(Usd.of("1.186"));
        assertThat(recorded.hedge().pricePnl()).isEqualTo(Usd.of("-1.160"));
        assertThat(recorded.totalFees()).isEqualTo(Usd.of("0.09301732"));
        assertThat(recorded.realisedPnl()).isEqualTo(Usd.of("-0.06701732"));
        assertThat(recorded.netPnl()).isEqualTo(Usd.of("1.37298268"));

        TradeAccount readBack = trade(lead, leg(Side.BUY, "2@150.16", "2@149.50", "0.067572", "0"), "1.440");
        assertThat(readBack.realisedPnl()).isEqualTo(Usd.of("-0.22701732"));
        assertThat(readBack.netPnl()).isEqualTo(Usd.of("1.21298268"));
        assertThat(readBack.netPnl().minus(recorded.netPnl())).isEqualTo(Usd.of("-0.16"));
    }

    @Test
    void INV9_what_is_only_expected_is_no_result() {
        TradeAccount.Booked closed = new TradeAccount.Booked(
                leg(Side.SELL, "1@10", "1@10", "0", "0"),
                leg(Side.BUY, "1@10", "1@10", "0", "0"),
                Usd.of("1"),
                Usd.of("0.5"),
                Duration.ZERO);

        assertThat(TradeAccount.of(closed).netPnl()).isEqualTo(Usd.of("1"));
        assertThat(TradeAccount.of(closed).accruedFunding()).isEqualTo(Usd.of("0.5"));
        assertThat(TradeAccount.of(closed).annualisedReturn()).isEmpty();
    }

    @Test
    void a_portfolio_is_the_sum_of_its_trades() {
        Instant monday = Instant.parse("2026-03-02T00:00:00Z");
        TradeAccount win =
                trade(leg(Side.SELL, "1@10", "1@9", "0.1", "0"), leg(Side.BUY, "1@10", "1@10", "0", "0"), "0.5");
        TradeAccount loss =
                trade(leg(Side.SELL, "1@10", "1@12", "0", "0"), leg(Side.BUY, "1@10", "1@10", "0", "0.2"), "0.5");
        List<Portfolio.Row> rows = List.of(
                new Portfolio.Row(win, monday, Duration.ofHours(2), true),
                new Portfolio.Row(loss, monday.plusSeconds(1), Duration.ofHours(4), false),
                new Portfolio.Row(loss, monday.minusSeconds(1), Duration.ofHours(9), true));
        Portfolio week = Portfolio.since(monday, rows);

        assertThat(week.trades()).isEqualTo(2);
        assertThat(week.realised()).isEqualTo(Usd.of("-1.3"));
        assertThat(week.funding()).isEqualTo(Usd.of("1"));
        assertThat(week.fees()).isEqualTo(Usd.of("0.3"));
        assertThat(week.net()).isEqualTo(Usd.of("-0.3"));
        assertThat(week.winRate().orElseThrow()).isEqualByComparingTo("0.5");
        assertThat(week.averageHold()).contains(Duration.ofHours(3));
        assertThat(week.corrections()).isEqualTo(1);
        assertThat(Portfolio.since(monday.plusSeconds(9), rows).winRate()).isEmpty();
    }

    @Test
    void a_statement_agrees_to_the_cent_symbol_by_symbol() {
        var ours = List.of(row("BTC", "1"), row("BTC", "0.5"), row("ETH", "2"), row("SOL", "1"));
        var venue = List.of(row("BTC", "1.51"), row("ETH", "2.0101"), row("XRP", "1"));

        assertThat(StatementCheck.compare(ours, venue).stream().map(StatementCheck.Line::verdict))
                .containsExactly(Verdict.MATCHES, Verdict.MISMATCH, Verdict.MISSING_THERE, Verdict.MISSING_HERE);
    }

    private static StatementCheck.Row row(String symbol, String usd) {
        return new StatementCheck.Row(symbol, Usd.of(usd));
    }

    private static TradeAccount trade(LegAccount.Booked lead, LegAccount.Booked hedge, String funding) {
        return TradeAccount.of(new TradeAccount.Booked(lead, hedge, Usd.of(funding), Usd.ZERO, Duration.ofDays(1)));
    }

    private static LegAccount.Booked leg(Side side, String entry, String exit, String entryFee, String exitFee) {
        return new LegAccount.Booked(
                side, with(fill(entry), entryFee), with(fill(exit), exitFee), Quantity.ZERO, Usd.ZERO);
    }

    private static LegFill fill(String text) {
        int at = text.indexOf('@');
        Quantity quantity = Quantity.of(text.substring(0, at));
        return new LegFill(quantity, quantity.at(Price.of(text.substring(at + 1))), Usd.ZERO);
    }

    private static LegFill with(LegFill fill, String fee) {
        return new LegFill(fill.quantity(), fill.value(), Usd.of(fee));
    }

    private static Cumulative told(String filled, String average, String fee) {
        return new Cumulative(Quantity.of(filled), Optional.of(Price.of(average)), Usd.of(fee));
    }
}
