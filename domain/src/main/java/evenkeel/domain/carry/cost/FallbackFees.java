package evenkeel.domain.carry.cost;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** The fees to reckon with until a venue has told its own. */
@Section("trading")
public record FallbackFees(
        @Key(
                value = "taker_fee_x10",
                usual = "0.000225",
                unit = Unit.FRACTION,
                why = "X10's taker fee until the venue has told it")
        BigDecimal takerFeeX10,

        @Key(
                value = "maker_fee_x10",
                usual = "0",
                unit = Unit.FRACTION,
                why = "X10's maker fee until the venue has told it")
        BigDecimal makerFeeX10,

        @Key(
                value = "taker_fee_lighter",
                usual = "0.0002",
                unit = Unit.FRACTION,
                why = "Lighter's taker fee until the venue has told it")
        BigDecimal takerFeeLighter,

        @Key(
                value = "maker_fee_lighter",
                usual = "0.00002",
                unit = Unit.FRACTION,
                why = "Lighter's maker fee until the venue has told it")
        BigDecimal makerFeeLighter) {
    public FallbackFees {
        mustNotExceed("maker_fee_x10", makerFeeX10, "taker_fee_x10", takerFeeX10);
        mustNotExceed("maker_fee_lighter", makerFeeLighter, "taker_fee_lighter", takerFeeLighter);
    }

    private static void mustNotExceed(String maker, BigDecimal lower, String taker, BigDecimal higher) {
        if (lower.compareTo(higher) > 0) {
            throw new IllegalArgumentException(
                    maker + " must not exceed " + taker + ", was " + lower + " and " + higher);
        }
    }
}
