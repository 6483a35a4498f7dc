package evenkeel.activities.trading;

import evenkeel.activities.history.RateHistory;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** By the rates that were written down: a venue is not asked again for what is known. */
public record RecordedApys(RateHistory rates) implements NetApys {
    @Override
    public List<BigDecimal> of(CarryTerms terms, Instant since, Instant until) {
        boolean leadBuys = terms.lead().side() == Side.BUY;
        CarryTerms.Leg bought = leadBuys ? terms.lead() : terms.hedge();
        CarryTerms.Leg sold = leadBuys ? terms.hedge() : terms.lead();
        return rates.netApy(terms.symbol(), bought.venue(), sold.venue(), since);
    }
}
