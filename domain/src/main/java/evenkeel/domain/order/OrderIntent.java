package evenkeel.domain.order;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;

/**
 * What the trade wants done at a venue: free of the venue's own symbols, steps and words.
 *
 * @param epoch counts who was allowed to send for the trade, from 1: an order of an earlier one no longer leaves
 */
public record OrderIntent(
        OrderKey key,
        int epoch,
        String venue,
        String symbol,
        Side side,
        Quantity quantity,
        Price limit,
        TimeInForce timeInForce,
        Purpose purpose,
        boolean reduceOnly) {
    public OrderIntent {
        if (epoch < 1) throw new IllegalArgumentException("epochs count from 1, was " + epoch + ": " + key);
        if (quantity.isZero()) throw new IllegalArgumentException("an order of nothing: " + key);
        if (purpose.mustReduce() && !reduceOnly) {
            throw new IllegalArgumentException("an order that reduces must be reduce-only: " + key);
        }
    }

    public String clientId() {
        return key.clientId();
    }

    /** One line for people: {@code short 0.5 ETH @bybit, post-only 3012.4}. */
    public String summary() {
        String verb = reduceOnly ? (side == Side.BUY ? "buy back" : "sell off") : (side == Side.BUY ? "long" : "short");
        String how = timeInForce == TimeInForce.POST_ONLY
                ? "post-only"
                : timeInForce.name().toLowerCase(java.util.Locale.ROOT);
        return verb + " " + quantity + " " + symbol + " @" + venue + ", " + how + " " + limit + " #" + key.seq();
    }
}
