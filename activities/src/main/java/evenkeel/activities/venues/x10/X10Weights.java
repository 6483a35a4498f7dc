package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.budget.Allowance;
import evenkeel.activities.venues.budget.RateTerms;
import java.time.Duration;
import java.util.Map;

/** X10 counts calls, 1000 a minute and address, and does not tell how many are left. Guide of the venues, 2.3. */
final class X10Weights {
    static final RateTerms TERMS =
            new RateTerms(new Allowance(1_000, Duration.ofMinutes(1)), Map.of(), header -> RateTerms.Count.SILENT);

    private X10Weights() {}
}
