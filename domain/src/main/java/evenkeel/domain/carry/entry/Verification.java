package evenkeel.domain.carry.entry;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether both legs are really there after an entry. */
public enum Verification {
    OPENED,
    READ_AGAIN,
    /** A leg is missing or wrong: close what remains at once, and pause. */
    POST_ENTRY_BROKEN_HEDGE,
    /** The venues would not say. Nothing is published and nothing is closed on a guess: someone is told. */
    UNVERIFIED;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A leg as it was recorded. */
    public record ExpectedLeg(Side side, Quantity quantity, BigDecimal lotStep) {
        /** Within one lot step, and on the right side. */
        boolean isIn(BigDecimal signed) {
            return side.signed(quantity).subtract(signed).abs().compareTo(lotStep) <= 0
                    && (quantity.isZero()
                            || signed.signum() == side.signed(quantity).signum());
        }
    }

    /** Our signed positions at one moment; one that could not be read is absent. */
    public record Reading(Optional<BigDecimal> lead, Optional<BigDecimal> hedge) {
        boolean isComplete() {
            return lead.isPresent() && hedge.isPresent();
        }

        boolean shows(ExpectedLeg leadLeg, ExpectedLeg hedgeLeg) {
            return lead.filter(leadLeg::isIn).isPresent()
                    && hedge.filter(hedgeLeg::isIn).isPresent();
        }

        boolean contradicts(ExpectedLeg leadLeg, ExpectedLeg hedgeLeg) {
            return lead.filter(position -> !leadLeg.isIn(position)).isPresent()
                    || hedge.filter(position -> !hedgeLeg.isIn(position)).isPresent();
        }
    }

    /**
     * What is asked.
     *
     * @param readings in order
     * @param elapsed since the first of them
     */
    public record Inputs(ExpectedLeg lead, ExpectedLeg hedge, List<Reading> readings, Duration elapsed) {}

    /** Reads that failed count for nothing: they only make it last longer. */
    public static Verification of(Inputs inputs, VerificationSettings settings) {
        List<Reading> readings = inputs.readings();
        if (readings.isEmpty()) return READ_AGAIN;
        if (readings.getLast().shows(inputs.lead(), inputs.hedge())) return OPENED;

        long complete = readings.stream().filter(Reading::isComplete).count();
        if (complete >= settings.attempts() && readings.getLast().isComplete()) return POST_ENTRY_BROKEN_HEDGE;
        if (inputs.elapsed().compareTo(PATIENCE) < 0) return READ_AGAIN;
        return readings.getLast().contradicts(inputs.lead(), inputs.hedge()) ? POST_ENTRY_BROKEN_HEDGE : UNVERIFIED;
    }
}
