package evenkeel.domain.carry;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;

/** What the venues say we hold. A position that could not be read has no place here: the read fails instead. */
public record Holdings(Position lead, Position hedge) {
    public Position of(LegName leg) {
        return switch (leg) {
            case LEAD -> lead;
            case HEDGE -> hedge;
        };
    }

    /** Flat: not even half a lot is left on that leg. */
    public boolean isFlat(CarryTerms.Leg leg) {
        BigDecimal twice = of(leg.name()).signed().abs().multiply(BigDecimal.TWO);
        return twice.compareTo(leg.instrument().lot()) <= 0;
    }

    /** The right side, and within one lot of that quantity. */
    public boolean shows(CarryTerms.Leg leg, Quantity expected) {
        BigDecimal gap =
                of(leg.name()).signed().subtract(leg.side().signed(expected)).abs();
        return gap.compareTo(leg.instrument().lot()) < 0;
    }
}
