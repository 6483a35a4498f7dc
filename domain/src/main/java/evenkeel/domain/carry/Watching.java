package evenkeel.domain.carry;

import evenkeel.domain.carry.look.HeldPast;
import java.util.Optional;

/** What the long look is asked to look at. */
public record Watching(HeldCarry held, Optional<HeldPast> past) {
    public Watching(HeldCarry held) {
        this(held, Optional.empty());
    }
}
