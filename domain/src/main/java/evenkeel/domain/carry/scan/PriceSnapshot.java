package evenkeel.domain.carry.scan;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.MidPrice;
import evenkeel.domain.money.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** One price per venue as the venues told them, each with its own age. What is not above zero is no price. */
public record PriceSnapshot(
        Optional<BigDecimal> lighter, Optional<BigDecimal> x10, Duration lighterAge, Duration x10Age) {
    public Optional<Price> at(Exchange exchange) {
        Optional<BigDecimal> told = exchange == Exchange.LIGHTER ? lighter : x10;
        return told.filter(each -> each.signum() > 0).map(Price::new);
    }

    public Duration ageAt(Exchange exchange) {
        return exchange == Exchange.LIGHTER ? lighterAge : x10Age;
    }

    MidPrice mid() {
        return MidPrice.of(at(Exchange.LIGHTER), at(Exchange.X10));
    }
}
