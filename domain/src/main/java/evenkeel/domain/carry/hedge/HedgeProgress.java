package evenkeel.domain.carry.hedge;

import evenkeel.domain.carry.lead.MicrofillSettings;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How far the hedge has come after a try.
 *
 * @param remaining what is still without a hedge
 * @param flatten what to give back at the lead's venue, reduce-only
 */
public record HedgeProgress(
        Quantity hedged, Quantity remaining, Usd remainingNotional, Quantity flatten, Decision decision) {
    private static final Usd WORTH_KEEPING = Usd.of("20");

    /** What to do next. */
    public enum Decision {
        /** The order may still be live: cancel it and read order and position again before anything is concluded. */
        READ_AGAIN,
        HEDGED,
        /** What is left is too little to care; drift and rebalance own it. */
        ACCEPTED,
        RETRY,
        /** All tries are used, but what is hedged is worth keeping: flatten the rest of the lead. */
        KEEP_MATCHED,
        /** All tries are used: roll both legs back. */
        LEG2_FAILED
    }

    /**
     * What is asked.
     *
     * @param wanted what the lead filled
     * @param hedgedBefore by earlier tries
     * @param lastFilled cumulative, of the last try: it counts whatever the status says
     * @param lastStatus of the last try; empty when it could not be read
     * @param triesMade the last one included
     */
    public record Inputs(
            Quantity wanted,
            Quantity hedgedBefore,
            Quantity lastFilled,
            Optional<OrderStatus> lastStatus,
            Price price,
            int triesMade) {
        boolean isLastOver() {
            return lastStatus.filter(OrderStatus::isFinal).isPresent();
        }
    }

    public record Settings(HedgeSettings hedge, SalvageSettings salvage, MicrofillSettings microfill) {}

    public static HedgeProgress of(Inputs inputs, Settings settings) {
        Quantity hedged = inputs.hedgedBefore().plus(inputs.lastFilled());
        Quantity remaining = inputs.wanted().lessOrZero(hedged);
        Usd notional = remaining.at(inputs.price());
        Decision decision = decide(inputs, hedged, notional, settings);
        Quantity flatten = switch (decision) {
            case KEEP_MATCHED -> remaining;
            case LEG2_FAILED -> inputs.wanted();
            case READ_AGAIN, HEDGED, ACCEPTED, RETRY -> Quantity.ZERO;
        };
        return new HedgeProgress(hedged, remaining, notional, flatten, decision);
    }

    private static Decision decide(Inputs inputs, Quantity hedged, Usd left, Settings settings) {
        if (left.isZero()) return Decision.HEDGED;
        if (!inputs.isLastOver()) return Decision.READ_AGAIN;
        if (!left.exceeds(settings.microfill().maxUnhedged())) return Decision.ACCEPTED;
        if (inputs.triesMade() < settings.hedge().maxAttempts()) return Decision.RETRY;
        return isWorthKeeping(inputs, hedged, settings.salvage()) ? Decision.KEEP_MATCHED : Decision.LEG2_FAILED;
    }

    private static boolean isWorthKeeping(Inputs inputs, Quantity hedged, SalvageSettings salvage) {
        BigDecimal least = inputs.wanted().value().multiply(salvage.minFraction());
        return salvage.enabled()
                && !WORTH_KEEPING.exceeds(hedged.at(inputs.price()))
                && hedged.value().compareTo(least) >= 0;
    }
}
