package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A position with its money side.
 *
 * @param entryPrice average, zero when flat
 * @param mark the symbol's mark now
 * @param realised profit realised on the symbol so far, without fees and funding
 * @param changedAt the last fill or payment, the epoch when there was none
 */
public record Holding(
        Position position, BigDecimal entryPrice, BigDecimal mark, Usd unrealised, Usd realised, Instant changedAt) {}
