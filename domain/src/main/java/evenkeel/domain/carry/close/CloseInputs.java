package evenkeel.domain.carry.close;

/**
 * What a close begins with.
 *
 * @param earlyProfit whether it takes an early profit, which may rest for a moment before it takes
 */
public record CloseInputs(CloseMode mode, boolean earlyProfit, ClosingLeg lead, ClosingLeg hedge) {}
