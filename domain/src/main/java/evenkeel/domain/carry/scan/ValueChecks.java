package evenkeel.domain.carry.scan;

import evenkeel.domain.carry.cost.ExpectedValue;
import evenkeel.domain.carry.depth.DepthDecision;
import evenkeel.domain.carry.scan.ScanCheck.Reject;
import evenkeel.domain.carry.spread.SpreadGate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Whether an entry would be large enough and would earn enough; all market checks have passed by then. */
final class ValueChecks {
    static final List<ScanCheck> IN_ORDER = List.of(
            ValueChecks::depthCap,
            ValueChecks::notional,
            ValueChecks::profit,
            ValueChecks::breakeven,
            ValueChecks::spreadRatio,
            ValueChecks::spread,
            ValueChecks::depth);

    private static final BigDecimal LEAST_NOTIONAL = new BigDecimal(20);

    private ValueChecks() {}

    private static Optional<Reject> depthCap(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        boolean failed = figures.depthCap().orElseThrow().decision() == DepthDecision.DEPTH_CAP_FAILED;
        return Reject.when(failed, ScanCode.DEPTH_CAP_FAILED);
    }

    private static Optional<Reject> notional(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        BigDecimal notional = figures.size().orElseThrow().notional().value();
        return Reject.below(notional, LEAST_NOTIONAL, ScanCode.NOTIONAL_TOO_SMALL);
    }

    private static Optional<Reject> profit(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        BigDecimal least = settings.filters().minExpectedProfit().value();
        return Reject.below(expected(figures).totalEv().value(), least, ScanCode.EV_TOO_LOW);
    }

    private static Optional<Reject> breakeven(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        BigDecimal most = settings.filters().maxBreakevenHours();
        return Reject.above(expected(figures).breakevenHours(), most, ScanCode.BREAKEVEN_TOO_LONG);
    }

    /** Measured in dollars, so that nothing is divided. */
    private static Optional<Reject> spreadRatio(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        BigDecimal cost = expected(figures).spreadCost().spreadCost().value();
        if (cost.signum() <= 0) return Optional.empty();

        BigDecimal least = cost.multiply(settings.filters().minEvSpreadRatio());
        return Reject.below(expected(figures).totalEv().value(), least, ScanCode.EV_SPREAD_RATIO_TOO_LOW);
    }

    /** Cached books say too little about the spread: the bulk pass does not ask. */
    private static Optional<Reject> spread(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        if (inputs.isBulk()) return Optional.empty();

        SpreadGate gate = figures.spreadGate().orElseThrow();
        return switch (gate.decision()) {
            case PASSED -> Optional.empty();
            case FETCH_AGAIN -> Reject.when(true, ScanCode.FETCH_AGAIN);
            case SPREAD_TOO_WIDE ->
                Optional.of(new Reject(
                        ScanCode.SPREAD_TOO_WIDE,
                        Optional.of(gate.entrySpread().spread()),
                        Optional.of(gate.maxSpread())));
        };
    }

    private static Optional<Reject> depth(ScanInputs inputs, ScanFigures figures, ScanSettings settings) {
        boolean refused = !figures.depthGate().orElseThrow().decision().allows();
        return Reject.when(!inputs.isBulk() && refused, ScanCode.REJECTED_DEPTH);
    }

    private static ExpectedValue expected(ScanFigures figures) {
        return figures.expected().orElseThrow();
    }
}
