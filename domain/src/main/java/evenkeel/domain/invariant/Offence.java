package evenkeel.domain.invariant;

/**
 * One row that should not be.
 *
 * @param symbol of what is traded; empty when the row is of no symbol
 */
public record Offence(String symbol, String what) {}
