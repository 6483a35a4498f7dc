package evenkeel.simulator.exchange;

import static evenkeel.domain.order.Side.BUY;
import static evenkeel.domain.order.Side.SELL;
import static evenkeel.domain.order.TimeInForce.GTC;
import static evenkeel.domain.order.TimeInForce.IOC;
import static evenkeel.domain.order.TimeInForce.POST_ONLY;
import static evenkeel.simulator.exchange.Desk.asked;
import static evenkeel.simulator.exchange.NewOrder.Kind.FILL_OR_KILL;
import static evenkeel.simulator.exchange.NewOrder.Kind.MARKET;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderKindsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant LATER = Instant.parse("2026-03-01T10:00:10Z");

    @Test
    void a_market_order_takes_at_whatever_price_and_never_rests() {
        Desk desk = Desk.at("3000");

        var order = desk.order("main", asked("a", BUY, "30", "3000", IOC).as(MARKET));

        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.averagePrice())
                .isGreaterThan(desk.exchange.quote("ETH").mark().value());
    }

    @Test
    void fill_or_kill_is_whole_or_nothing() {
        Desk desk = Desk.at("3000");
        var top = desk.exchange.book("ETH", 1).asks().getFirst();
        String touch = top.price().toString();
        String more = top.quantity().plus(Quantity.of("0.001")).toString();

        var killed = desk.order("main", asked("a", BUY, more, touch, IOC).as(FILL_OR_KILL));
        var filled = desk.order(
                "main", asked("b", BUY, top.quantity().toString(), touch, IOC).as(FILL_OR_KILL));

        assertThat(killed.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(killed.filled().isZero()).isTrue();
        assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
    }

    @ParameterizedTest(name = "{0} when the {1} {2} {3}, and the price goes to {4}: {5}")
    @CsvSource({
        "SELL, MARK, FALLS, 2990, 2990, FILLED",
        "SELL, MARK, FALLS, 2990, 2990.01, OPEN",
        "SELL, MARK, RISES, 3010, 3010, FILLED",
        "BUY, MARK, RISES, 3010, 3009.99, OPEN",
        "BUY, LAST, RISES, 3010, 3011, FILLED",
        "BUY, LAST, RISES, 3010, 3009, OPEN",
    })
    void a_triggered_order_waits_for_its_price_and_then_takes(
            Side side, Trigger.Watched watched, Trigger.Way way, String level, String goesTo, OrderStatus status) {
        Desk desk = Desk.on(new ScriptedPrices().price("ETH", "3000").priceFrom(LATER, "ETH", goesTo));
        var stop = asked("stop", side, "1", "3000", IOC).as(MARKET).when(new Trigger(Price.of(level), watched, way));

        var waiting = desk.order("main", stop);
        desk.pass(Duration.ofSeconds(9));
        assertThat(desk.order("stop").isWaiting()).isTrue();
        desk.pass(SECOND);

        assertThat(waiting.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(desk.order("stop").status()).isEqualTo(status);
    }

    @Test
    void a_stop_ends_with_the_position_that_it_was_to_reduce() {
        Desk desk = Desk.at("3000");
        desk.take("open", BUY, "1");
        var stop = new NewOrder("stop", "ETH", SELL, Quantity.of("1"), Price.of("2900"), IOC, true)
                .when(new Trigger(Price.of("2950"), Trigger.Watched.MARK, Trigger.Way.FALLS));
        desk.order("main", stop);

        desk.reduce("close", SELL, "1");

        assertThat(desk.order("stop").ending()).isEqualTo(VenueOrder.Ending.NOTHING_TO_REDUCE);
    }

    @Test
    void a_resting_reduce_only_order_shrinks_with_its_position() {
        Desk desk = Desk.at("3000");
        desk.take("open", BUY, "3");
        Desk.placed(desk.place("target", SELL, "3", "3300", POST_ONLY, true));

        desk.reduce("part", SELL, "2");

        assertThat(desk.order("target").asked().quantity()).isEqualTo(Quantity.of("1"));
        assertThat(desk.order("target").isOpen()).isTrue();
    }

    @Test
    void among_accounts_the_better_price_goes_first_and_at_one_price_the_older_order() {
        Desk desk = Desk.at("3000");
        Price bid = desk.exchange.quote("ETH").bid();
        String inside = new Price(bid.value()
                        .add(desk.exchange
                                .profile()
                                .listings()
                                .get(1)
                                .instrument()
                                .tick()))
                .toString();
        desk.order("behind", asked("a", BUY, "1", bid.toString(), POST_ONLY));
        desk.order("first", asked("b", BUY, "1", inside, POST_ONLY));
        desk.order("second", asked("c", BUY, "1", inside, POST_ONLY));

        var taker = desk.order("taker", asked("d", SELL, "1.5", bid.toString(), IOC));

        assertThat(taker.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(filled(desk, "first", "b")).isEqualTo("1");
        assertThat(filled(desk, "second", "c")).isEqualTo("0.5");
        assertThat(filled(desk, "behind", "a")).isEqualTo("0");
        assertThat(desk.exchange
                        .fills("second", "ETH", Desk.START)
                        .getFirst()
                        .fill()
                        .maker())
                .isTrue();
    }

    @Test
    void a_post_only_order_is_refused_where_it_would_take_from_another_account() {
        Desk desk = Desk.at("3000");
        Price bid = desk.exchange.quote("ETH").bid();
        String inside = bid.shifted(new BigDecimal("0.00001"))
                .ceilTo(new BigDecimal("0.01"))
                .toString();
        desk.order("one", asked("a", BUY, "1", inside, POST_ONLY));

        assertThat(desk.exchange.place("two", asked("b", SELL, "1", inside, POST_ONLY), desk.now()))
                .isEqualTo(new Placement.Refused(Refusal.WOULD_TAKE));
        assertThat(desk.exchange.place("one", asked("c", SELL, "1", inside, POST_ONLY), desk.now()))
                .as("nobody trades with himself")
                .isInstanceOf(Placement.Placed.class);
    }

    @Test
    void an_order_at_the_touch_waits_behind_what_was_there_and_one_inside_the_spread_does_not() {
        Desk desk = Desk.at("3000");
        Price bid = desk.exchange.quote("ETH").bid();
        Price inside = bid.shifted(new BigDecimal("0.00002")).ceilTo(new BigDecimal("0.01"));
        for (int n = 0; n < 20; n++) {
            desk.rest("touch" + n, BUY, "0.1", bid.toString());
            desk.rest("inside" + n, BUY, "0.1", inside.toString());
        }

        desk.pass(SECOND);

        assertThat(filledOf(desk, "inside")).doesNotContain(BigDecimal.ZERO);
        assertThat(filledOf(desk, "touch")).contains(BigDecimal.ZERO);
        assertThat(sum(filledOf(desk, "touch"))).isLessThan(sum(filledOf(desk, "inside")));
    }

    private static List<BigDecimal> filledOf(Desk desk, String orders) {
        return IntStream.range(0, 20)
                .mapToObj(n -> desk.order(orders + n).filled().value())
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void an_amended_order_has_its_new_price_and_what_crosses_takes() {
        Desk desk = Desk.at("3000");
        var order = Desk.placed(desk.place("a", BUY, "1", "2900", GTC, false));

        var amended = desk.exchange.amend("main", order.id(), Quantity.of("2"), Price.of("2950"), desk.now());
        var crossing = desk.exchange.amend("main", order.id(), Quantity.of("2"), Price.of("3100"), desk.now());
        var late = desk.exchange.amend("main", order.id(), Quantity.of("2"), Price.of("3100"), desk.now());

        assertThat(amended).isInstanceOfSatisfying(Amendment.Amended.class, changed -> {
            assertThat(changed.order().asked().limit()).isEqualTo(Price.of("2950"));
            assertThat(changed.order().left()).isEqualTo(Quantity.of("2"));
        });
        assertThat(crossing).isInstanceOf(Amendment.Amended.class);
        assertThat(desk.order("a").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(late).isInstanceOf(Amendment.AlreadyOver.class);
    }

    @Test
    void an_amendment_that_the_venue_refuses_leaves_the_order_as_it_was() {
        Desk desk = Desk.at("3000");
        var order = desk.rest("a", BUY, "1", "2900");

        var taking = desk.exchange.amend("main", order.id(), Quantity.of("1"), Price.of("3100"), desk.now());
        var tooLarge = desk.exchange.amend("main", order.id(), Quantity.of("900"), Price.of("2900"), desk.now());
        var nobody = desk.exchange.amend("main", 1, Quantity.of("1"), Price.of("2900"), desk.now());

        assertThat(List.of(taking, tooLarge))
                .containsExactly(
                        new Amendment.Refused(Refusal.WOULD_TAKE), new Amendment.Refused(Refusal.NOT_ENOUGH_MARGIN));
        assertThat(nobody).isInstanceOf(Amendment.NoSuchOrder.class);
        assertThat(desk.order("a").asked()).isEqualTo(order.asked());
        assertThat(desk.order("a").isOpen()).isTrue();
    }

    @Test
    void a_mishap_rejects_an_accepted_order_or_keeps_it_from_filling_further() {
        Desk desk = Desk.at("3000");

        desk.exchange.place("main", asked("a", BUY, "1", "3100", IOC), Mishap.REJECTED, desk.now());
        var part = Mishap.fillingOnly(new BigDecimal("0.37"));
        desk.exchange.place("main", asked("b", BUY, "1", "3100", GTC), part, desk.now());

        assertThat(desk.order("a").status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(desk.order("a").filled().isZero()).isTrue();
        assertThat(desk.order("b").filled()).isEqualTo(Quantity.of("0.37"));
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.order("b").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    }

    @Test
    void F37_a_halted_symbol_takes_cancels_and_no_orders() {
        Desk desk = Desk.on(new ScriptedPrices().price("ETH", "3000").priceFrom(LATER, "ETH", "2900"));
        desk.rest("a", BUY, "1", "2950");
        desk.exchange.declare("ETH", SymbolState.HALTED, desk.now());

        desk.pass(Duration.ofSeconds(20));

        assertThat(desk.order("a").filled().isZero()).isTrue();
        assertThat(desk.place("b", BUY, "1", "2800", POST_ONLY, false))
                .isEqualTo(new Placement.Refused(Refusal.NOT_TRADED));
        assertThat(desk.exchange.cancel("main", "a", desk.now())).isInstanceOf(Cancellation.Cancelled.class);
        desk.exchange.declare("ETH", SymbolState.TRADING, desk.now());
        assertThat(desk.take("c", BUY, "1").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void F38_a_delisted_symbol_ends_orders_and_settles_positions_at_the_mark() {
        Desk desk = Desk.at("3000");
        desk.take("open", BUY, "1");
        desk.rest("a", BUY, "1", "2950");

        desk.exchange.declare("ETH", SymbolState.DELISTED, desk.now());

        var last = desk.exchange.fills("main", "ETH", Desk.START).getLast();
        assertThat(desk.position()).isZero();
        assertThat(desk.order("a").ending()).isEqualTo(VenueOrder.Ending.BY_VENUE);
        assertThat(last.cause()).isEqualTo(Trade.Cause.DELISTING);
        assertThat(last.fill().price()).isEqualTo(Price.of("3000"));
        desk.exchange.declare("ETH", SymbolState.TRADING, desk.now());
        assertThat(desk.exchange.state("ETH")).isEqualTo(SymbolState.DELISTED);
    }

    private static String filled(Desk desk, String account, String id) {
        return desk.exchange.order(account, id).orElseThrow().filled().toString();
    }
}
