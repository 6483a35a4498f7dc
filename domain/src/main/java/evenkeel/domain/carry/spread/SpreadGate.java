package evenkeel.domain.carry.spread;

import evenkeel.domain.carry.depth.DepthGateSettings;
import evenkeel.domain.carry.depth.SmartPricing;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether crossing both books is cheap enough.
 *
 * @param cost of the spread, never negative
 * @param guardLimit how far in our favour the spread may be before it is doubted
 * @param isSuspicious more than that: believed only after two fresh reads, and of books younger than a second
 */
public record SpreadGate(
        EntrySpread entrySpread,
        BigDecimal cost,
        BigDecimal capByApy,
        BigDecimal maxSpread,
        BigDecimal guardLimit,
        boolean isSuspicious,
        SpreadDecision decision) {
    private static final int FRESH_READS = 2;
    private static final Duration YOUNG = Duration.ofSeconds(1);

    /** What is asked. {@code freshReads} counts how often the books were fetched anew because of a doubt. */
    public record Inputs(
            Direction direction, BigDecimal apy, Books books, Optional<Quantity> targetQty, int freshReads) {}

    public record Settings(SpreadLimits limits, DepthGateSettings window, SmartPricing smart) {}

    public static SpreadGate check(Inputs inputs, Settings settings) {
        EntrySpread spread = EntrySpread.of(
                inputs.books(), inputs.direction(), inputs.targetQty(), settings.window(), settings.smart());
        BigDecimal max = settings.limits().maxSpread(inputs.apy());
        BigDecimal guard = max.multiply(settings.limits().clampedGuardMultiple());
        boolean suspicious = spread.spread().negate().compareTo(guard) > 0;
        return new SpreadGate(
                spread,
                spread.cost(),
                settings.limits().capByApy(inputs.apy()),
                max,
                guard,
                suspicious,
                decide(spread.cost().compareTo(max) > 0, suspicious, inputs));
    }

    private static SpreadDecision decide(boolean wide, boolean suspicious, Inputs inputs) {
        if (wide) return SpreadDecision.SPREAD_TOO_WIDE;
        if (!suspicious) return SpreadDecision.PASSED;
        if (inputs.freshReads() < FRESH_READS) return SpreadDecision.FETCH_AGAIN;
        return areYoung(inputs.books()) ? SpreadDecision.PASSED : SpreadDecision.SPREAD_TOO_WIDE;
    }

    private static boolean areYoung(Books books) {
        return books.lighter().filter(SpreadGate::isYoung).isPresent()
                && books.x10().filter(SpreadGate::isYoung).isPresent();
    }

    private static boolean isYoung(Book book) {
        return book.age().compareTo(YOUNG) < 0;
    }
}
