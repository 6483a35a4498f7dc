package evenkeel.domain.carry.lead;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How far the lead has come.
 *
 * @param price what the filled part is valued at
 * @param sinceFirstFill empty while nothing has filled
 * @param areAttemptsOver no order of the lead is live any more
 */
public record LeadProgress(
        Quantity target, Quantity filled, Price price, Optional<Duration> sinceFirstFill, boolean areAttemptsOver) {
    private static final BigDecimal DONE = new BigDecimal("0.999");

    /** What to do with what has filled. */
    public enum Decision {
        WAIT,
        /** All of it, or as good as. */
        FILLED,
        /** Enough to hedge, and no more is waited for: the trade becomes as large as that. */
        HEDGE_PARTIAL,
        /** Too little to hedge: flatten it, the entry has failed. */
        MICROFILL,
        /** Nothing filled, nothing is live. */
        LEG1_FAILED
    }

    public Usd filledNotional() {
        return filled.at(price);
    }

    public boolean isDone() {
        return filled.value().compareTo(target.value().multiply(DONE)) >= 0;
    }

    public Decision decide(MicrofillSettings settings) {
        if (isDone()) return Decision.FILLED;
        if (filled.isZero()) return areAttemptsOver ? Decision.LEG1_FAILED : Decision.WAIT;

        boolean isMicro = settings.maxUnhedged().exceeds(filledNotional());
        Duration patience = isMicro ? settings.maxWait() : settings.grace();
        boolean isWaiting =
                sinceFirstFill.filter(since -> since.compareTo(patience) < 0).isPresent();
        if (isWaiting && !areAttemptsOver) return Decision.WAIT;
        return isMicro ? Decision.MICROFILL : Decision.HEDGE_PARTIAL;
    }
}
