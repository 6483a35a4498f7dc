package evenkeel.domain.execution.perps;

import evenkeel.domain.execution.Action;
import evenkeel.domain.execution.ExecutionIntent;
import evenkeel.domain.execution.ExecutionPlan;
import evenkeel.domain.execution.Executor;
import evenkeel.domain.execution.ExecutorKey;
import evenkeel.domain.execution.Preparation;
import evenkeel.domain.execution.Preparation.Book;
import evenkeel.domain.execution.Preparation.House;
import evenkeel.domain.execution.Preparation.Level;
import evenkeel.domain.execution.PrepareOutcome;
import evenkeel.domain.execution.SizeBasis;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.execution.Urgency;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.PriceGrid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A preparation against which nothing speaks, to be spoiled one thing at a time. */
public final class Asked {
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    static final Instant LATER = NOW.plusSeconds(3_600);

    public Action action = Action.ADD;
    public Side direction = Side.BUY;
    public String sizeFrac = "1";
    public Optional<Usd> notional = Optional.of(Usd.of("600"));
    public Urgency urgency = Urgency.MEDIUM;
    public Optional<Integer> maxSlippageBps = Optional.empty();
    public boolean reduceOnly;
    public boolean postOnly;
    public Optional<BigDecimal> maxLeverage = Optional.empty();
    public Optional<String> riskReason = Optional.of("gap");
    public Optional<Price> reference = Optional.empty();
    public Instant expiresAt = LATER;
    public String bid = "87765";
    public String ask = "87767";
    public String depth = "1000000";
    public Instant bookAt = NOW;
    public boolean hasBook = true;
    public Optional<String> mark = Optional.empty();
    public boolean hasMark = true;
    public Optional<BigDecimal> atVenue = Optional.of(BigDecimal.ZERO);
    public Quantity ours = Quantity.ZERO;
    public MarketRules rules = hyperliquidLike(5);
    public boolean listed = true;
    public Optional<String> hourly = Optional.of("0.00001");
    public Instant fundingAt = NOW;
    public Optional<BigDecimal> leverageSet = Optional.empty();
    public Optional<BigDecimal> atr = Optional.of(BigDecimal.ONE);
    public boolean openInterestCapped;
    public boolean enabled = true;
    public boolean dryRun;
    public boolean paused;
    public boolean busy;
    public boolean executedBefore;
    public boolean budgetForExitsOnly;
    public Optional<Usd> reserved = Optional.of(Usd.of("1000000"));
    public Optional<Usd> free = Optional.of(Usd.of("1000000"));
    public Optional<BigDecimal> portfolioLeverage = Optional.empty();
    public int attempt;
    public int revision;
    public PerpTerms terms = PerpTerms.of("hyperliquid", Duration.ofSeconds(15));
    public PerpSettings settings = PerpSettings.USUAL;

    static Asked add() {
        return new Asked();
    }

    /** What reduces a position of that size. */
    static Asked reducing(Action action, String held) {
        Asked asked = new Asked();
        asked.action = action;
        asked.notional = Optional.empty();
        asked.reduceOnly = true;
        asked.ours = Quantity.of(held);
        asked.atVenue = Optional.of(new BigDecimal(held));
        return asked;
    }

    /** Five digits, sizes of so many decimals, ten dollars at least, which binds what reduces too. */
    static MarketRules hyperliquidLike(int sizeDecimals) {
        var instrument = new Instrument(
                "hyperliquid", "BTC", BigDecimal.ONE, BigDecimal.ONE.movePointLeft(sizeDecimals), Usd.of("10"), 1);
        MarketRules steps = MarketRules.of(instrument);
        var sizes =
                new MarketRules.Sizes(steps.sizes().smallest(), Usd.of("10"), true, Optional.empty(), Optional.empty());
        return steps.with(new PriceGrid.FiveDigits(6 - sizeDecimals))
                .with(sizes)
                .withMaxLeverage(new BigDecimal("40"));
    }

    /** A book so narrow that its middle is that price. */
    Asked around(String middle) {
        BigDecimal half = new BigDecimal("0.001");
        bid = new BigDecimal(middle).subtract(half).toPlainString();
        ask = new BigDecimal(middle).add(half).toPlainString();
        return this;
    }

    Asked sizedTo(int decimals) {
        rules = hyperliquidLike(decimals);
        return this;
    }

    Asked targeting(String leverage) {
        settings = settings.with(new PerpSettings.Leverage(new BigDecimal(leverage), new BigDecimal("4")));
        return this;
    }

    Asked with(UnaryOperator<MarketRules> change) {
        rules = change.apply(rules);
        return this;
    }

    Preparation build() {
        Price middle = Price.of(bid).midTo(Price.of(ask));
        var book = new Book(
                List.of(new Level(Price.of(bid), Quantity.of(depth))),
                List.of(new Level(Price.of(ask), Quantity.of(depth))),
                bookAt);
        return new Preparation(
                intent(middle),
                new Preparation.Held(atVenue, ours),
                new Preparation.Market(
                        listed ? Optional.of(rules) : Optional.empty(),
                        hasBook ? Optional.of(book) : Optional.empty(),
                        hasMark
                                ? Optional.of(
                                        new Preparation.Mark(mark.map(Price::of).orElse(middle), NOW))
                                : Optional.empty(),
                        hourly.map(rate -> new Preparation.Paid(HourlyRate.of(rate), fundingAt)),
                        leverageSet,
                        atr,
                        Optional.empty(),
                        openInterestCapped),
                new House(
                        enabled,
                        dryRun,
                        paused,
                        busy,
                        executedBefore,
                        budgetForExitsOnly,
                        reserved,
                        free,
                        portfolioLeverage),
                attempt,
                revision,
                NOW);
    }

    Executor executor() {
        return new PerpExecutor(terms, settings);
    }

    PrepareOutcome prepare() {
        return executor().prepare(build());
    }

    ExecutionPlan plan() {
        return switch (prepare()) {
            case PrepareOutcome.Planned planned -> planned.plan();
            case PrepareOutcome.Skip skip -> throw new AssertionError("skipped: " + skip.text());
        };
    }

    PrepareOutcome.Skip skip() {
        return switch (prepare()) {
            case PrepareOutcome.Planned planned -> throw new AssertionError("planned: " + planned.plan());
            case PrepareOutcome.Skip skip -> skip;
        };
    }

    SkipCode code() {
        return skip().code();
    }

    private ExecutionIntent intent(Price middle) {
        return new ExecutionIntent(
                "3f1c",
                "position-1",
                action.increases() ? Optional.empty() : Optional.of("trade-1"),
                ExecutorKey.perps("hyperliquid"),
                "BTC",
                action,
                direction,
                new BigDecimal(sizeFrac),
                basis(),
                notional,
                urgency,
                maxSlippageBps,
                reduceOnly,
                postOnly,
                maxLeverage,
                riskReason,
                reference.orElse(middle),
                NOW.minusSeconds(10),
                expiresAt);
    }

    private SizeBasis basis() {
        return switch (action) {
            case HOLD, ADD -> SizeBasis.ALLOCATION_REMAINING;
            case RECLAIM -> SizeBasis.EXIT_VALUE;
            case TRIM, EXIT, EMERGENCY_EXIT -> SizeBasis.POSITION_QUANTITY;
        };
    }
}
