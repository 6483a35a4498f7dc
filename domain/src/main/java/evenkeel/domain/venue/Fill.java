package evenkeel.domain.venue;

import evenkeel.domain.money.Dollars;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.time.Instant;

/**
 * One fill as the venue reports it. {@code tradeId} is the venue's own, unique per symbol; {@code quote} is the currency
 * that it was paid in.
 */
public record Fill(
        String venue,
        String symbol,
        String tradeId,
        String clientId,
        Side side,
        Quantity quantity,
        Price price,
        String quote,
        Fee fee,
        boolean maker,
        Instant venueTime) {
    public Fill {
        if (quantity.isZero()) throw new IllegalArgumentException("a fill of nothing: " + tradeId);
    }

    /** Paid in what its fee was paid in, where that counts as dollars. */
    public Fill(
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
        this(
                venue,
                symbol,
                tradeId,
                clientId,
                side,
                quantity,
                price,
                Dollars.include(feeCurrency) ? feeCurrency : Dollars.UNNAMED,
                Fee.of(fee.value(), feeCurrency),
                maker,
                venueTime);
    }

    public Usd value() {
        return quantity.at(price);
    }

    public Fill with(Fee changed) {
        return new Fill(venue, symbol, tradeId, clientId, side, quantity, price, quote, changed, maker, venueTime);
    }

    /** The same fill of another order. */
    public Fill as(String order) {
        return new Fill(venue, symbol, tradeId, order, side, quantity, price, quote, fee, maker, venueTime);
    }

    public Fill at(Instant time) {
        return new Fill(venue, symbol, tradeId, clientId, side, quantity, price, quote, fee, maker, time);
    }
}
