package evenkeel.simulator.exchange;

import static evenkeel.domain.order.Side.BUY;
import static evenkeel.domain.order.Side.SELL;
import static evenkeel.domain.order.TimeInForce.GTC;
import static evenkeel.domain.order.TimeInForce.IOC;
import static evenkeel.domain.order.TimeInForce.POST_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderStatus;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant LATER = Instant.parse("2026-03-01T10:00:10Z");

    @Test
    void an_order_that_takes_walks_the_levels_in_order_and_pays_the_taker_fee() {
        Desk desk = Desk.at("3000");
        var book = desk.exchange.book("ETH", 3);

        var order = desk.take("a", BUY, "15");

        var fills = desk.exchange.fills("main", "ETH", Desk.START);
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(fills).hasSizeBetween(2, 4);
        assertThat(fills.getFirst().fill().price())
                .isEqualTo(book.asks().getFirst().price());
        assertThat(fills.getFirst().fill().quantity())
                .isEqualTo(book.asks().getFirst().quantity());
        assertThat(fills.get(1).fill().price()).isEqualTo(book.asks().get(1).price());
        assertThat(order.fee().value())
                .isEqualByComparingTo(order.value().value().multiply(new BigDecimal("0.0005")));
        assertThat(desk.position()).isEqualByComparingTo("15");
    }

    @Test
    void what_was_taken_is_gone_until_the_next_market_tick() {
        Desk desk = Desk.at("3000");
        var top = desk.exchange.book("ETH", 1).asks().getFirst();

        desk.take("a", BUY, top.quantity().toString());
        var after = desk.exchange.quote("ETH").ask();
        desk.pass(SECOND);

        assertThat(after.isAbove(top.price())).isTrue();
        assertThat(desk.exchange.quote("ETH").askSize().isZero()).isFalse();
        assertThat(desk.exchange.quote("ETH").ask()).isLessThan(after);
    }

    @Test
    void an_immediate_order_stops_at_its_limit_and_the_rest_expires() {
        Desk desk = Desk.at("3000");
        var top = desk.exchange.book("ETH", 1).asks().getFirst();

        var order = Desk.placed(desk.place("a", BUY, "30", top.price().toString(), IOC, false));

        assertThat(order.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(order.ending()).isEqualTo(VenueOrder.Ending.NOTHING_TO_TAKE);
        assertThat(order.filled()).isEqualTo(top.quantity());
        assertThat(desk.exchange.openOrders("main", "ETH")).isEmpty();
    }

    @Test
    void an_immediate_order_behind_the_book_expires_untouched() {
        Desk desk = Desk.at("3000");

        var order = Desk.placed(desk.place("a", BUY, "1", "2990", IOC, false));

        assertThat(order.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(order.filled().isZero()).isTrue();
    }

    @Test
    void an_order_that_may_rest_takes_what_it_can_and_keeps_the_rest_in_the_book() {
        Desk desk = Desk.at("3000");
        var top = desk.exchange.book("ETH", 1).asks().getFirst();

        desk.place("a", BUY, "20", top.price().toString(), GTC, false);

        assertThat(desk.order("a").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(desk.order("a").filled()).isEqualTo(top.quantity());
        assertThat(desk.exchange.openOrders("main", "ETH")).hasSize(1);
    }

    @Test
    void a_post_only_order_that_would_take_is_refused_at_one_venue_and_over_at_once_at_another() {
        var prices =
                new ScriptedPrices().price("ETH", "3000").price("BTC", "60000").price("SOL", "150");
        Desk binance = new Desk(Desk.BINANCE, 1, prices);
        Desk bybit = new Desk(Desk.BYBIT, 1, prices);
        Price ask = bybit.exchange.quote("ETH").ask();

        var refused =
                binance.place("a", BUY, "1", binance.exchange.quote("ETH").ask().toString(), POST_ONLY, false);
        var over = Desk.placed(bybit.place("a", BUY, "1", ask.toString(), POST_ONLY, false));

        assertThat(refused).isEqualTo(new Placement.Refused(Refusal.WOULD_TAKE));
        assertThat(binance.exchange.order("main", "a")).isEmpty();
        assertThat(over.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(over.ending()).isEqualTo(VenueOrder.Ending.WOULD_TAKE);
        assertThat(bybit.exchange.order("main", "a")).isPresent();
    }

    @Test
    void a_resting_order_fills_completely_at_its_price_once_the_market_is_past_it() {
        Desk desk = Desk.on(new ScriptedPrices().price("ETH", "3000").priceFrom(LATER, "ETH", "2990"));
        desk.rest("a", BUY, "2", "2995");

        desk.pass(Duration.ofSeconds(9));
        assertThat(desk.order("a").filled().isZero()).isTrue();

        desk.pass(SECOND);
        var fill = desk.exchange.fills("main", "ETH", Desk.START).getFirst().fill();
        assertThat(desk.order("a").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(fill.price()).isEqualTo(Price.of("2995"));
        assertThat(fill.maker()).isTrue();
        assertThat(fill.venueTime()).isEqualTo(Instant.parse("2026-03-01T10:00:10Z"));
        assertThat(fill.fee().value()).isEqualByComparingTo("1.198"); // 2 x 2995 x 0.0002
    }

    @Test
    void a_resting_order_fills_in_parts_while_the_market_stands_at_its_price() {
        Desk desk = Desk.on(new ScriptedPrices().price("ETH", "3000").priceFrom(LATER, "ETH", "2995"));
        desk.rest("a", BUY, "2", "2995");

        desk.pass(Duration.ofSeconds(12));

        assertThat(desk.order("a").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(desk.exchange.fills("main", "ETH", Desk.START)).hasSizeGreaterThan(1);
        assertThat(desk.order("a").filled()).isEqualTo(sumOfFills(desk));
    }

    @Test
    void a_cancelled_order_keeps_what_it_filled_and_stays_readable() {
        Desk desk = Desk.on(new ScriptedPrices().price("ETH", "3000").priceFrom(LATER, "ETH", "2995"));
        desk.rest("a", BUY, "2", "2995");
        desk.pass(Duration.ofSeconds(11));

        var answer = desk.exchange.cancel("main", "a", desk.now());
        var again = desk.exchange.cancel("main", "a", desk.now());
        var never = desk.exchange.cancel("main", "b", desk.now());

        assertThat(answer).isInstanceOf(Cancellation.Cancelled.class);
        assertThat(again).isInstanceOf(Cancellation.AlreadyOver.class);
        assertThat(never).isInstanceOf(Cancellation.NoSuchOrder.class);
        assertThat(desk.order("a").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(desk.order("a").filled()).isEqualTo(sumOfFills(desk));
        assertThat(desk.exchange.order("main", desk.order("a").id())).contains(desk.order("a"));
    }

    @Test
    void a_reduce_only_order_never_turns_a_position_around() {
        Desk desk = Desk.at("3000");
        desk.take("open", SELL, "1.5");

        var close = desk.reduce("close", BUY, "4");

        assertThat(close.filled()).isEqualTo(Quantity.of("1.5"));
        assertThat(close.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(desk.position()).isZero();
    }

    @Test
    void a_reduce_only_order_is_refused_when_flat_or_on_the_side_of_the_position() {
        Desk desk = Desk.at("3000");
        var flat = desk.place("a", BUY, "1", "3100", IOC, true);
        desk.take("open", BUY, "1");
        var more = desk.place("b", BUY, "1", "3100", IOC, true);

        assertThat(flat).isEqualTo(new Placement.Refused(Refusal.NOTHING_TO_REDUCE));
        assertThat(more).isEqualTo(new Placement.Refused(Refusal.NOTHING_TO_REDUCE));
    }

    @Test
    void a_resting_reduce_only_order_ends_with_the_position_it_was_to_reduce() {
        Desk desk = Desk.at("3000");
        desk.take("open", BUY, "1");
        Desk.placed(desk.place("target", SELL, "1", "3300", POST_ONLY, true));

        desk.reduce("stop", SELL, "1");

        assertThat(desk.order("target").status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(desk.order("target").ending()).isEqualTo(VenueOrder.Ending.NOTHING_TO_REDUCE);
        assertThat(desk.exchange.openOrders("main", "ETH")).isEmpty();
    }

    @Test
    void a_client_id_is_free_again_after_the_end_at_one_venue_and_taken_for_ever_at_another() {
        var prices =
                new ScriptedPrices().price("ETH", "3000").price("BTC", "60000").price("SOL", "150");
        Desk binance = new Desk(Desk.BINANCE, 1, prices);
        Desk bybit = new Desk(Desk.BYBIT, 1, prices);
        binance.rest("open", BUY, "1", "2900");
        binance.take("a", BUY, "1");
        bybit.take("a", BUY, "1");

        var taken = new Placement.Refused(Refusal.DUPLICATE_CLIENT_ID);
        assertThat(binance.place("open", BUY, "1", "2900", POST_ONLY, false)).isEqualTo(taken);
        assertThat(binance.place("a", BUY, "1", "9000", IOC, false)).isInstanceOf(Placement.Placed.class);
        assertThat(bybit.place("a", BUY, "1", "9000", IOC, false)).isEqualTo(taken);
        assertThat(binance.exchange.ordersEver("main", "a")).hasSize(2);
        assertThat(bybit.exchange.ordersEver("main", "a")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} ETH at {1}: {2}")
    @CsvSource({
        "1.0005, 2900, NOT_IN_LOTS",
        "0, 2900, NOT_IN_LOTS",
        "1, 2900.005, NOT_IN_TICKS",
        "0.001, 2900, TOO_SMALL",
        "400, 2900, NOT_ENOUGH_MARGIN",
    })
    void the_venue_refuses_what_breaks_its_rules(String quantity, String limit, Refusal why) {
        assertThat(Desk.at("3000").place("a", BUY, quantity, limit, POST_ONLY, false))
                .isEqualTo(new Placement.Refused(why));
    }

    @Test
    void resting_orders_bind_margin_and_closing_needs_none() {
        Desk desk = Desk.at("3000");
        desk.take("open", BUY, "30");
        desk.rest("more", BUY, "290", "2900");

        assertThat(desk.place("too much", BUY, "30", "2900", POST_ONLY, false))
                .isEqualTo(new Placement.Refused(Refusal.NOT_ENOUGH_MARGIN));
        assertThat(desk.take("close", SELL, "30").status()).isEqualTo(OrderStatus.FILLED);
    }

    private static Quantity sumOfFills(Desk desk) {
        return desk.exchange.fills("main", "ETH", Desk.START).stream()
                .map(trade -> trade.fill().quantity())
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
