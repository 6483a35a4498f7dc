package evenkeel.domain.carry.spread;

import evenkeel.domain.carry.depth.Available;
import evenkeel.domain.carry.depth.DepthGateSettings;
import evenkeel.domain.carry.depth.SmartPricing;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What crossing both books costs as a fraction of the price: positive is a cost.
 *
 * @param buyAt what the long leg would pay, {@code sellAt} what the short one would get
 * @param average what the difference is measured against
 * @param spread 1 when a price is missing, so that no limit lets it pass
 */
public record EntrySpread(
        Optional<Price> buyAt, Optional<Price> sellAt, Optional<Price> average, BigDecimal spread, boolean isByDepth) {
    private static final BigDecimal UNKNOWN = BigDecimal.ONE;
    private static final BigDecimal FOUR = new BigDecimal(4);

    /** By the best quotes, or by what the whole quantity would really pay where prices follow the depth. */
    public static EntrySpread of(
            Books books, Direction direction, Optional<Quantity> target, DepthGateSettings window, SmartPricing smart) {
        Optional<Book> bought = books.at(direction.buys()).filter(Book::isValid);
        Optional<Book> sold = books.at(direction.sells()).filter(Book::isValid);
        boolean isByDepth = smart.enabled() && target.isPresent();
        if (bought.isEmpty() || sold.isEmpty()) return missing(isByDepth);
        return isByDepth ? byDepth(bought.get(), sold.get(), target.get(), window) : byQuotes(bought.get(), sold.get());
    }

    private static EntrySpread byQuotes(Book bought, Book sold) {
        BigDecimal ask = bought.asks().getFirst().price().value();
        BigDecimal bid = sold.bids().getFirst().price().value();
        BigDecimal sum = ask.add(bid)
                .add(bought.bids().getFirst().price().value())
                .add(sold.asks().getFirst().price().value());
        return between(new Price(ask), new Price(bid), new Price(sum.divide(FOUR, Decimals.DIVISION)), false);
    }

    private static EntrySpread byDepth(Book bought, Book sold, Quantity target, DepthGateSettings window) {
        var buyAt = Available.vwap(bought, Side.BUY, target, window.maxPriceImpact(), window.levels());
        var sellAt = Available.vwap(sold, Side.SELL, target, window.maxPriceImpact(), window.levels());
        if (buyAt.isEmpty() || sellAt.isEmpty()) {
            return new EntrySpread(buyAt, sellAt, Optional.empty(), UNKNOWN, true);
        }
        return between(buyAt.get(), sellAt.get(), buyAt.get().midTo(sellAt.get()), true);
    }

    private static EntrySpread between(Price buyAt, Price sellAt, Price average, boolean isByDepth) {
        BigDecimal spread = buyAt.value().subtract(sellAt.value()).divide(average.value(), Decimals.DIVISION);
        return new EntrySpread(Optional.of(buyAt), Optional.of(sellAt), Optional.of(average), spread, isByDepth);
    }

    private static EntrySpread missing(boolean isByDepth) {
        return new EntrySpread(Optional.empty(), Optional.empty(), Optional.empty(), UNKNOWN, isByDepth);
    }

    /** A spread in our favour costs nothing. */
    public BigDecimal cost() {
        return spread.max(BigDecimal.ZERO);
    }
}
