package evenkeel.domain.carry.lead;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A fill that nobody told, seen by the position.
 *
 * @param needsReadback its price is only the attempt's limit, because the venue told no average
 */
public record MissedFill(Quantity quantity, Price price, boolean needsReadback) {
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    /** Empty when the position grew no further than what is recorded, save for a trifle. */
    public static Optional<MissedFill> find(
            Quantity recorded, Quantity grown, BigDecimal lotStep, Optional<Price> venueAverage, Price attemptLimit) {
        Quantity missing = grown.lessOrZero(recorded);
        BigDecimal trifle = LEAST.max(lotStep.multiply(BigDecimal.TWO));
        if (missing.value().compareTo(trifle) <= 0) return Optional.empty();
        return Optional.of(new MissedFill(missing, venueAverage.orElse(attemptLimit), venueAverage.isEmpty()));
    }
}
