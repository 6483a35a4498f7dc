package evenkeel.domain.carry.sizing;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;

/** What sizes a venue takes in a market. */
public record MarketSteps(BigDecimal lotStep, Quantity minQuantity, Usd minNotional) {
    public MarketSteps {
        if (lotStep.signum() <= 0) throw new IllegalArgumentException("a lot step must be positive, was " + lotStep);
    }
}
