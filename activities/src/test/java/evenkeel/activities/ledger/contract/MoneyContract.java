package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.Refusals.assertRefused;
import static evenkeel.activities.ledger.contract.Refusals.crowd;
import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.BookedFigures;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.ledger.FundingNews;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What venues filled and paid, each booked once. */
public interface MoneyContract {
    Books books();

    @Test
    default void F19_a_fill_is_booked_once_however_often_it_is_shown() {
        SampleTrade trade = sent();
        Fill fill = trade.fill(trade.entry(1), "f1", "0.5", "100.1");

        OrderRecord first =
                books().book(trade.lead(1), says(OrderStatus.PARTIALLY_FILLED, "0.5"), List.of(fill, fill), NOON);
        OrderRecord again = books().book(
                        trade.lead(1), says(OrderStatus.PARTIALLY_FILLED, "0.5"), List.of(fill), NOON.plusSeconds(4));

        assertThat(first.report()).isEqualTo(report(OrderStatus.PARTIALLY_FILLED, "0.5", "50.05", "0.001"));
        assertThat(again).isEqualTo(first);
        assertThat(books().fills(trade.trade())).containsExactly(fill);
    }

    @Test
    default void a_fill_that_sixteen_saw_is_booked_once() throws Exception {
        SampleTrade trade = sent();
        List<Fill> fills = List.of(
                trade.fill(trade.entry(1), "f1", "0.5", "100.1"), trade.fill(trade.entry(1), "f2", "1", "100.2"));

        crowd(() -> books().book(trade.lead(1), says(OrderStatus.FILLED, "1.5"), fills, NOON));

        assertThat(books().fills(trade.trade())).isEqualTo(fills);
        assertThat(books().order(trade.lead(1)).orElseThrow().report())
                .isEqualTo(report(OrderStatus.FILLED, "1.5", "150.25", "0.002"));
    }

    @Test
    default void a_fill_that_comes_again_with_other_content_is_refused() {
        SampleTrade trade = sent();
        OrderIntent order = trade.entry(1);
        OrderReport partly = says(OrderStatus.PARTIALLY_FILLED, "0.5");
        books().book(trade.lead(1), partly, List.of(trade.fill(order, "f1", "0.5", "100")), NOON);

        Fill dearer = trade.fill(order, "f1", "0.5", "101");

        assertRefused(LedgerRule.FILL_FIXED, () -> books().book(trade.lead(1), partly, List.of(dearer), NOON));
    }

    @Test
    default void a_fill_of_another_order_is_refused() {
        SampleTrade trade = sent();
        SampleTrade other = sent();
        Fill foreign = other.fill(other.entry(1), "f1", "0.5", "100");
        OrderReport partly = says(OrderStatus.PARTIALLY_FILLED, "0.5");

        assertRefused(LedgerRule.FILL_OF_ORDER, () -> books().book(trade.lead(1), partly, List.of(foreign), NOON));
        assertRefused(LedgerRule.ORDER_KNOWN, () -> books().book(trade.hedge(1), partly, List.of(), NOON));
    }

    @Test
    default void more_than_was_ordered_is_refused_and_nothing_of_it_is_booked() {
        SampleTrade trade = sent();
        OrderIntent order = trade.entry(1);
        books().book(
                        trade.lead(1),
                        says(OrderStatus.PARTIALLY_FILLED, "1"),
                        List.of(trade.fill(order, "f1", "1", "100")),
                        NOON);

        List<Fill> tooMuch = List.of(trade.fill(order, "f2", "0.4", "100"), trade.fill(order, "f3", "0.2", "100"));

        assertRefused(
                LedgerRule.FILL_WITHIN,
                () -> books().book(trade.lead(1), says(OrderStatus.FILLED, "1.5"), tooMuch, NOON));
        assertThat(books().fills(trade.trade())).hasSize(1);
        assertThat(books().order(trade.lead(1)).orElseThrow().report().filled()).isEqualTo(Quantity.of("1"));
    }

    @Test
    default void F14_F26_news_of_an_order_end_the_same_in_whatever_order_and_however_often_they_come() {
        for (OrderStatus end : List.of(OrderStatus.FILLED, OrderStatus.CANCELLED)) {
            for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
                SampleTrade trade = sent();
                Fill first = trade.fill(trade.entry(1), "f1", "0.5", "100");
                Fill rest = trade.fill(trade.entry(1), "f2", end == OrderStatus.FILLED ? "1" : "0.5", "100");
                String all = end == OrderStatus.FILLED ? "1.5" : "1";
                List<Runnable> news = List.of(
                        () -> books().book(trade.lead(1), says(OrderStatus.OPEN, "0"), List.of(), NOON),
                        () -> books().book(
                                        trade.lead(1), says(OrderStatus.PARTIALLY_FILLED, "0.5"), List.of(first), NOON),
                        () -> books().book(trade.lead(1), says(end, all), List.of(first, rest), NOON));

                for (int which : order) {
                    news.get(which).run();
                    news.get(which).run();
                }

                OrderRecord record = books().order(trade.lead(1)).orElseThrow();
                assertThat(record.status()).isEqualTo(end);
                assertThat(record.report().filled()).isEqualTo(Quantity.of(all));
                assertThat(books().fills(trade.trade())).containsExactlyInAnyOrder(first, rest);
            }
        }
    }

    @Test
    default void an_order_lives_until_its_fills_are_all_that_the_venue_says() {
        SampleTrade trade = sent();
        OrderIntent order = trade.entry(1);
        List<Fill> first = List.of(trade.fill(order, "f1", "0.5", "100"));
        List<Fill> both = List.of(first.getFirst(), trade.fill(order, "f2", "0.25", "100"));
        OrderReport cancelled = says(OrderStatus.CANCELLED, "0.75");

        assertThat(books().book(trade.lead(1), cancelled, List.of(), NOON).status())
                .isEqualTo(OrderStatus.OPEN);
        assertThat(books().book(trade.lead(1), cancelled, first, NOON).status())
                .isEqualTo(OrderStatus.PARTIALLY_FILLED);
        OrderRecord end = books().book(trade.lead(1), cancelled, both, NOON);

        assertThat(end.report()).isEqualTo(report(OrderStatus.CANCELLED, "0.75", "75", "0.002"));
        assertThat(end.isFinal()).isTrue();
    }

    @Test
    default void fills_that_make_up_the_order_end_it_whatever_the_venue_says() {
        SampleTrade trade = sent();
        List<Fill> all = List.of(trade.fill(trade.entry(1), "f1", "1.5", "100"));

        OrderRecord end = books().book(trade.lead(1), says(OrderStatus.OPEN, "0.5"), all, NOON);

        assertThat(end.status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    default void F25_an_old_report_changes_nothing() {
        SampleTrade trade = sent();
        List<Fill> all = List.of(trade.fill(trade.entry(1), "f1", "1.5", "100"));
        OrderRecord end = books().book(trade.lead(1), says(OrderStatus.FILLED, "1.5"), all, NOON);

        for (OrderReport old : List.of(says(OrderStatus.OPEN, "0"), says(OrderStatus.CANCELLED, "0"))) {
            assertThat(books().book(trade.lead(1), old, List.of(), NOON.plusSeconds(1)))
                    .isEqualTo(end);
        }
    }

    @Test
    default void an_unknown_order_that_filled_is_found() {
        SampleTrade trade = sent();
        books().mark(trade.lead(1), OrderStatus.UNKNOWN, "no answer", NOON);
        List<Fill> some = List.of(trade.fill(trade.entry(1), "f1", "0.5", "100"));

        OrderRecord found = books().book(trade.lead(1), says(OrderStatus.EXPIRED, "0.5"), some, NOON);

        assertThat(found.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(found.why()).isEmpty();
    }

    @Test
    default void F23_a_fill_that_comes_after_the_cancel_is_still_booked() {
        SampleTrade trade = sent();
        OrderIntent order = trade.entry(1);
        books().book(trade.lead(1), says(OrderStatus.CANCELLED, "0"), List.of(), NOON);

        OrderRecord late = books().book(
                        trade.lead(1),
                        says(OrderStatus.CANCELLED, "0.5"),
                        List.of(trade.fill(order, "f1", "0.5", "100")),
                        NOON);

        assertThat(late.report()).isEqualTo(report(OrderStatus.CANCELLED, "0.5", "50", "0.001"));
        List<Fill> rest = List.of(trade.fill(order, "f2", "1", "100"));
        assertThat(books().book(trade.lead(1), says(OrderStatus.FILLED, "1.5"), rest, NOON)
                        .report())
                .isEqualTo(report(OrderStatus.FILLED, "1.5", "150", "0.002"));
    }

    @Test
    default void F23_an_order_that_was_thought_absent_and_had_filled_turns_out_as_its_fills_say() {
        for (OrderStatus thought : List.of(OrderStatus.ABSENT, OrderStatus.REJECTED)) {
            SampleTrade trade = sent();
            OrderIntent order = trade.entry(1);
            books().mark(trade.lead(1), thought, "not found", NOON);
            assertThat(books().book(trade.lead(1), says(OrderStatus.FILLED, "1.5"), List.of(), NOON)
                            .status())
                    .isEqualTo(thought);

            Fill part = trade.fill(order, "f1", "0.5", "100");
            OrderRecord partly = books().book(trade.lead(1), says(OrderStatus.OPEN, "0.5"), List.of(part), NOON);
            Fill rest = trade.fill(order, "f2", "1", "100");
            OrderRecord whole = books().book(trade.lead(1), says(OrderStatus.FILLED, "1.5"), List.of(part, rest), NOON);

            assertThat(partly.report()).isEqualTo(report(OrderStatus.CANCELLED, "0.5", "50", "0.001"));
            assertThat(whole.report()).isEqualTo(report(OrderStatus.FILLED, "1.5", "150", "0.002"));
        }
    }

    @Test
    default void F23_a_late_fill_takes_no_slot_from_the_order_that_lives_there_and_opens_no_trade_again() {
        SampleTrade trade = sent();
        books().advance(trade.step(TradeStatus.OPENING));
        books().mark(trade.lead(1), OrderStatus.ABSENT, "not found", NOON);
        books().commit(trade.entry(2), NOON);
        List<Fill> late = List.of(trade.fill(trade.entry(1), "f1", "0.5", "100"));

        assertThat(books().book(trade.lead(1), says(OrderStatus.OPEN, "0.5"), late, NOON)
                        .isFinal())
                .isTrue();
        books().withdraw(trade.lead(2), OrderStatus.ABSENT, "never sent", NOON);
        books().advance(trade.step(TradeStatus.FAILED).with(TradeFigures.NOTHING));
        List<Fill> later = List.of(trade.fill(trade.entry(1), "f2", "1", "100"));
        books().book(trade.lead(1), says(OrderStatus.FILLED, "1.5"), later, NOON);

        assertThat(books().trade(trade.trade()).orElseThrow().status()).isEqualTo(TradeStatus.FAILED);
        assertThat(books().fills(trade.trade())).hasSize(2);
    }

    @Test
    default void what_came_to_a_failed_trade_after_its_end_may_be_given_back_and_nothing_else() {
        SampleTrade trade = failed();
        assertRefused(LedgerRule.ORDER_OF_OPEN_TRADE, () -> books().commit(trade.exit(2), NOON));
        OrderIntent whole = trade.entry(1);
        Fill late = trade.fill(whole, "f1", "1.5", "100");
        books().book(trade.lead(1), says(OrderStatus.FILLED, "1.5"), List.of(late), NOON.plusSeconds(90));
        assertThat(filledAfterTheirEnd(trade)).isTrue();

        assertRefused(LedgerRule.ORDER_OF_OPEN_TRADE, () -> books().commit(trade.entry(2), NOON));
        assertRefused(LedgerRule.ORDER_OF_OPEN_TRADE, () -> books().commit(trade.answer(2), NOON));
        assertThat(books().commit(trade.exit(2), NOON.plusSeconds(91))).isTrue();
        OrderIntent again = trade.order(
                new OrderKey(trade.trade(), "lead.g1", 3),
                "alpha",
                trade.exit(2).side(),
                Purpose.REDUCE);
        assertRefused(LedgerRule.ORDER_OF_OPEN_TRADE, () -> books().commit(again, NOON));
    }

    @Test
    default void what_another_trade_owns_by_now_is_not_given_back_by_one_that_has_failed() {
        SampleTrade trade = failed();
        Fill late = trade.fill(trade.entry(1), "f1", "1.5", "100");
        books().book(trade.lead(1), says(OrderStatus.FILLED, "1.5"), List.of(late), NOON.plusSeconds(90));
        assertThat(books().admit(trade.rival().terms(), NOON.plusSeconds(91)).granted())
                .isTrue();

        assertRefused(LedgerRule.ORDER_OF_OPEN_TRADE, () -> books().commit(trade.exit(2), NOON.plusSeconds(92)));
    }

    private SampleTrade failed() {
        SampleTrade trade = sent();
        books().advance(trade.step(TradeStatus.OPENING));
        books().mark(trade.lead(1), OrderStatus.ABSENT, "not found", NOON);
        books().advance(trade.step(TradeStatus.FAILED));
        assertThat(filledAfterTheirEnd(trade)).isFalse();
        return trade;
    }

    private boolean filledAfterTheirEnd(SampleTrade trade) {
        return books().filledAfterTheirEnd().stream()
                .anyMatch(known -> known.terms().trade().equals(trade.trade()));
    }

    @Test
    default void an_order_that_was_withdrawn_before_it_was_sent_cannot_turn_out_to_have_filled() {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);
        books().withdraw(trade.lead(1), OrderStatus.ABSENT, "never sent", NOON);

        for (String filled : List.of("0.5", "1.5")) {
            List<Fill> impossible = List.of(trade.fill(trade.entry(1), "f1", filled, "100"));
            assertRefused(
                    LedgerRule.ORDER_WAS_SENT,
                    () -> books().book(trade.lead(1), says(OrderStatus.FILLED, filled), impossible, NOON));
        }
    }

    @Test
    default void an_order_that_was_never_sent_cannot_fill() {
        SampleTrade trade = admitted();
        OrderIntent order = trade.entry(1);
        books().commit(order, NOON);

        assertRefused(
                LedgerRule.FILL_FITS_STATUS,
                () -> books().book(
                                trade.lead(1),
                                says(OrderStatus.PARTIALLY_FILLED, "0.5"),
                                List.of(trade.fill(order, "f1", "0.5", "100")),
                                NOON));
    }

    @Test
    default void F51_fees_stay_in_their_currency_and_what_is_known_of_their_worth_is_reported() {
        SampleTrade trade = sent();
        OrderIntent order = trade.entry(1);
        Fee bnb = Fee.of(new BigDecimal("0.0001"), "BNB");
        List<Fill> fills = List.of(
                trade.fill(order, "f1", "0.5", "100", "0.03", "USDT"),
                trade.fill(order, "f2", "0.5", "100", "-0.01", "USDC"),
                trade.fill(order, "f3", "0.25", "100").with(bnb.at(new BigDecimal("612.5"))),
                trade.fill(order, "f4", "0.25", "100").with(bnb));

        OrderRecord filled = books().book(trade.lead(1), says(OrderStatus.FILLED, "1.5"), fills, NOON);

        assertThat(filled.report().fee()).isEqualTo(Usd.of("0.08125"));
        assertThat(books().fills(trade.trade())).isEqualTo(fills);
    }

    @Test
    default void fills_are_listed_oldest_first() {
        SampleTrade trade = sent();
        OrderIntent order = trade.entry(1);
        Fill late = at(NOON.plusSeconds(9), trade.fill(order, "f1", "0.5", "100"));
        Fill early = at(NOON.plusSeconds(2), trade.fill(order, "f2", "0.5", "100"));

        books().book(trade.lead(1), says(OrderStatus.PARTIALLY_FILLED, "1"), List.of(late, early), NOON);

        assertThat(books().fills(trade.trade())).containsExactly(early, late);
        assertThat(books().fills("nobody")).isEmpty();
    }

    @Test
    default void F48_a_payment_is_booked_once() throws Exception {
        SampleTrade trade = admitted();
        FundingPayment payment = trade.payment("p1", "0.125");

        assertThat(crowd(() -> books().bookFunding(trade.trade(), "lead", payment)))
                .containsOnlyOnce(FundingNews.NEW);
        assertThat(books().funding(trade.trade())).containsExactly(payment);
    }

    @Test
    default void F48_a_payment_that_a_venue_changes_is_taken_back_and_booked_anew() {
        SampleTrade trade = admitted();
        FundingPayment first = trade.payment("p1", "0.125");
        FundingPayment changed = trade.payment("p1", "-0.130");
        books().bookFunding(trade.trade(), "lead", first);

        assertThat(books().bookFunding(trade.trade(), "lead", changed)).isEqualTo(FundingNews.RESTATED);
        assertThat(books().bookFunding(trade.trade(), "lead", changed)).isEqualTo(FundingNews.KNOWN);

        assertThat(books().funding(trade.trade())).containsExactly(first, trade.payment("p1", "-0.125"), changed);
        assertThat(BookedFigures.of(books(), trade.trade()).funding()).isEqualTo(Usd.of("-0.13"));
    }

    @Test
    default void F48_a_payment_may_be_changed_to_nothing_and_back() {
        SampleTrade trade = admitted();
        for (String amount : List.of("0", "0.125", "0", "0.125")) {
            books().bookFunding(trade.trade(), "lead", trade.payment("p1", amount));

            assertThat(BookedFigures.of(books(), trade.trade()).funding()).isEqualTo(Usd.of(amount));
        }
    }

    @Test
    default void F48_who_ever_sees_the_change_it_is_booked_once_and_to_the_trade_that_was_paid() throws Exception {
        SampleTrade first = admitted();
        books().bookFunding(first.trade(), "lead", first.payment("p1", "0.125"));
        books().advance(first.step(TradeStatus.REJECTED));
        SampleTrade second = first.rival();
        books().admit(second.terms(), NOON);
        FundingPayment changed = first.payment("p1", "0.25");

        assertThat(crowd(() -> books().bookFunding(second.trade(), "lead", changed)))
                .containsOnlyOnce(FundingNews.RESTATED);
        assertThat(books().funding(second.trade())).isEmpty();
        assertThat(BookedFigures.of(books(), first.trade()).funding()).isEqualTo(Usd.of("0.25"));
    }

    @Test
    default void trades_that_have_ended_lately_are_listed() {
        SampleTrade ended = admitted();
        SampleTrade open = admitted();
        books().advance(ended.step(TradeStatus.REJECTED));
        Instant at = ended.step(TradeStatus.REJECTED).at();

        assertThat(books().endedSince(at))
                .extracting(trade -> trade.terms().trade())
                .contains(ended.trade())
                .doesNotContain(open.trade());
        assertThat(books().endedSince(at.plusMillis(1)))
                .extracting(trade -> trade.terms().trade())
                .doesNotContain(ended.trade());
    }

    @Test
    default void a_payment_of_an_earlier_trade_is_not_booked_to_the_next() {
        SampleTrade first = admitted();
        FundingPayment payment = first.payment("p1", "-0.5");
        books().bookFunding(first.trade(), "lead", payment);
        books().advance(first.step(TradeStatus.REJECTED));
        SampleTrade second = first.rival();
        books().admit(second.terms(), NOON);

        assertThat(books().bookFunding(second.trade(), "lead", payment)).isEqualTo(FundingNews.KNOWN);
        assertThat(books().funding(second.trade())).isEmpty();
    }

    @Test
    default void an_ended_trade_still_takes_its_last_payment_and_an_unknown_one_none() {
        SampleTrade trade = admitted();
        books().advance(trade.step(TradeStatus.REJECTED));

        assertThat(books().bookFunding(trade.trade(), "hedge", trade.payment("p1", "0")))
                .isEqualTo(FundingNews.NEW);
        assertThat(books().bookFunding(trade.trade(), "hedge", trade.payment("p1", "0")))
                .isEqualTo(FundingNews.KNOWN);
        assertRefused(LedgerRule.TRADE_KNOWN, () -> books().bookFunding("nobody", "lead", trade.payment("p2", "1")));
    }

    @Test
    default void figures_sum_up_what_was_booked() {
        SampleTrade trade = sent();
        fill(trade, trade.entry(1), "f1", "100");
        book(trade, trade.answer(1), "f2", "101");
        book(trade, trade.exit(2), "f3", "103");
        books().bookFunding(trade.trade(), "lead", trade.payment("p1", "0.125"));
        books().bookFunding(trade.trade(), "hedge", trade.payment("p2", "-0.025"));

        TradeFigures figures = BookedFigures.of(books(), trade.trade());

        assertThat(figures.lead().entry()).isEqualTo(new LegFill(Quantity.of("1.5"), Usd.of("150"), Usd.of("0.001")));
        assertThat(figures.lead().exit()).isEqualTo(new LegFill(Quantity.of("1.5"), Usd.of("154.5"), Usd.of("0.001")));
        assertThat(figures.hedge().entry().value()).isEqualTo(Usd.of("151.5"));
        assertThat(figures.hedge().exit()).isEqualTo(LegFill.NOTHING);
        assertThat(figures.funding()).isEqualTo(Usd.of("0.1"));
        assertThat(figures.fees()).isEqualTo(Usd.of("0.003"));
    }

    @Test
    default void an_alert_is_raised_once_per_key() {
        SampleTrade trade = SampleTrade.fresh();
        Alert first = new Alert(trade.trade() + "/a", Alert.Severity.WARNING, "HDG-001", trade.trade(), "rolled back");
        Alert second = new Alert(trade.trade() + "/b", Alert.Severity.CRITICAL, "HDG-002", trade.trade(), "not flat");

        assertThat(books().raise(first, NOON)).isTrue();
        assertThat(books().raise(second, NOON)).isTrue();
        assertThat(books().raise(first, NOON.plusSeconds(60))).isFalse();

        assertThat(books().alerts(2)).containsExactly(second, first);
        assertThat(books().alerts(1)).containsExactly(second);
    }

    private void book(SampleTrade trade, OrderIntent order, String tradeId, String price) {
        books().commit(order, NOON);
        books().claimSend(order.key(), NOON, Optional.empty());
        fill(trade, order, tradeId, price);
    }

    private void fill(SampleTrade trade, OrderIntent order, String tradeId, String price) {
        List<Fill> fills = List.of(trade.fill(order, tradeId, "1.5", price));
        books().book(order.key(), says(OrderStatus.FILLED, "1.5"), fills, NOON);
    }

    private SampleTrade admitted() {
        SampleTrade trade = SampleTrade.fresh();
        assertThat(books().admit(trade.terms(), NOON).granted()).isTrue();
        return trade;
    }

    private SampleTrade sent() {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);
        books().claimSend(trade.lead(1), NOON, Optional.empty());
        return trade;
    }

    private static Fill at(Instant time, Fill fill) {
        return fill.at(time);
    }

    private static OrderReport report(OrderStatus status, String filled, String value, String fee) {
        return new OrderReport(status, Quantity.of(filled), Usd.of(value), Usd.of(fee));
    }
}
