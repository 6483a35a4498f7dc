package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.budget.Allowance;
import evenkeel.activities.venues.budget.RateTerms;
import java.time.Duration;

/**
 * What a premium account may ask: 24,000 a minute. A standard one is counted 60 calls a minute, which is too few to
 * trade with. Guide of the venues, 1.7.
 */
final class LighterWeights {
    static final RateTerms TERMS =
            RateTerms.parse(new Allowance(24_000, Duration.ofMinutes(1)), """
            POST /api/v1/sendTx | 6
            GET /api/v1/nextNonce | 6
            GET /api/v1/accountInactiveOrders | 100
            GET /api/v1/apikeys | 150
            GET /api/v1/trades | 600
            GET /api/v1/account | 300
            GET /api/v1/accountActiveOrders | 300
            GET /api/v1/positionFunding | 300
            GET /api/v1/orderBookDetails | 300
            GET /api/v1/orderBookOrders | 300
            GET /api/v1/fundings | 300
            GET /api/v1/funding-rates | 300
            GET / | 300
            """, header -> RateTerms.Count.SILENT);

    private LighterWeights() {}
}
