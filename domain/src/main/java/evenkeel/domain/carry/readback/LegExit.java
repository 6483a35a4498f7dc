package evenkeel.domain.carry.readback;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;

/** What closed a leg. A {@code vwap} of zero says that no price was ever recorded. Exit fees only. */
public record LegExit(Quantity quantity, BigDecimal vwap, Usd exitFee) {}
