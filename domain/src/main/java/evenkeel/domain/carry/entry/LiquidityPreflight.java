package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether enough rests near the top of both books, each on the side of its own leg.
 *
 * @param lighterSum and {@code x10Sum} what rests there; empty when the book could not be read
 * @param needed what must rest at each venue
 * @param widestSpreadBps of both books; {@code isWide} is a warning only
 */
public record LiquidityPreflight(
        Optional<Quantity> lighterSum,
        Optional<Quantity> x10Sum,
        Quantity needed,
        Optional<BigDecimal> widestSpreadBps,
        boolean isWide,
        Decision decision) {
    private static final BigDecimal BPS = new BigDecimal(10_000);

    /** What the books say. */
    public enum Decision {
        PASSED,
        OFF,
        /** A book could not be read: read the top of it once more. */
        RETRY_WITH_TOP,
        REJECTED_LIQUIDITY
    }

    /** On a retry the books are the tops that were read after a failed read. */
    public static LiquidityPreflight of(
            Books books, Direction direction, Quantity quantity, boolean isRetry, LiquiditySettings settings) {
        int levels = isRetry ? 1 : settings.depthLevels();
        var lighter = sum(books, Exchange.LIGHTER, direction, levels);
        var x10 = sum(books, Exchange.X10, direction, levels);
        Quantity needed =
                new Quantity(quantity.value().multiply(settings.safetyFactor()).max(settings.minQuantity()));
        var widest = Stream.of(books.lighter(), books.x10())
                .flatMap(Optional::stream)
                .flatMap(book -> spreadBps(book).stream())
                .max(BigDecimal::compareTo);
        boolean isWide =
                widest.filter(bps -> bps.compareTo(settings.maxSpreadBps()) > 0).isPresent();
        return new LiquidityPreflight(
                lighter, x10, needed, widest, isWide, decide(List.of(lighter, x10), needed, isRetry, settings));
    }

    private static Decision decide(
            List<Optional<Quantity>> sums, Quantity needed, boolean isRetry, LiquiditySettings settings) {
        if (!settings.enabled()) return Decision.OFF;
        boolean isUnknown = sums.stream().anyMatch(Optional::isEmpty);
        if (isUnknown) {
            return settings.fallsBackToTop() && !isRetry ? Decision.RETRY_WITH_TOP : Decision.REJECTED_LIQUIDITY;
        }
        boolean isThin = sums.stream().flatMap(Optional::stream).anyMatch(needed::exceeds);
        return isThin ? Decision.REJECTED_LIQUIDITY : Decision.PASSED;
    }

    private static Optional<Quantity> sum(Books books, Exchange exchange, Direction direction, int levels) {
        return books.at(exchange)
                .map(book -> book.against(direction.sideAt(exchange)).stream()
                        .limit(levels)
                        .map(Level::quantity)
                        .reduce(Quantity.ZERO, Quantity::plus));
    }

    private static Optional<BigDecimal> spreadBps(Book book) {
        return book.bid().flatMap(bid -> book.ask().map(ask -> bps(bid, ask)));
    }

    private static BigDecimal bps(Price bid, Price ask) {
        BigDecimal apart = ask.value().subtract(bid.value()).multiply(BPS);
        return apart.divide(bid.midTo(ask).value(), Decimals.DIVISION);
    }
}
