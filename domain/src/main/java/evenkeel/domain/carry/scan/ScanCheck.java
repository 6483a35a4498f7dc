package evenkeel.domain.carry.scan;

import java.math.BigDecimal;
import java.util.Optional;

/** One reason to leave a symbol alone. */
@FunctionalInterface
interface ScanCheck {
    /** Empty when it does not speak against the symbol. */
    Optional<Reject> objection(ScanInputs inputs, ScanFigures figures, ScanSettings settings);

    /** A reason with what was measured and what it had to be, where it is about a number. */
    record Reject(ScanCode code, Optional<BigDecimal> measured, Optional<BigDecimal> limit) {
        static Optional<Reject> when(boolean speaksAgainst, ScanCode code) {
            return speaksAgainst ? Optional.of(new Reject(code, Optional.empty(), Optional.empty())) : Optional.empty();
        }

        static Optional<Reject> below(BigDecimal measured, BigDecimal least, ScanCode code) {
            return measured.compareTo(least) < 0 ? Optional.of(of(code, measured, least)) : Optional.empty();
        }

        static Optional<Reject> above(BigDecimal measured, BigDecimal most, ScanCode code) {
            return measured.compareTo(most) > 0 ? Optional.of(of(code, measured, most)) : Optional.empty();
        }

        private static Reject of(ScanCode code, BigDecimal measured, BigDecimal limit) {
            return new Reject(code, Optional.of(measured), Optional.of(limit));
        }
    }
}
