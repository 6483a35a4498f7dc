package evenkeel.activities.gate;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Set;

/** What a single order may be. The collar is the farthest a limit may be from the mark, as a fraction. */
public record Limits(Set<String> symbols, Usd maxOrderNotional, BigDecimal collar) {
    public Limits {
        symbols = Set.copyOf(symbols);
        if (collar.signum() <= 0) throw new IllegalArgumentException("a collar must be positive, was " + collar);
    }
}
