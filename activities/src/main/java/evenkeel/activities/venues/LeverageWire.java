package evenkeel.activities.venues;

import java.time.Instant;
import java.util.Optional;

/** Sets what a symbol is levered by, for before the first order of a trade. Only the gate may call it. */
public interface LeverageWire {
    /**
     * One request, stamped as a placement is. Asked for what is set already it changes nothing. Throws
     * {@link evenkeel.domain.code.Trouble} when the venue did not agree; when it did, {@link AccountWire#leverage} tells.
     */
    void leverage(String symbol, int leverage, Instant stamp);

    static Optional<LeverageWire> of(OrderWire wire) {
        if (wire instanceof Around around) return around.levers();
        return wire instanceof LeverageWire sets ? Optional.of(sets) : Optional.empty();
    }

    /** A wire around another one, which answers for that. */
    interface Around {
        Optional<LeverageWire> levers();
    }
}
