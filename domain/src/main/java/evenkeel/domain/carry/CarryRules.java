package evenkeel.domain.carry;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a carry trade behaves. Slippages and annual rates are fractions: 0.002 is 20 basis points. */
public record CarryRules(Entry entry, Hedge hedge, Exit exit, Close close) {
    /**
     * The lead rests as a maker for its patience, then takes what is left within the slippage. After a first fill it rests
     * only for the grace: what has filled is naked.
     */
    public record Entry(Duration makerPatience, Duration fillGrace, Duration takerPatience, BigDecimal takerSlippage) {
        public Entry {
            new Problems("entry")
                    .positive("maker_patience", makerPatience)
                    .positive("fill_grace", fillGrace)
                    .positive("taker_patience", takerPatience)
                    .fraction("taker_slippage", takerSlippage)
                    .pass();
        }
    }

    /** Each try of the hedge may pay one step more than the one before, up to the largest slippage, within the caps. */
    public record Hedge(
            int tries,
            Duration patience,
            BigDecimal slippage,
            BigDecimal slippageStep,
            BigDecimal maxSlippage,
            Optional<Caps> caps) {
        public Hedge {
            new Problems("hedge")
                    .atLeastOne("tries", tries)
                    .positive("patience", patience)
                    .fraction("slippage", slippage)
                    .fraction("slippage_step", slippageStep)
                    .fraction("max_slippage", maxSlippage)
                    .pass();
        }

        public Caps capped() {
            return caps.orElse(Caps.USUAL);
        }
    }

    /**
     * Where hedging ends and giving back begins.
     *
     * @param nakedUsdSeconds how many dollars may lie naked for how many seconds, multiplied
     * @param loss of the naked value that a late hedge may lock in, as a fraction: no hedge is bought dearer
     * @param slices in which a leg without a hedge is given back
     */
    public record Caps(BigDecimal nakedUsdSeconds, BigDecimal loss, int slices) {
        public static final Caps USUAL = new Caps(new BigDecimal("600000"), new BigDecimal("0.03"), 1);

        public Caps {
            new Problems("hedge")
                    .holds(
                            nakedUsdSeconds.signum() > 0,
                            "max_naked_usd_seconds must be positive, was " + nakedUsdSeconds)
                    .fraction("max_loss", loss)
                    .atLeastOne("slices", slices)
                    .pass();
        }
    }

    /** When to leave. {@code minNetApy} is annual; hours are hours of the funding calendar. */
    public record Exit(int minHoldHours, int maxHoldHours, BigDecimal minNetApy, Usd takeProfit, Usd lossLimit) {
        public Exit {
            new Problems("exit")
                    .atLeastOne("max_hold_hours", maxHoldHours)
                    .holds(
                            minHoldHours <= maxHoldHours,
                            "min_hold_hours must not exceed max_hold_hours, was " + minHoldHours)
                    .holds(!takeProfit.isNegative(), "take_profit must not be negative, was " + takeProfit)
                    .holds(!lossLimit.isNegative(), "loss_limit must not be negative, was " + lossLimit)
                    .pass();
        }
    }

    /** Both legs rest first; then they take, each round one step wider; after the rounds a person is called and it goes on. */
    public record Close(
            Duration makerPatience,
            Duration takerPatience,
            int rounds,
            BigDecimal slippage,
            BigDecimal maxSlippage,
            Duration retryAfter) {
        public Close {
            new Problems("close")
                    .positive("maker_patience", makerPatience)
                    .positive("taker_patience", takerPatience)
                    .atLeastOne("rounds", rounds)
                    .fraction("slippage", slippage)
                    .fraction("max_slippage", maxSlippage)
                    .positive("retry_after", retryAfter)
                    .pass();
        }
    }

    /** Slippage of the given round, from 0. */
    static BigDecimal widened(BigDecimal first, BigDecimal step, BigDecimal largest, int round) {
        return first.add(step.multiply(new BigDecimal(round))).min(largest);
    }

    /** Collects everything that is wrong with one group of settings. */
    private static final class Problems {
        private final String group;
        private final List<String> found = new ArrayList<>();

        Problems(String group) {
            this.group = group;
        }

        Problems positive(String key, Duration value) {
            return holds(value.isPositive(), key + " must be positive, was " + value);
        }

        Problems atLeastOne(String key, int value) {
            return holds(value >= 1, key + " must be 1 or more, was " + value);
        }

        Problems fraction(String key, BigDecimal value) {
            return holds(
                    value.signum() >= 0 && value.compareTo(BigDecimal.ONE) < 0,
                    key + " must be a fraction of 0 up to 1, was " + value);
        }

        Problems holds(boolean rule, String otherwise) {
            if (!rule) found.add(group + "." + otherwise);
            return this;
        }

        void pass() {
            if (!found.isEmpty()) throw new IllegalArgumentException(String.join("; ", found));
        }
    }
}
