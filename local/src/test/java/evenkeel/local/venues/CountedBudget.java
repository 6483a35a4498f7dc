package evenkeel.local.venues;

import evenkeel.activities.venues.budget.Budget;
import evenkeel.activities.venues.budget.LeasedBudget;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.simulator.ledger.MemoryTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** A budget as a worker has it, in a time that jumps, which counts what was asked of it. */
final class CountedBudget implements Budget {
    private final Budget real;
    private final Map<Urgency, Integer> taken = new EnumMap<>(Urgency.class);
    private final Map<Urgency, Integer> refused = new EnumMap<>(Urgency.class);
    private int toldToWait;

    CountedBudget(RateTerms terms, InstantSource clock) {
        var allowance = terms.allowance();
        var tokens = new MemoryTokens(clock, allowance.window());
        this.real = new LeasedBudget(tokens, allowance, () -> clock.millis() * 1_000_000);
    }

    @Override
    public synchronized boolean take(Urgency urgency, int weight) {
        boolean may = real.take(urgency, weight);
        (may ? taken : refused).merge(urgency, weight, Integer::sum);
        return may;
    }

    @Override
    public void venueCounts(int used) {
        real.venueCounts(used);
    }

    @Override
    public synchronized void keepQuiet(Duration length) {
        toldToWait++;
        real.keepQuiet(length);
    }

    /** How often the venue answered that it was asked too often. */
    synchronized int toldToWait() {
        return toldToWait;
    }

    synchronized int refused(Urgency urgency) {
        return refused.getOrDefault(urgency, 0);
    }

    @Override
    public synchronized String toString() {
        return "taken " + taken + ", refused " + refused + ", told to wait " + toldToWait;
    }
}
