package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.budget.Allowance;
import evenkeel.activities.venues.budget.RateTerms;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Bybit counts calls, 600 in five seconds and address, and besides each path by the second: an answer tells how many of
 * that are left. Guide of the venues, 5.4.
 */
final class BybitWeights {
    private static final Duration SECOND = Duration.ofSeconds(1);

    static final RateTerms TERMS = new RateTerms(
            new Allowance(600, Duration.ofSeconds(5)),
            Map.of(),
            header -> new RateTerms.Count(
                    Optional.empty(),
                    RateTerms.number(header.apply("X-Bapi-Limit-Status"))
                            .filter(left -> left == 0)
                            .map(none -> SECOND)
                            .orElse(Duration.ZERO)));

    private BybitWeights() {}
}
