package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;

/**
 * A coin of the venue's own in which fees are paid while an account has enough of it.
 *
 * @param worth of one unit
 * @param discount fraction taken off a fee that is paid in it
 * @param endowment units that an account holds when it is first seen
 */
public record FeeAsset(String name, Usd worth, BigDecimal discount, BigDecimal endowment) {
    private static final BigDecimal MORE_THAN_FEES_EVER_TAKE = new BigDecimal("1000000000");

    /** Without a discount, and with so much of it that no fee is ever paid in anything else. */
    public static FeeAsset always(String name, Usd worth) {
        return new FeeAsset(name, worth, BigDecimal.ZERO, MORE_THAN_FEES_EVER_TAKE);
    }
}
