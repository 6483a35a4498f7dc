package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;

/**
 * What the venue itself holds.
 *
 * @param feeUnits fees that were paid in the venue's own coin, in units of it
 * @param street what everyone else has won or lost, positions at the mark
 */
public record VenueBooks(Usd fees, BigDecimal feeUnits, Usd insurance, Usd street) {}
