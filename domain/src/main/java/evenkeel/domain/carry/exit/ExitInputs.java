package evenkeel.domain.carry.exit;

import evenkeel.domain.money.Usd;

/** All that the rules look at. The statistics were reckoned once, when the hour's sample came. */
public record ExitInputs(
        HeldTrade trade, HeldLeg lead, HeldLeg hedge, HeldWorth worth, ApyStatistics apyStatistics, Usd atr) {}
