package evenkeel.domain.carry;

import evenkeel.domain.money.Usd;

/**
 * What other trades leave to a new one.
 *
 * @param others that have not ended
 * @param notional what they have reserved and hold
 * @param isSymbolTaken one of them has the symbol at a venue where the new one would stand
 */
public record Room(int others, Usd notional, boolean isSymbolTaken) {}
