package evenkeel.domain.carry.depth;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How much of a book an order of one side could take. */
public record Available(Quantity quantity, Usd notional) {
    /** Of the top, dust aside; empty when nothing is there. */
    public static Optional<Available> atTop(Book book, Side side) {
        return sum(book.effective().against(side).stream().limit(1).toList());
    }

    /** Of the levels that are at most that fraction worse than the best. */
    public static Optional<Available> within(Book book, Side side, BigDecimal impact, int levels) {
        return sum(window(book, side, impact, levels));
    }

    /** What taking that much would cost on average inside the window; empty when the window does not hold it. */
    public static Optional<Price> vwap(Book book, Side side, Quantity wanted, BigDecimal impact, int levels) {
        if (wanted.isZero()) return Optional.empty();

        Quantity left = wanted;
        Usd paid = Usd.ZERO;
        for (Level level : window(book, side, impact, levels)) {
            Quantity taken = left.min(level.quantity());
            paid = paid.plus(taken.at(level.price()));
            left = left.minus(taken);
        }
        if (!left.isZero()) return Optional.empty();
        return Optional.of(new Price(paid.value().divide(wanted.value(), Decimals.DIVISION)));
    }

    private static List<Level> window(Book book, Side side, BigDecimal impact, int levels) {
        List<Level> real = book.effective().against(side);
        if (real.isEmpty()) return real;

        Price worst = real.getFirst().price().shifted(side == Side.BUY ? impact : impact.negate());
        return real.stream()
                .limit(levels)
                .takeWhile(level -> side == Side.BUY
                        ? !level.price().isAbove(worst)
                        : !level.price().isBelow(worst))
                .toList();
    }

    private static Optional<Available> sum(List<Level> levels) {
        return levels.stream()
                .map(level -> new Available(level.quantity(), level.value()))
                .reduce((one, other) ->
                        new Available(one.quantity.plus(other.quantity), one.notional.plus(other.notional)));
    }
}
