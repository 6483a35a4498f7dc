package evenkeel.domain.carry;

import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.carry.sizing.Account;
import evenkeel.domain.carry.sizing.MarketSteps;
import evenkeel.domain.money.HourlyRate;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a leg would stand on before its trade begins. What could not be read is absent.
 *
 * @param position signed, for the symbol, whoever holds it
 * @param isStreamReady whether the venue tells us of our orders by itself just now
 */
public record LegGround(
        Account account,
        Optional<MarketSteps> steps,
        Optional<VenueFees> fees,
        Optional<HourlyRate> rate,
        Optional<BigDecimal> position,
        boolean isStreamReady) {}
