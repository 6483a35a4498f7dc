package evenkeel.domain.carry.readback;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One leg compared.
 *
 * @param usable whether the venue's quantity is the closed one, to a lot
 * @param vwapDifferenceBps empty where no price was recorded, which always counts as different
 * @param legImpact what price and fee differ by, never negative
 * @param netPnlChange what the trade's result would change by, signed
 * @param triggered whether this leg alone is off by too much
 * @param inferred whether the fills were guessed by side and time
 */
public record LegReadback(
        boolean usable,
        Optional<BigDecimal> vwapDifferenceBps,
        Usd legImpact,
        Usd netPnlChange,
        boolean triggered,
        boolean inferred) {
    private static final LegReadback UNUSABLE =
            new LegReadback(false, Optional.empty(), Usd.ZERO, Usd.ZERO, false, false);

    static LegReadback of(ReadbackLeg leg, ReadbackLimits limits) {
        Optional<LegExit> read = leg.venue().filter(exit -> isWhole(leg, exit));
        return read.map(exit -> compare(leg, exit, limits)).orElse(UNUSABLE);
    }

    private static boolean isWhole(ReadbackLeg leg, LegExit read) {
        BigDecimal gap =
                read.quantity().value().subtract(leg.recorded().quantity().value());
        return gap.abs().compareTo(leg.lot()) <= 0;
    }

    private static LegReadback compare(ReadbackLeg leg, LegExit read, ReadbackLimits limits) {
        BigDecimal was = leg.recorded().vwap();
        BigDecimal gap = read.vwap().subtract(was).abs();
        Usd feeGap = read.exitFee().minus(leg.recorded().exitFee());
        Usd impact = new Usd(gap.multiply(read.quantity().value())).plus(feeGap.abs());
        boolean priceOff = was.signum() == 0
                || gap.multiply(ReadbackLimits.BPS).compareTo(limits.vwapBps().multiply(was)) > 0;
        return new LegReadback(
                true,
                was.signum() == 0
                        ? Optional.empty()
                        : Optional.of(gap.multiply(ReadbackLimits.BPS).divide(was, Decimals.DIVISION)),
                impact,
                change(leg, read).minus(feeGap),
                priceOff || impact.exceeds(limits.money()),
                leg.source() == ReadbackSource.INFERRED);
    }

    /** A long gains by a higher exit, a short by a lower one. An exit without a price had brought nothing yet. */
    private static Usd change(ReadbackLeg leg, LegExit read) {
        BigDecimal was = leg.recorded().vwap();
        BigDecimal before =
                was.signum() == 0 ? leg.entryVwap().map(Price::value).orElse(was) : was;
        BigDecimal gained =
                read.vwap().subtract(before).multiply(read.quantity().value());
        return new Usd(leg.side() == Side.BUY ? gained : gained.negate());
    }
}
