package evenkeel.domain.carry.market;

import static java.util.Comparator.comparing;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One venue's book as it was read, best prices first. It may be empty, one-sided or crossed: {@link #isValid} tells. */
public record Book(List<Level> bids, List<Level> asks, Duration age) {
    /** A top that is worth less is dust: no size is decided by it. */
    private static final Usd DUST = Usd.of("10");

    public Book {
        bids = bids.stream().sorted(comparing(Level::price).reversed()).toList();
        asks = asks.stream().sorted(comparing(Level::price)).toList();
    }

    /** A bid below an ask, and something at both. */
    public boolean isValid() {
        if (bids.isEmpty() || asks.isEmpty()) return false;
        Level bid = bids.getFirst();
        Level ask = asks.getFirst();
        return bid.price().isBelow(ask.price())
                && !bid.quantity().isZero()
                && !ask.quantity().isZero();
    }

    public Optional<Price> bid() {
        return bids.stream().findFirst().map(Level::price);
    }

    public Optional<Price> ask() {
        return asks.stream().findFirst().map(Level::price);
    }

    /** What an order of that side would take from. */
    public List<Level> against(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    /** What an order of that side would join. */
    public List<Level> along(Side side) {
        return against(side.opposite());
    }

    /** The best price that an order of that side would take. */
    public Optional<Price> take(Side side) {
        return against(side).stream().findFirst().map(Level::price);
    }

    /** The same book as sizes are decided by it: without the dust on top of either side. */
    public Book effective() {
        return new Book(withoutDust(bids), withoutDust(asks), age);
    }

    private static List<Level> withoutDust(List<Level> levels) {
        return levels.stream().dropWhile(level -> DUST.exceeds(level.value())).toList();
    }
}
