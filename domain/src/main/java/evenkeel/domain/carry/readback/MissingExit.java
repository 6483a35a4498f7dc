package evenkeel.domain.carry.readback;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.util.Optional;

/**
 * §10.4: what a leg that was gone is taken to have been closed for. Never nothing in silence.
 *
 * @param exitUnknown valued at the mark of the moment it was missed; a person has to look
 */
public record MissingExit(LegExit exit, boolean exitUnknown) {
    public static MissingExit of(Optional<LegExit> found, Quantity quantity, Price markWhenMissed) {
        return found.map(exit -> new MissingExit(exit, false))
                .orElseGet(() -> new MissingExit(new LegExit(quantity, markWhenMissed.value(), Usd.ZERO), true));
    }
}
