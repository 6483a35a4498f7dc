package evenkeel.domain.carry;

import java.math.BigDecimal;
import java.util.Optional;

/** What a venue says we hold of a symbol, signed; empty when it does not say: unknown, never flat. */
public record SeenPosition(Optional<BigDecimal> signed) {}
