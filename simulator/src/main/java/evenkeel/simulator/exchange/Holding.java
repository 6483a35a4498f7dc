package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A position with its money side.
 *
 * @param entryPrice average, zero when flat
 * @param mark the symbol's mark now
 * @param realised profit realised on the symbol so far, without fees and funding
 * @param liquidation the mark at which its margin would be used up, if there is one
 * @param changedAt the last fill or payment, the epoch when there was none
 */
public record Holding(
        Position position,
        BigDecimal entryPrice,
        BigDecimal mark,
        Usd unrealised,
        Usd realised,
        Optional<BigDecimal> liquidation,
        Instant changedAt) {}
