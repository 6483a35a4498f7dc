package evenkeel.domain.guard;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.CarryTerms.Legs;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/** The leg that has more than the other answers, and how much more, in its own lots. */
public record NakedLeg(Leg leg, Quantity excess) {
    public static Optional<NakedLeg> of(Legs legs, Holdings held) {
        BigDecimal lead = onItsSide(legs.lead(), held);
        BigDecimal hedge = onItsSide(legs.hedge(), held);
        boolean leadIsLonger = lead.compareTo(hedge) >= 0;
        Leg longer = leadIsLonger ? legs.lead() : legs.hedge();
        Quantity excess =
                longer.instrument().lots(new Quantity(lead.subtract(hedge).abs()));
        return excess.isZero() ? Optional.empty() : Optional.of(new NakedLeg(longer, excess));
    }

    /** What a leg holds the right way round; the wrong way round is nothing that reducing could mend. */
    private static BigDecimal onItsSide(Leg leg, Holdings held) {
        BigDecimal direction = leg.side().signed(new Quantity(BigDecimal.ONE));
        return held.of(leg.name()).signed().multiply(direction).max(BigDecimal.ZERO);
    }
}
