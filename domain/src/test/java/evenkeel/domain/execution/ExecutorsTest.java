package evenkeel.domain.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutorsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final MarketRules RULES = MarketRules.of(
                    new Instrument("alpha", "ETH", new BigDecimal("0.01"), new BigDecimal("0.001"), Usd.of("5"), 8))
            .with(MarketRules.Sizes.from(Quantity.of("0.01"), Usd.of("5")));

    private record Named(ExecutorKey key) implements Executor {
        @Override
        public PrepareOutcome prepare(Preparation asked) {
            return Skip.of(SkipCode.EXECUTOR_DISABLED, "asked " + key);
        }

        @Override
        public Set<Need> needs(ExecutionIntent intent) {
            return EnumSet.noneOf(Need.class);
        }
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "perps, binance, EXECUTOR_DISABLED",
        "PERPS, Binance, EXECUTOR_DISABLED",
        "perps, bybit, NO_EXECUTOR",
        "spot_crypto, binance, NO_EXECUTOR",
        "perp, binance, NO_EXECUTOR"
    })
    void a_key_matches_exactly_whatever_its_case(String book, String chain, SkipCode code) {
        var executors = new Executors(List.of(new Named(ExecutorKey.perps("binance"))));

        assertThat(executors.prepare(asking(new ExecutorKey(book, chain))))
                .isInstanceOfSatisfying(
                        Skip.class, skip -> assertThat(skip.code()).isEqualTo(code));
    }

    @Test
    void two_executors_for_one_key_refuse_the_start() {
        var first = new Named(new ExecutorKey("perps", "x10"));
        var second = new Named(new ExecutorKey("Perps", "X10"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Executors(List.of(first, second)))
                .withMessage("two executors for perps/x10");
    }

    @Test
    void a_configured_book_that_nobody_executes_is_told() {
        var executors = new Executors(List.of(new Named(ExecutorKey.perps("x10"))));
        var other = new ExecutorKey("bonds", "treasury");

        assertThat(executors.missing(List.of(ExecutorKey.perps("x10"), other))).containsExactly(other);
        assertThat(executors.keys()).containsExactly(ExecutorKey.perps("x10"));
    }

    @ParameterizedTest
    @EnumSource(SkipCode.class)
    void a_code_that_waits_for_a_moment_is_told_with_one(SkipCode code) {
        if (code.again() == SkipCode.Again.AT) {
            assertThatIllegalArgumentException().isThrownBy(() -> Skip.of(code, ""));
            assertThat(Skip.until(NOW, code, "").retry()).isEqualTo(new Retry.At(NOW));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> Skip.until(NOW, code, ""));
            assertThat(Skip.of(code, "").retry()).isIn(Retry.NEXT_BAR, Retry.NEVER);
        }
        assertThat(code.wire()).isLowerCase();
    }

    @Test
    void the_lists_of_codes_are_closed() {
        assertThat(SkipCode.values()).hasSize(38);
        assertThat(ExecutionError.values()).hasSize(16);
        assertThat(Constraint.values()).hasSize(21);
        assertThat(SkipCode.EXTREME_FUNDING_RATE.wire()).isEqualTo("extreme_funding_rate");
    }

    @ParameterizedTest(name = "{0} of {1} at {2}: {3}")
    @CsvSource({
        "ENTRY, 0.0005, 1000, SIZE_ROUNDS_TO_ZERO",
        "ENTRY, 0.009, 1000, BELOW_MIN_QTY",
        "ENTRY, 0.01, 499, BELOW_MIN_NOTIONAL",
        "ENTRY, 0.01, 500, ",
        "HEDGE, 0.009, 1000, BELOW_MIN_QTY",
        "REDUCE, 0.0005, 1000, SIZE_ROUNDS_TO_ZERO",
        "REDUCE, 0.001, 1, "
    })
    void F17_an_order_is_held_to_the_same_minimums_as_a_plan(
            Purpose purpose, String quantity, String limit, SkipCode code) {
        Optional<SkipCode> found =
                OrderShape.objection(order(purpose, quantity, limit), RULES).map(Skip::code);

        assertThat(found).isEqualTo(Optional.ofNullable(code));
    }

    @ParameterizedTest(name = "{0}: held back {1}")
    @CsvSource({"ENTRY, true", "HEDGE, false", "REDUCE, false"})
    void a_market_that_seems_halted_holds_back_what_opens_only(Purpose purpose, boolean held) {
        MarketRules halted = RULES.with(MarketStatus.HALTED);

        assertThat(OrderShape.objection(order(purpose, "1", "1000"), halted).isPresent())
                .isEqualTo(held);
    }

    @Test
    void where_the_minimums_bind_everything_an_exit_is_held_to_them_too() {
        var binding = new MarketRules.Sizes(Quantity.of("0.01"), Usd.of("5"), true, Optional.empty(), Optional.empty());

        assertThat(OrderShape.objection(order(Purpose.REDUCE, "0.009", "1000"), RULES.with(binding)))
                .map(Skip::code)
                .contains(SkipCode.BELOW_MIN_QTY);
    }

    private static OrderIntent order(Purpose purpose, String quantity, String limit) {
        return new OrderIntent(
                new OrderKey("t", "lead", 1),
                1,
                "alpha",
                "ETH",
                Side.BUY,
                Quantity.of(quantity),
                Price.of(limit),
                TimeInForce.IOC,
                purpose,
                purpose.mustReduce());
    }

    private static Preparation asking(ExecutorKey where) {
        var intent = new ExecutionIntent(
                "i",
                "p",
                Optional.empty(),
                where,
                "BTC",
                Action.ADD,
                Side.BUY,
                BigDecimal.ONE,
                SizeBasis.POOL,
                Optional.of(Usd.of("1")),
                Urgency.LOW,
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Price.of("1"),
                NOW,
                NOW);
        var market = new Preparation.Market(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        var house = new Preparation.House(
                true, false, false, false, false, false, Optional.empty(), Optional.empty(), Optional.empty());
        return new Preparation(intent, Preparation.Held.NOTHING, market, house, 0, 0, NOW);
    }
}
