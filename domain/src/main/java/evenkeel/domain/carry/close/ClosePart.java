package evenkeel.domain.carry.close;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;

/** What one order of a close filled since it was last asked about. */
public record ClosePart(Quantity quantity, Price price) {}
