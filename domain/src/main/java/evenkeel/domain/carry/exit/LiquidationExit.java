package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.EMERGENCY_LIQUIDATION;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Rule 1.1: a venue is about to take a leg away. One known leg is enough to judge by. */
@Section("trading")
public record LiquidationExit(
        @Key(
                value = "liquidation_distance_monitoring_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "Leaves before a venue takes a leg away; on as soon as both venues tell liquidation prices.")
        boolean enabled,

        @Key(
                value = "liquidation_distance_min_pct",
                usual = "0.10",
                recommended = "0.15",
                unit = Unit.FRACTION,
                range = "0 < x < 1",
                why = "The least distance of the mark from the liquidation price, as a fraction of the mark.")
        BigDecimal minDistance,

        @Key(
                value = "liquidation_distance_check_interval_seconds",
                usual = "15",
                unit = Unit.SECONDS,
                range = "1..300",
                why = "How often the venues are asked for liquidation prices.",
                idle = "every look asks every rule, four times a second")
        Duration checkInterval) {
    Finding check(ExitFacts facts) {
        if (!enabled) return Finding.NO;
        Optional<BigDecimal> smallest = smallest(facts);
        if (smallest.isEmpty()) return Finding.warned(EMERGENCY_LIQUIDATION, ExitNote.Why.DATA_MISSING);

        Optional<ExitNote> note = knowsBoth(facts)
                ? Optional.empty()
                : Optional.of(ExitNote.warning(EMERGENCY_LIQUIDATION, ExitNote.Why.ONE_LEG_UNKNOWN));
        if (smallest.get().compareTo(minDistance) >= 0) {
            return note.isEmpty() ? Finding.NO : new Finding.Passes(note);
        }
        String text =
                EMERGENCY_LIQUIDATION.prefix() + ": liquidation is " + smallest.get() + " away, limit " + minDistance;
        return new Finding.Fires(EMERGENCY_LIQUIDATION, Severity.EMERGENCY, text, note);
    }

    static Optional<BigDecimal> smallest(ExitFacts facts) {
        Optional<BigDecimal> lead = facts.in.lead().liquidationDistance();
        Optional<BigDecimal> hedge = facts.in.hedge().liquidationDistance();
        if (lead.isEmpty()) return hedge;
        return hedge.isEmpty() ? lead : Optional.of(lead.get().min(hedge.get()));
    }

    private static boolean knowsBoth(ExitFacts facts) {
        return facts.in.lead().liquidationDistance().isPresent()
                && facts.in.hedge().liquidationDistance().isPresent();
    }
}
