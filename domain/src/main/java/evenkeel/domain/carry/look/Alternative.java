package evenkeel.domain.carry.look;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/** The best that could be entered instead: what it earns a year, and what it is expected to bring in all. */
public record Alternative(BigDecimal apy, Optional<Usd> totalEv) {}
