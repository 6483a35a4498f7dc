package evenkeel.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Code;
import evenkeel.domain.gate.GateLimits.Band;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GateRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Quote QUOTE = quote("99", "101", "100");
    private static final Sight SEEN = new Sight.Seen(QUOTE);
    private static final Sight BLIND = new Sight.Blind(Code.VEN_SILENT);
    private static final GateFacts QUIET = new GateFacts(0, 0, List.of(), List.of(), Usd.ZERO);
    private static final GateLimits LIMITS = new GateLimits(
            List.of("alpha", "beta"),
            List.of("ETH"),
            new GateLimits.Size(Map.of("ETH", Quantity.of("20")), Usd.of("1500"), new BigDecimal("0.05")),
            new GateLimits.Pace(4, 10, 2, Duration.ofSeconds(10)),
            new GateLimits.Exposures(band("4000", "2500"), band("6000", "5000"), band("7000", "3000")),
            Usd.of("300"),
            Duration.ofSeconds(5));
    /** Everything that the books could say against an entry. */
    private static final GateFacts WORST = new GateFacts(
            1_000, 1_000, List.of(NOW, NOW, NOW), List.of(held("alpha", "ETH", "90000000")), Usd.of("-999999"));

    @Test
    void an_entry_within_every_limit_passes() {
        assertThat(refusal(entry(), QUIET, SEEN)).isEmpty();
    }

    @ParameterizedTest(name = "{0} of ETH at {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            15    | 100   |
            15.01 | 100   | ORD_NOTIONAL
            20    | 96    | ORD_NOTIONAL
            20.01 | 96    | RSK_QUANTITY
            1     | 105   |
            1     | 105.1 | ORD_COLLAR
            1     | 95    |
            1     | 94.9  | ORD_COLLAR
            """)
    void I20_an_order_has_a_size_and_a_price(String quantity, String limit, Code code) {
        for (Purpose purpose : new Purpose[] {Purpose.ENTRY, Purpose.HEDGE}) {
            OrderIntent intent = order(purpose, "alpha", "ETH", Side.BUY, quantity, limit);

            assertThat(code(refusal(intent, QUIET, SEEN))).as(purpose.name()).isEqualTo(code);
        }
    }

    @Test
    void a_limit_is_held_to_the_middle_of_the_book_too() {
        Sight markIsOff = new Sight.Seen(quote("109", "111", "100"));

        assertThat(code(refusal(order("100"), QUIET, markIsOff))).isEqualTo(Code.ORD_COLLAR);
        assertThat(refusal(order("104.5"), QUIET, markIsOff)).isEmpty();
    }

    @Test
    void only_listed_symbols_and_venues_are_opened() {
        assertThat(code(refusal(order(Purpose.ENTRY, "alpha", "XRP", Side.BUY, "1", "100"), QUIET, SEEN)))
                .isEqualTo(Code.ORD_SYMBOL);
        assertThat(code(refusal(order(Purpose.ENTRY, "gamma", "ETH", Side.BUY, "1", "100"), QUIET, SEEN)))
                .isEqualTo(Code.RSK_VENUE);
    }

    @ParameterizedTest(name = "a price of {0} ms ago: {1}")
    @CsvSource({"5000,", "5001, RSK_STALE", "-900,"})
    void F41_nothing_opens_on_an_old_price(long ageMillis, Code code) {
        Sight sight = new Sight.Seen(new Quote(
                QUOTE.bid(), QUOTE.bidSize(), QUOTE.ask(), QUOTE.askSize(), QUOTE.mark(), NOW.minusMillis(ageMillis)));

        assertThat(code(refusal(entry(), QUIET, sight))).isEqualTo(code);
    }

    @Test
    void without_a_price_nothing_opens_and_nothing_is_hedged_at_any_price() {
        assertThat(code(refusal(entry(), QUIET, BLIND))).isEqualTo(Code.VEN_SILENT);
        assertThat(code(refusal(hedge(), QUIET, BLIND))).isEqualTo(Code.VEN_SILENT);
    }

    @ParameterizedTest(name = "{0} live, {1} in a minute: {2}")
    @CsvSource({"3, 9,", "4, 9, RSK_OPEN_ORDERS", "3, 10, RSK_ORDER_RATE"})
    void an_account_has_so_many_orders(int live, int lately, Code code) {
        assertThat(code(refusal(entry(), new GateFacts(live, lately, List.of(), List.of(), Usd.ZERO), SEEN)))
                .isEqualTo(code);
    }

    @ParameterizedTest(name = "sent before {0} and {1} ms: {2}")
    @CsvSource({"0, 9999, RSK_REPEATED", "0, 10000,", "9999, 9999, RSK_REPEATED"})
    void the_same_order_is_not_sent_again_and_again(long oneMillis, long otherMillis, Code code) {
        List<Instant> same = List.of(NOW.minusMillis(oneMillis), NOW.minusMillis(otherMillis));

        assertThat(code(refusal(entry(), new GateFacts(0, 2, same, List.of(), Usd.ZERO), SEEN)))
                .isEqualTo(code);
    }

    /** The entry buys ETH at alpha for 1000. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void I20_what_is_at_stake_stays_within_its_bands(String what, List<Exposure> exposures, Code code) {
        GateFacts facts = new GateFacts(0, 0, List.of(), exposures, Usd.ZERO);

        assertThat(code(refusal(entry(), facts, SEEN))).isEqualTo(code);
    }

    static Stream<Arguments> I20_what_is_at_stake_stays_within_its_bands() {
        return Stream.of(
                stake("the symbol's gross is full", null, held("alpha", "ETH", "1500"), held("beta", "ETH", "-1500")),
                stake("above it", Code.RSK_GROSS, held("alpha", "ETH", "1500"), held("beta", "ETH", "-1500.01")),
                stake("the symbol's net is full", null, held("alpha", "ETH", "1500")),
                stake("above that", Code.RSK_NET, held("alpha", "ETH", "1500.01")),
                stake("an order that lives may fill", Code.RSK_NET, live("beta", "ETH", "1500.01", "0")),
                stake("or not", Code.RSK_NET, held("alpha", "ETH", "1501"), live("beta", "ETH", "0", "1400")),
                stake("the venue's gross", Code.RSK_GROSS, held("alpha", "BTC", "5000.01")),
                stake("the venue's net", Code.RSK_NET, held("alpha", "BTC", "4000.01")),
                stake("everything's net", Code.RSK_NET, held("beta", "BTC", "2000.01")),
                stake(
                        "everything's gross",
                        Code.RSK_GROSS,
                        held("beta", "BTC", "-3000"),
                        held("beta", "SOL", "3000.01")),
                stake("another venue is no matter", null, held("beta", "BTC", "2000")));
    }

    @ParameterizedTest(name = "{0} today: {1}")
    @CsvSource({"-299.99,", "-300, RSK_DAILY_LOSS", "5000,"})
    void a_day_may_lose_so_much(String result, Code code) {
        GateFacts facts = new GateFacts(0, 0, List.of(), List.of(), Usd.of(result));

        assertThat(code(refusal(entry(), facts, SEEN))).isEqualTo(code);
    }

    @Test
    void a_hedge_is_never_held_up_by_pace_stakes_or_losses() {
        assertThat(refusal(hedge(), WORST, SEEN)).isEmpty();
        assertThat(code(refusal(entry(), WORST, SEEN))).isEqualTo(Code.RSK_OPEN_ORDERS);
    }

    @Test
    void I23_an_exit_passes_whatever_the_limits_say_unless_its_price_is_absurd() {
        OrderIntent unlisted = order(Purpose.REDUCE, "gamma", "XRP", Side.SELL, "1000000", "95");
        OrderIntent absurd = order(Purpose.REDUCE, "alpha", "ETH", Side.SELL, "1", "94.9");

        assertThat(refusal(unlisted, WORST, SEEN)).isEmpty();
        assertThat(code(refusal(absurd, WORST, SEEN))).isEqualTo(Code.ORD_COLLAR);
    }

    @Test
    void I23_an_exit_is_its_own_collar_while_the_price_is_old_or_not_there() {
        OrderIntent exit = order(Purpose.REDUCE, "alpha", "ETH", Side.SELL, "1", "50");
        Sight old = new Sight.Seen(new Quote(
                QUOTE.bid(), QUOTE.bidSize(), QUOTE.ask(), QUOTE.askSize(), QUOTE.mark(), NOW.minusMillis(5001)));

        assertThat(refusal(exit, WORST, BLIND)).isEmpty();
        assertThat(refusal(exit, WORST, old)).isEmpty();
    }

    @Test
    void an_entry_that_sells_adds_to_what_is_short() {
        OrderIntent sells = order(Purpose.ENTRY, "alpha", "ETH", Side.SELL, "10", "100");
        GateFacts shorts = new GateFacts(0, 0, List.of(), List.of(held("alpha", "ETH", "-1500.01")), Usd.ZERO);

        assertThat(code(refusal(sells, shorts, SEEN))).isEqualTo(Code.RSK_NET);
        assertThat(refusal(entry(), shorts, SEEN)).isEmpty();
    }

    @Test
    void a_refusal_is_told_with_its_code() {
        assertThat(new GateRefusal(Code.ORD_COLLAR, "too far").text()).isEqualTo(Code.ORD_COLLAR.id() + " too far");
    }

    @ParameterizedTest
    @EnumSource
    void a_reduce_only_order_counts_as_an_exit_whatever_it_is_for(Purpose purpose) {
        OrderIntent reduces = new OrderIntent(
                new OrderKey("t", "lead", 1),
                1,
                "alpha",
                "ETH",
                Side.SELL,
                Quantity.of("1"),
                Price.of("100"),
                TimeInForce.IOC,
                purpose,
                true);

        assertThat(refusal(reduces, WORST, SEEN)).isEmpty();
    }

    @Test
    void F64_a_limit_of_nothing_or_above_its_ceiling_is_refused_with_all_others() {
        assertThatThrownBy(() -> new GateLimits.Pace(0, 100_000, 1, Duration.ofSeconds(1)))
                .hasMessageContaining("max_open_orders must be above nothing and at most 1000, was 0")
                .hasMessageContaining("max_orders_a_minute must be above nothing and at most 1200, was 100000");
        assertThatThrownBy(() -> new GateLimits.Size(Map.of(), Usd.of("1000001"), new BigDecimal("0.21")))
                .hasMessageContaining("max_order_notional")
                .hasMessageContaining("collar");
        assertThatThrownBy(() -> band("-1", "1")).hasMessageContaining("gross");
    }

    private static Optional<GateRefusal> refusal(OrderIntent intent, GateFacts facts, Sight sight) {
        return GateRules.refusal(intent, facts, LIMITS, sight, NOW);
    }

    private static @Nullable Code code(Optional<GateRefusal> refusal) {
        return refusal.map(GateRefusal::code).orElse(null);
    }

    private static OrderIntent entry() {
        return order("100");
    }

    private static OrderIntent order(String limit) {
        return order(Purpose.ENTRY, "alpha", "ETH", Side.BUY, "10", limit);
    }

    private static OrderIntent hedge() {
        return order(Purpose.HEDGE, "gamma", "ETH", Side.SELL, "10", "100");
    }

    private static OrderIntent order(
            Purpose purpose, String venue, String symbol, Side side, String quantity, String limit) {
        return new OrderIntent(
                new OrderKey("t", "lead", 1),
                1,
                venue,
                symbol,
                side,
                Quantity.of(quantity),
                Price.of(limit),
                TimeInForce.IOC,
                purpose,
                purpose.mustReduce());
    }

    private static Quote quote(String bid, String ask, String mark) {
        return new Quote(Price.of(bid), Quantity.of("1"), Price.of(ask), Quantity.of("1"), Price.of(mark), NOW);
    }

    private static Band band(String gross, String net) {
        return new Band(Usd.of(gross), Usd.of(net));
    }

    private static Exposure held(String venue, String symbol, String value) {
        return new Exposure(venue, symbol, Usd.of(value), Usd.ZERO, Usd.ZERO);
    }

    private static Exposure live(String venue, String symbol, String buying, String selling) {
        return new Exposure(venue, symbol, Usd.ZERO, Usd.of(buying), Usd.of(selling));
    }

    private static Arguments stake(String what, @Nullable Code code, Exposure... exposures) {
        return Arguments.of(what, List.of(exposures), code);
    }
}
