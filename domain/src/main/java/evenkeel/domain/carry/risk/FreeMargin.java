package evenkeel.domain.carry.risk;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What both accounts have free, as a share of what they have.
 *
 * @param share empty where nothing is known or nothing is there
 * @param drained the venue whose free margin is less than a quarter of the other's: prices drain one side of a hedge
 */
public record FreeMargin(Optional<BigDecimal> share, Verdict verdict, Drained drained) {
    private static final BigDecimal QUARTERS = BigDecimal.valueOf(4);

    public enum Verdict {
        OK,
        PAUSE,
        /** A balance could not be read, which is not the same as enough. */
        UNKNOWN
    }

    public enum Drained {
        NEITHER,
        LEAD,
        HEDGE
    }

    /** One account. */
    public record Account(Usd equity, Usd available) {}

    public static FreeMargin of(Optional<Account> lead, Optional<Account> hedge, RiskLimits limits) {
        if (lead.isEmpty() || hedge.isEmpty())
            return new FreeMargin(Optional.empty(), Verdict.UNKNOWN, Drained.NEITHER);
        BigDecimal free = lead.get().available().plus(hedge.get().available()).value();
        BigDecimal equity = lead.get().equity().plus(hedge.get().equity()).value();
        boolean tooLittle =
                equity.signum() <= 0 || free.compareTo(limits.minFreeMargin().multiply(equity)) < 0;
        return new FreeMargin(
                equity.signum() <= 0 ? Optional.empty() : Optional.of(free.divide(equity, Decimals.DIVISION)),
                tooLittle ? Verdict.PAUSE : Verdict.OK,
                drained(lead.get().available(), hedge.get().available()));
    }

    private static Drained drained(Usd lead, Usd hedge) {
        if (hedge.exceeds(lead.times(QUARTERS))) return Drained.LEAD;
        return lead.exceeds(hedge.times(QUARTERS)) ? Drained.HEDGE : Drained.NEITHER;
    }
}
