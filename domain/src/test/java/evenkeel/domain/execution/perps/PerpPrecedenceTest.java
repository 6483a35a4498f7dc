package evenkeel.domain.execution.perps;

import static evenkeel.domain.execution.SkipCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.execution.Action;
import evenkeel.domain.execution.PrepareOutcome;
import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.execution.Urgency;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** EX-2: the first failing check decides. Below stand the checks in their order, each with what breaks it alone. */
class PerpPrecedenceTest {
    record Broken(SkipCode code, Consumer<Asked> by) {
        @Override
        public String toString() {
            return code.name();
        }
    }

    private static Broken broken(SkipCode code, Consumer<Asked> by) {
        return new Broken(code, by);
    }

    private static Broken status(SkipCode code, MarketStatus status) {
        return broken(code, asked -> asked.with(rules -> rules.with(status)));
    }

    private static final List<Broken> INCREASING = List.of(
            broken(HOLD_ACTION, asked -> {
                asked.action = Action.HOLD;
                asked.notional = Optional.empty();
            }),
            broken(INVALID_INTENT, asked -> asked.direction = Side.SELL),
            broken(INTENT_EXPIRED, asked -> asked.expiresAt = Asked.NOW.minusMillis(1)),
            broken(INTENT_DUPLICATE, asked -> asked.executedBefore = true),
            broken(EXECUTOR_DISABLED, asked -> asked.enabled = false),
            broken(TRADING_PAUSED, asked -> asked.paused = true),
            broken(POSITION_BUSY, asked -> asked.busy = true),
            broken(RATE_BUDGET, asked -> asked.budgetForExitsOnly = true),
            broken(INSTRUMENT_UNKNOWN, asked -> asked.listed = false),
            status(INSTRUMENT_DELISTED, MarketStatus.DELISTED),
            status(MARKET_MAINTENANCE, new MarketStatus.Maintained(Asked.LATER)),
            status(INSTRUMENT_HALTED, MarketStatus.HALTED),
            status(MARKET_CLOSED, new MarketStatus.Closed(Asked.LATER)),
            status(SESSION_RESTRICTED, new MarketStatus.Restricted(Asked.LATER)),
            broken(REDUCE_ONLY_CONFLICT, asked -> asked.reduceOnly = true),
            broken(POSITION_MISMATCH, asked -> asked.atVenue = Optional.of(new BigDecimal("0.00002"))),
            broken(PRICE_UNAVAILABLE, asked -> asked.hasBook = false),
            broken(STALE_MARKET_DATA, asked -> asked.bookAt = Asked.NOW.minusMillis(3_001)),
            broken(FUNDING_UNKNOWN, asked -> asked.fundingAt = Asked.NOW.minus(Duration.ofMinutes(91))),
            broken(EXTREME_FUNDING_RATE, asked -> asked.hourly = Optional.of("0.007")),
            broken(LEVERAGE_UNAVAILABLE, asked -> {
                asked.terms = new PerpTerms(asked.terms.key(), false, 0, Duration.ofSeconds(5), List.of());
                asked.leverageSet = Optional.of(new BigDecimal("20"));
            }),
            broken(LIQUIDATION_RISK, asked -> {
                asked.targeting("5");
                asked.atr = Optional.empty();
            }),
            broken(OPEN_INTEREST_CAP, asked -> asked.openInterestCapped = true),
            broken(NO_ALLOCATION, asked -> asked.notional = Optional.of(Usd.ZERO)),
            broken(EXPOSURE_LIMIT, asked -> asked.reserved = Optional.empty()),
            broken(INSUFFICIENT_BALANCE, asked -> asked.free = Optional.of(Usd.ZERO)),
            broken(SIZE_ROUNDS_TO_ZERO, asked -> asked.notional = Optional.of(Usd.of("0.5"))),
            broken(BELOW_MIN_QTY, asked -> asked.with(rules -> rules.with(smallest(rules, "0.007", "700")))),
            broken(BELOW_MIN_NOTIONAL, asked -> asked.with(rules -> rules.with(smallest(rules, "0.00001", "700")))),
            broken(PRICE_DEVIATION, asked -> asked.reference = Optional.of(Price.of("85000"))),
            broken(SPREAD_TOO_WIDE, asked -> {
                asked.bid = "87300";
                asked.ask = "88200";
            }),
            broken(SLIPPAGE_LIMIT, asked -> {
                asked.bid = "87550";
                asked.ask = "87950";
                asked.maxSlippageBps = Optional.of(1);
            }),
            broken(DRY_RUN, asked -> asked.dryRun = true));

    private static final List<Broken> REDUCING = List.of(
            broken(INVALID_INTENT, asked -> asked.reduceOnly = false),
            broken(INTENT_EXPIRED, asked -> asked.expiresAt = Asked.NOW.minusMillis(1)),
            broken(INTENT_DUPLICATE, asked -> asked.executedBefore = true),
            broken(EXECUTOR_DISABLED, asked -> asked.enabled = false),
            broken(POSITION_BUSY, asked -> asked.busy = true),
            broken(INSTRUMENT_UNKNOWN, asked -> asked.listed = false),
            status(INSTRUMENT_DELISTED, MarketStatus.DELISTED),
            status(MARKET_MAINTENANCE, new MarketStatus.Maintained(Asked.LATER)),
            status(INSTRUMENT_HALTED, MarketStatus.HALTED),
            status(MARKET_CLOSED, new MarketStatus.Closed(Asked.LATER)),
            broken(REDUCE_ONLY_CONFLICT, asked -> asked.atVenue = Optional.of(new BigDecimal("-1"))),
            broken(NO_POSITION, asked -> asked.ours = Quantity.ZERO),
            broken(PRICE_UNAVAILABLE, asked -> {
                asked.hasBook = false;
                asked.hasMark = false;
            }),
            broken(SIZE_ROUNDS_TO_ZERO, asked -> asked.sizeFrac = "0.000001"),
            broken(BELOW_MIN_QTY, asked -> asked.with(rules -> rules.with(smallest(rules, "0.9", "90000")))),
            broken(BELOW_MIN_NOTIONAL, asked -> asked.with(rules -> rules.with(smallest(rules, "0.01", "90000")))),
            broken(SLIPPAGE_LIMIT, asked -> {
                asked.bid = "87550";
                asked.ask = "87950";
                asked.maxSlippageBps = Optional.of(1);
            }),
            broken(DRY_RUN, asked -> asked.dryRun = true));

    /** Codes that no order book of perpetuals can raise: they belong to chains and swaps, or to who looks executors up. */
    private static final Set<SkipCode> OF_OTHERS = EnumSet.of(NO_EXECUTOR, NO_ROUTE, TOKEN_BLOCKED, GAS_INSUFFICIENT);

    static Stream<Broken> increasing() {
        return INCREASING.stream();
    }

    static Stream<Broken> reducing() {
        return REDUCING.stream();
    }

    @ParameterizedTest
    @MethodSource("increasing")
    void each_check_alone_decides_what_increases(Broken broken) {
        Asked asked = Asked.add();
        broken.by().accept(asked);

        assertThat(asked.code()).isEqualTo(broken.code());
    }

    @ParameterizedTest
    @MethodSource("reducing")
    void each_check_alone_decides_what_reduces(Broken broken) {
        Asked asked = trim();
        broken.by().accept(asked);

        assertThat(asked.code()).isEqualTo(broken.code());
    }

    static Stream<Integer> positions() {
        return IntStream.range(0, INCREASING.size()).boxed();
    }

    @ParameterizedTest(name = "from check {0} on all fails")
    @MethodSource("positions")
    void EX2_of_all_that_fails_the_first_decides(int first) {
        Asked asked = Asked.add();
        for (int i = INCREASING.size() - 1; i >= first; i--)
            INCREASING.get(i).by().accept(asked);

        assertThat(asked.code()).isEqualTo(INCREASING.get(first).code());
    }

    @Test
    void EX2_of_all_that_fails_for_a_trim_the_first_decides() {
        for (int first = 0; first < REDUCING.size(); first++) {
            Asked asked = trim();
            for (int i = REDUCING.size() - 1; i >= first; i--)
                REDUCING.get(i).by().accept(asked);

            assertThat(asked.code()).isEqualTo(REDUCING.get(first).code());
        }
    }

    /** An intent that reduces has no notional that could be nothing. */
    static Stream<Broken> stoppingOnlyNewRisk() {
        return increasing()
                .filter(broken -> broken.code().appliesTo() == SkipCode.AppliesTo.INCREASE)
                .filter(broken -> broken.code() != NO_ALLOCATION);
    }

    @ParameterizedTest
    @MethodSource("stoppingOnlyNewRisk")
    void EX3_what_stops_only_new_risk_is_no_obstacle_to_an_exit(Broken broken) {
        Asked exit = Asked.reducing(Action.EMERGENCY_EXIT, "1");
        exit.urgency = Urgency.CRITICAL;
        if (broken.code() == POSITION_MISMATCH) exit.atVenue = Optional.of(new BigDecimal("0.5"));
        else broken.by().accept(exit);

        assertThat(exit.prepare()).as(broken.code().name()).isInstanceOf(PrepareOutcome.Planned.class);
    }

    @Test
    void every_code_that_belongs_here_is_raised_above() {
        var raised = new ArrayList<>(OF_OTHERS);
        Stream.concat(increasing(), reducing()).map(Broken::code).forEach(raised::add);

        assertThat(raised).containsAll(EnumSet.allOf(SkipCode.class));
    }

    @ParameterizedTest
    @MethodSource("increasing")
    void a_skip_says_when_it_is_worth_another_decision(Broken broken) {
        Asked asked = Asked.add();
        broken.by().accept(asked);

        Skip skip = asked.skip();

        String again = skip.retry().getClass().getSimpleName().toUpperCase(Locale.ROOT);
        assertThat(again).isEqualTo(broken.code().again().name().replace("_", ""));
        assertThat(skip.text()).startsWith(broken.code().name() + ": ");
    }

    private static Asked trim() {
        Asked trim = Asked.reducing(Action.TRIM, "1");
        trim.sizeFrac = "0.5";
        return trim;
    }

    private static MarketRules.Sizes smallest(MarketRules rules, String quantity, String value) {
        return new MarketRules.Sizes(
                Quantity.of(quantity), Usd.of(value), true, rules.sizes().largest(), Optional.empty());
    }
}
