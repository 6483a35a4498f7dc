package evenkeel.domain.carry.scan;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How good a candidate looks, from 0 to 1. For looking and ranking, never for deciding.
 *
 * @param depthRatio the candidate's size against the average of the four top quantities
 */
public record Scores(Optional<BigDecimal> depthRatio, BigDecimal liquidityScore, BigDecimal confidence) {
    private static final BigDecimal FOUR = new BigDecimal(4);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    public static Scores of(Books books, Quantity quantity, BigDecimal entrySpread) {
        Optional<BigDecimal> average =
                books.lighter().flatMap(one -> books.x10().map(other -> topAverage(one, other)));
        Optional<BigDecimal> ratio = average.filter(each -> each.signum() > 0)
                .map(each -> quantity.value().divide(each, Decimals.DIVISION));
        BigDecimal withoutRatio = average.isEmpty() ? HALF : BigDecimal.ZERO;
        return new Scores(ratio, ratio.map(Scores::liquidity).orElse(withoutRatio), confidence(entrySpread));
    }

    static BigDecimal liquidity(BigDecimal ratio) {
        if (ratio.compareTo(new BigDecimal("0.1")) < 0) return BigDecimal.ONE;
        if (ratio.compareTo(HALF) < 0) return new BigDecimal("0.8");
        if (ratio.compareTo(BigDecimal.ONE) < 0) return HALF;
        return new BigDecimal("0.2");
    }

    static BigDecimal confidence(BigDecimal entrySpread) {
        BigDecimal left = BigDecimal.ONE.subtract(entrySpread.movePointRight(1));
        return left.max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }

    private static BigDecimal topAverage(Book one, Book other) {
        return Stream.of(one.bids(), one.asks(), other.bids(), other.asks())
                .flatMap(levels -> levels.stream().limit(1))
                .map(level -> level.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(FOUR, Decimals.DIVISION);
    }
}
