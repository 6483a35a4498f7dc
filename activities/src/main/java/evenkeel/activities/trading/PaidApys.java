package evenkeel.activities.trading;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.PastFunding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** By the rates that both venues say they have paid at. An hour that one of them does not know is left out. */
public record PaidApys(Venues venues) implements NetApys {
    @Override
    public List<BigDecimal> of(CarryTerms terms, Instant since, Instant until) {
        Map<Instant, HourlyRate> hedge = new HashMap<>();
        for (PastFunding paid : history(terms.hedge(), since, until)) hedge.put(paid.paidAt(), paid.hourly());

        List<BigDecimal> apys = new ArrayList<>();
        for (PastFunding paid : history(terms.lead(), since, until)) {
            HourlyRate other = hedge.get(paid.paidAt());
            if (other == null) continue;
            HourlyRate net = terms.lead().side() == Side.BUY
                    ? other.minus(paid.hourly())
                    : paid.hourly().minus(other);
            apys.add(net.annualised());
        }
        return apys;
    }

    private List<PastFunding> history(CarryTerms.Leg leg, Instant since, Instant until) {
        return venues.get(leg.venue()).market().fundingHistory(leg.symbol(), since, until);
    }
}
