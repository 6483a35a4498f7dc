package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.close.TakerSlippage;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The next step of undoing an entry. Everything it sends is reduce-only.
 *
 * @param leadFlatten and {@code hedgeFlatten} what to flatten of each leg: its own quantity, never more
 * @param slippage how far these orders give way, further at each try
 */
public record Rollback(
        Quantity leadFlatten, Quantity hedgeFlatten, BigDecimal slippage, Duration delay, Decision decision) {
    private static final int TRIES = 3;

    /** What to do. */
    public enum Decision {
        FLATTEN,
        ROLLBACK_DONE,
        /** Not flat, or nobody knows, after all tries: told, paused, and tried again every {@link #RETRY_AFTER}. */
        ROLLBACK_FAILED
    }

    public static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    /**
     * One leg of the entry.
     *
     * @param ownQuantity what the trade still holds by its own fills
     * @param position signed, at the venue; empty when it could not be read
     */
    public record Leg(Side side, Quantity ownQuantity, Optional<BigDecimal> position) {
        /** No more than its own, and no more than there is; what is not known cannot make it less. */
        Quantity flatten() {
            return position.map(this::onOurSide).orElse(ownQuantity).min(ownQuantity);
        }

        boolean isFlat() {
            return position.map(this::onOurSide)
                    .map(there -> there.min(ownQuantity).isZero())
                    .orElse(false);
        }

        boolean hasMoved() {
            return position.filter(signed -> signed.signum() != 0).isPresent();
        }

        private Quantity onOurSide(BigDecimal signed) {
            BigDecimal ours = side == Side.BUY ? signed : signed.negate();
            return new Quantity(ours.max(BigDecimal.ZERO));
        }
    }

    /** What is asked; tries count from 0. */
    public record Inputs(Leg lead, Leg hedge, int triesMade) {}

    public static Rollback next(Inputs inputs, RollbackSettings settings, TakerSlippage slippage) {
        boolean isFlat = inputs.lead().isFlat() && inputs.hedge().isFlat();
        boolean hasMoved = inputs.lead().hasMoved() || inputs.hedge().hasMoved();
        boolean isFirst = inputs.triesMade() == 0;
        return new Rollback(
                inputs.lead().flatten(),
                inputs.hedge().flatten(),
                slippage.close().multiply(BigDecimal.valueOf(inputs.triesMade() + 1L)),
                hasMoved || isFlat || !isFirst ? Duration.ZERO : settings.delay(),
                decide(isFlat, inputs.triesMade()));
    }

    private static Decision decide(boolean isFlat, int triesMade) {
        if (isFlat) return Decision.ROLLBACK_DONE;
        return triesMade < TRIES ? Decision.FLATTEN : Decision.ROLLBACK_FAILED;
    }
}
