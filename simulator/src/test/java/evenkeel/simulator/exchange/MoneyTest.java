package evenkeel.simulator.exchange;

import static evenkeel.domain.order.Side.BUY;
import static evenkeel.domain.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.exchange.prices.SeededPrices;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<TimeInForce> HOWS = List.of(TimeInForce.values());

    @Test
    void funding_is_paid_by_the_long_at_each_payment_on_the_position_held_up_to_it() {
        Desk desk = Desk.on(new ScriptedPrices()
                .price("ETH", "3000")
                .rate("binance", "ETH", "0.0001")
                .rateFrom(Instant.parse("2026-03-01T12:00:00Z"), "binance", "ETH", "-0.0002"));
        desk.take("open", BUY, "2");

        desk.pass(HOUR.multipliedBy(2));

        var payments = desk.exchange.payments("main", "ETH", Desk.START, desk.now());
        assertThat(payments).extracting(p -> p.booked().amount()).containsExactly(Usd.of("-0.6"), Usd.of("1.2"));
        assertThat(payments).extracting(p -> p.booked().eventId()).doesNotHaveDuplicates();
        assertThat(payments.getFirst().booked().paidAt()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    }

    @Test
    void a_position_opened_at_the_very_payment_is_not_paid_and_one_closed_then_is() {
        var prices = new ScriptedPrices().price("ETH", "3000").rate("binance", "ETH", "0.0001");
        Desk desk = Desk.on(prices);
        Duration toTheHour = Duration.between(Desk.START, Instant.parse("2026-03-01T11:00:00Z"));

        desk.pass(toTheHour);
        desk.take("open", SELL, "1");
        desk.pass(HOUR);
        desk.reduce("close", BUY, "1");
        desk.pass(HOUR);

        var payments = desk.exchange.payments("main", "ETH", Desk.START, desk.now());
        assertThat(payments).extracting(p -> p.booked().amount()).containsExactly(Usd.of("0.3"));
    }

    @Test
    void a_compressed_hour_pays_as_often_as_it_passes() {
        var profile = ExchangeProfile.binance(new FundingCalendar(Duration.ofSeconds(60)));
        Desk desk = new Desk(
                profile.withFundingEvery(1), 5, new SeededPrices(5, new FundingCalendar(Duration.ofSeconds(60))));
        desk.take("open", BUY, "1");

        desk.pass(HOUR);

        assertThat(desk.exchange.payments("main", "ETH", Desk.START, desk.now()))
                .hasSize(60);
    }

    @Test
    void history_shows_the_rates_that_were_paid_and_none_of_the_future() {
        Desk desk = new Desk(Desk.BYBIT, 9, new SeededPrices(9, FundingCalendar.REAL));
        desk.take("open", BUY, "1");
        var foretold = desk.exchange.funding("ETH");

        desk.pass(HOUR.multipliedBy(3));

        var history = desk.exchange.fundingHistory("ETH", Desk.START, desk.now().plus(HOUR), 100);
        var paid = desk.exchange.payments("main", "ETH", Desk.START, desk.now());
        assertThat(history).hasSize(3);
        assertThat(history.getFirst().rate()).isEqualTo(foretold.rate());
        assertThat(history)
                .extracting(FundingRate::rate)
                .containsExactlyElementsOf(paid.stream().map(Payment::rate).toList());
    }

    @Test
    void profit_is_realised_against_the_average_entry() {
        Desk desk =
                Desk.on(new ScriptedPrices().price("ETH", "3000").priceFrom(Desk.START.plusSeconds(5), "ETH", "3100"));
        var open = desk.take("open", SELL, "1");
        desk.pass(Duration.ofSeconds(5));

        var close = desk.reduce("close", BUY, "1");

        var wallet = desk.exchange.wallet("main");
        Usd gross = open.value().minus(close.value());
        assertThat(gross.isNegative()).isTrue();
        assertThat(desk.exchange.position("main", "ETH").realised()).isEqualTo(gross);
        assertThat(wallet.balance())
                .isEqualTo(Usd.of("100000").plus(gross).minus(open.fee()).minus(close.fee()));
        assertThat(wallet.unrealised().isZero()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_wallet_changes_by_profit_fees_and_funding_and_nothing_else(long seed) {
        Desk desk = busy(Desk.BINANCE, seed);

        Usd sum = Usd.of("100000");
        for (Trade trade : desk.exchange.fills("main", "ETH", Desk.START)) {
            sum = sum.plus(trade.realised()).minus(trade.fill().fee().dollars());
        }
        for (Payment payment : desk.exchange.payments("main", "ETH", Desk.START, desk.now())) {
            sum = sum.plus(payment.booked().amount());
        }
        assertThat(desk.exchange.wallet("main").balance()).isEqualTo(sum);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equity_is_what_all_fills_and_payments_leave_with_the_position_at_the_mark(long seed) {
        Desk desk = busy(Desk.BINANCE, seed);

        BigDecimal sum = new BigDecimal("100000");
        for (Trade trade : desk.exchange.fills("main", "ETH", Desk.START)) {
            BigDecimal bought = trade.fill().side().signed(trade.fill().quantity());
            sum = sum.subtract(bought.multiply(trade.fill().price().value()))
                    .subtract(trade.fill().fee().value());
        }
        for (Payment payment : desk.exchange.payments("main", "ETH", Desk.START, desk.now())) {
            sum = sum.add(payment.booked().amount().value());
        }
        BigDecimal mark = desk.exchange.quote("ETH").mark().value();
        assertThat(desk.exchange.wallet("main").equity().value())
                .isEqualByComparingTo(sum.add(desk.position().multiply(mark)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void orders_fills_and_position_tell_the_same_story(long seed) {
        Desk desk = busy(Desk.BYBIT, seed);

        BigDecimal signed = BigDecimal.ZERO;
        for (VenueOrder order : desk.exchange.orders("main")) {
            var fills = desk.exchange.fills("main", "ETH", Desk.START).stream()
                    .filter(trade -> trade.orderId() == order.id())
                    .map(Trade::fill)
                    .toList();
            assertThat(order.filled())
                    .isEqualTo(fills.stream().map(f -> f.quantity()).reduce(Quantity.ZERO, Quantity::plus));
            assertThat(order.value())
                    .isEqualTo(fills.stream().map(f -> f.value()).reduce(Usd.ZERO, Usd::plus));
            assertThat(order.fee())
                    .isEqualTo(fills.stream().map(f -> f.fee().dollars()).reduce(Usd.ZERO, Usd::plus));
            assertThat(order.filled().exceeds(order.asked().quantity())).isFalse();
            signed = signed.add(order.asked().side().signed(order.filled()));
        }
        assertThat(desk.position()).isEqualByComparingTo(signed);
    }

    @Test
    void the_same_seed_and_commands_give_the_same_history_however_often_one_looks() {
        var heard = new ArrayList<ExchangeEvent>();
        var heardAgain = new ArrayList<ExchangeEvent>();

        Desk quiet = busy(Desk.BINANCE, 42, heard, false);
        Desk watched = busy(Desk.BINANCE, 42, heardAgain, true);
        Desk other = busy(Desk.BINANCE, 43);

        assertThat(watched.exchange.orders("main")).isEqualTo(quiet.exchange.orders("main"));
        assertThat(heardAgain).isEqualTo(heard);
        assertThat(heard).isNotEmpty();
        assertThat(watched.exchange.wallet("main")).isEqualTo(quiet.exchange.wallet("main"));
        assertThat(other.exchange.wallet("main")).isNotEqualTo(quiet.exchange.wallet("main"));
    }

    private static Desk busy(ExchangeProfile profile, long seed) {
        return busy(profile, seed, new ArrayList<>(), false);
    }

    /** A few hundred seeded commands over some hours; a watcher reads between them, which must change nothing. */
    private static Desk busy(ExchangeProfile profile, long seed, List<ExchangeEvent> heard, boolean watched) {
        Desk desk = new Desk(profile, seed, new SeededPrices(seed, profile.calendar()));
        desk.exchange.listen(heard::add);
        var random = new SplittableRandom(seed);
        for (int n = 0; n < 200; n++) {
            if (watched) look(desk, random.split());
            else random.split();
            desk.pass(Duration.ofMillis(random.nextLong(90_000)));
            command(desk, "id" + random.nextInt(200), random);
        }
        return desk;
    }

    private static void command(Desk desk, String id, SplittableRandom random) {
        Side side = random.nextBoolean() ? BUY : SELL;
        if (random.nextInt(4) == 0) {
            desk.exchange.cancel("main", id, desk.now());
            return;
        }
        Price join = desk.exchange.quote("ETH").join(side);
        Price limit =
                join.shifted(BigDecimal.valueOf(random.nextInt(-20, 20), 5)).floorTo(new BigDecimal("0.01"));
        Quantity quantity = new Quantity(BigDecimal.valueOf(1 + random.nextInt(1000), 2));
        TimeInForce how = HOWS.get(random.nextInt(3));
        desk.exchange.place(
                "main", new NewOrder(id, "ETH", side, quantity, limit, how, random.nextInt(3) == 0), desk.now());
    }

    private static void look(Desk desk, SplittableRandom random) {
        desk.exchange.advanceTo(desk.now().plusMillis(random.nextLong(300)));
        desk.exchange.wallet("other" + random.nextInt(3));
        desk.exchange.book("BTC", 20);
        desk.exchange.position("main", "SOL");
    }
}
