package evenkeel.domain.venue;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.time.Instant;

/** One fill as the venue reports it. {@code tradeId} is the venue's own, unique per symbol; a fee is positive when it costs. */
public record Fill(
        String venue,
        String symbol,
        String tradeId,
        String clientId,
        Side side,
        Quantity quantity,
        Price price,
        Usd fee,
        String feeCurrency,
        boolean maker,
        Instant venueTime) {
    public Fill {
        if (quantity.isZero()) throw new IllegalArgumentException("a fill of nothing: " + tradeId);
    }

    public Usd value() {
        return quantity.at(price);
    }
}
