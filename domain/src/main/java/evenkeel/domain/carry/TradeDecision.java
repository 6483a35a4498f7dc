package evenkeel.domain.carry;

import evenkeel.domain.carry.exit.ExitDecision;
import evenkeel.domain.carry.exit.ExitInputs;
import java.time.Instant;
import java.util.Optional;

/** What was decided of a trade and by which inputs. A request needs none. */
public record TradeDecision(String trade, Instant at, ExitDecision decision, Optional<ExitInputs> inputs) {}
