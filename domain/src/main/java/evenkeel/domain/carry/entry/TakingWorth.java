package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.cost.ExpectedValue;
import evenkeel.domain.carry.scan.ScanSettings;
import evenkeel.domain.carry.spread.SpreadDecision;
import evenkeel.domain.carry.spread.SpreadGate;

/** Whether the trade is still worth it when the lead takes too: the spread once more, and the value with taker fees. */
public record TakingWorth(SpreadGate spread, ExpectedValue expected, boolean isWorthIt) {
    public record Inputs(SpreadGate.Inputs spread, ExpectedValue.Inputs value) {}

    public static TakingWorth of(Inputs inputs, ScanSettings settings) {
        SpreadGate spread = SpreadGate.check(inputs.spread(), settings.spreadGate());
        ExpectedValue expected = ExpectedValue.ofTaking(inputs.value(), settings.cost());
        boolean isProfitable = !settings.filters().minExpectedProfit().exceeds(expected.totalEv());
        return new TakingWorth(spread, expected, isProfitable && spread.decision() == SpreadDecision.PASSED);
    }
}
