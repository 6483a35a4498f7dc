package evenkeel.domain.venue;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What we hold of a symbol at a venue: long counts up, short counts down.
 *
 * @param liquidation the price that the venue would take it away at, as it reckons now; empty where it tells none
 */
public record Position(String venue, String symbol, BigDecimal signed, Optional<Price> liquidation) {
    public Position {
        signed = Decimals.normal(signed);
    }

    public Position(String venue, String symbol, BigDecimal signed) {
        this(venue, symbol, signed, Optional.empty());
    }

    public Quantity quantity() {
        return new Quantity(signed.abs());
    }

    public Optional<Side> side() {
        return switch (signed.signum()) {
            case 1 -> Optional.of(Side.BUY);
            case -1 -> Optional.of(Side.SELL);
            default -> Optional.empty();
        };
    }
}
