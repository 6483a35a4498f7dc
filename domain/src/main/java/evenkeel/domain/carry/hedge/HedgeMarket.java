package evenkeel.domain.carry.hedge;

import evenkeel.domain.carry.depth.SmartPricing;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where the hedge is about to take, and how the lead was filled.
 *
 * @param side of the hedge
 * @param leadMid of the lead's venue when it was filled
 */
public record HedgeMarket(Side side, Book book, Quantity remaining, BigDecimal tick, Price leadVwap, Price leadMid) {
    /** How much better than its mid the lead was filled, as a fraction; never negative. */
    BigDecimal favour() {
        BigDecimal above = leadMid.driftTo(leadVwap);
        boolean leadBuys = side == Side.SELL;
        return (leadBuys ? above.negate() : above).max(BigDecimal.ZERO);
    }

    /** What would be taken: on average where the order is large for the top, else at best; empty when nothing is there. */
    Optional<Price> basePrice(SmartPricing smart) {
        boolean isLarge = book.effective().against(side).stream()
                .findFirst()
                .map(Level::quantity)
                .filter(top -> smart.isLarge(remaining, top))
                .isPresent();
        Optional<Price> best = book.take(side);
        return isLarge ? smart.vwap(book, side, remaining).or(() -> best) : best;
    }
}
