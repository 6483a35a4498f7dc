package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.budget.Allowance;
import evenkeel.activities.venues.budget.RateTerms;
import java.time.Duration;

/** What Binance's calls weigh: 2,400 a minute and address. Guide of the venues, 3.5. */
final class BinanceWeights {
    static final RateTerms TERMS = RateTerms.parse(
            new Allowance(2_400, Duration.ofMinutes(1)),
            """
            GET /fapi/v1/exchangeInfo       | 1
            GET /fapi/v1/depth              | 10
            GET /fapi/v1/ticker/bookTicker  | 2
            GET /fapi/v1/allOrders          | 5
            GET /fapi/v1/userTrades         | 5
            GET /fapi/v3/positionRisk       | 5
            GET /fapi/v3/balance            | 5
            GET /fapi/v3/account            | 5
            GET /fapi/v1/accountConfig      | 5
            GET /fapi/v1/symbolConfig       | 5
            GET /fapi/v1/commissionRate     | 20
            GET /fapi/v1/income             | 30
            GET /fapi/v1/positionSide/dual  | 30
            """,
            header -> new RateTerms.Count(RateTerms.number(header.apply("X-MBX-USED-WEIGHT-1M")), Duration.ZERO));

    private BinanceWeights() {}
}
