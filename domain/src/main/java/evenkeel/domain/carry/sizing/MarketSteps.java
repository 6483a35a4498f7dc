package evenkeel.domain.carry.sizing;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.MarketRules;
import java.math.BigDecimal;

/** What sizes a venue takes in a market. */
public record MarketSteps(BigDecimal lotStep, Quantity minQuantity, Usd minNotional) {
    public MarketSteps {
        if (lotStep.signum() <= 0) throw new IllegalArgumentException("a lot step must be positive, was " + lotStep);
    }

    public static MarketSteps of(MarketRules rules) {
        return new MarketSteps(
                rules.instrument().lot(),
                rules.sizes().smallest(),
                rules.sizes().smallestValue());
    }
}
