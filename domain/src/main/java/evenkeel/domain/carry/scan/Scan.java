package evenkeel.domain.carry.scan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a pass found out about one symbol: all figures, and the first check that speaks against it.
 *
 * @param measured and {@code limit} of the check that decided, where it is about a number
 */
public record Scan(ScanFigures figures, ScanCode decision, Optional<BigDecimal> measured, Optional<BigDecimal> limit) {
    private static final List<ScanCheck> CHECKS = Stream.of(MarketChecks.IN_ORDER, ValueChecks.IN_ORDER)
            .flatMap(List::stream)
            .toList();

    public static Scan of(ScanInputs inputs, ScanSettings settings) {
        ScanFigures figures = ScanFigures.of(inputs, settings);
        for (ScanCheck check : CHECKS) {
            var reject = check.objection(inputs, figures, settings);
            if (reject.isPresent()) {
                return new Scan(
                        figures,
                        reject.get().code(),
                        reject.get().measured(),
                        reject.get().limit());
            }
        }
        return new Scan(figures, ScanCode.ACCEPTED, Optional.empty(), Optional.empty());
    }

    public boolean isAccepted() {
        return decision == ScanCode.ACCEPTED;
    }
}
