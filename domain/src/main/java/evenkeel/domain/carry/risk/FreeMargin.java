package evenkeel.domain.carry.risk;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        FreeMargin together = ofAll(List.of(lead.get(), hedge.get()), limits);
        Drained side = drained(lead.get().available(), hedge.get().available());
        return new FreeMargin(together.share(), together.verdict(), side);
    }

    /** All accounts together, whichever of them is drained. */
    public static FreeMargin ofAll(List<Account> accounts, RiskLimits limits) {
        BigDecimal free = sum(accounts, Account::available);
        BigDecimal equity = sum(accounts, Account::equity);
        boolean nothing = equity.signum() <= 0;
        boolean tooLittle = nothing || free.compareTo(limits.minFreeMargin().multiply(equity)) < 0;
        return new FreeMargin(
                nothing ? Optional.empty() : Optional.of(free.divide(equity, Decimals.DIVISION)),
                tooLittle ? Verdict.PAUSE : Verdict.OK,
                Drained.NEITHER);
    }

    private static BigDecimal sum(List<Account> accounts, Function<Account, Usd> amount) {
        return accounts.stream().map(amount).reduce(Usd.ZERO, Usd::plus).value();
    }

    private static Drained drained(Usd lead, Usd hedge) {
        if (hedge.exceeds(lead.times(QUARTERS))) return Drained.LEAD;
        return lead.exceeds(hedge.times(QUARTERS)) ? Drained.HEDGE : Drained.NEITHER;
    }
}
