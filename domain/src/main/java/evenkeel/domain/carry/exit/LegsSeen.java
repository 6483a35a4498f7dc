package evenkeel.domain.carry.exit;

import evenkeel.domain.money.Quantity;
import java.time.Instant;

/** One look at both venues that was answered by both: what each holds of the trade's own side. */
public record LegsSeen(Instant at, Quantity lead, Quantity hedge) {}
