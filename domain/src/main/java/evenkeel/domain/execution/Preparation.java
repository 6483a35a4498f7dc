package evenkeel.domain.execution;

import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.MarketRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an executor may look at. What could not be read is empty, which is not the same as nothing.
 *
 * @param attempt which try of its urgency this is, from 0
 * @param revision how often the intent was prepared before
 */
public record Preparation(
        ExecutionIntent intent, Held held, Market market, House house, int attempt, int revision, Instant now) {
    /**
     * The position.
     *
     * @param atVenue by the venue's word, long counts up; empty when not read
     * @param ours what of it is the trade's, by the ledger
     */
    public record Held(Optional<BigDecimal> atVenue, Quantity ours) {
        public static final Held NOTHING = new Held(Optional.of(BigDecimal.ZERO), Quantity.ZERO);

        /** The part that may be given back: never more than both know of. */
        public Quantity reducible() {
            Quantity there = atVenue.map(signed -> new Quantity(signed.max(BigDecimal.ZERO)))
                    .orElse(ours);
            return ours.min(there);
        }
    }

    /**
     * The market.
     *
     * @param rules empty for what is not listed or not classified
     * @param leverageSet what the venue says the symbol is set to
     * @param fullAtr the true range with gaps, of the position's timeframe
     * @param takerFee what the account pays, a fraction
     */
    public record Market(
            Optional<MarketRules> rules,
            Optional<Book> book,
            Optional<Mark> mark,
            Optional<Paid> funding,
            Optional<BigDecimal> leverageSet,
            Optional<BigDecimal> fullAtr,
            Optional<BigDecimal> takerFee,
            boolean openInterestCapped) {}

    /** The levels of both sides, best first, at the venue's time. */
    public record Book(List<Level> bids, List<Level> asks, Instant at) {
        public Book {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
            if (bids.isEmpty() || asks.isEmpty()) throw new IllegalArgumentException("a book has two sides");
            if (!bids.getFirst().price().isBelow(asks.getFirst().price())) {
                throw new IllegalArgumentException("a book must not be crossed, was " + bids + " / " + asks);
            }
        }

        /** Where an order of that side would join. */
        public Price join(Side side) {
            return (side == Side.BUY ? bids : asks).getFirst().price();
        }

        /** What an order of that side would take. */
        public List<Level> against(Side side) {
            return side == Side.BUY ? asks : bids;
        }

        public Price mid() {
            return join(Side.BUY).midTo(join(Side.SELL));
        }

        boolean isOlderThan(Duration age, Instant now) {
            return at.plus(age).isBefore(now);
        }
    }

    public record Level(Price price, Quantity quantity) {}

    public record Mark(Price price, Instant at) {}

    /** The rate that the next payment is made at. */
    public record Paid(HourlyRate rate, Instant at) {}

    /**
     * What our own house says.
     *
     * @param paused the governor's pause, or a list of symbols without this one
     * @param busy another execution of the position is running
     * @param reserved what the governor has granted; empty when it refused
     * @param freeCollateral at the venue; empty when not read
     * @param maxLeverage of all positions together
     */
    public record House(
            boolean enabled,
            boolean dryRun,
            boolean paused,
            boolean busy,
            boolean executedBefore,
            boolean budgetForExitsOnly,
            Optional<Usd> reserved,
            Optional<Usd> freeCollateral,
            Optional<BigDecimal> maxLeverage) {}

    /** Whether the book is fresh enough to price on. */
    public boolean isBookFresh(Duration age) {
        return market.book().filter(book -> !book.isOlderThan(age, now)).isPresent();
    }
}
