package evenkeel.simulator.exchange;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.prices.Dice;
import evenkeel.simulator.exchange.prices.PriceSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One symbol's market at the current market tick: the middle, synthetic levels around it, what was taken of them, and
 * our resting orders. Prices count in ticks and sizes in lots.
 */
final class Market {
    static final int LEVELS = 50;

    private static final double SMALLEST_LEVEL_USD = 12_000;
    private static final double LEVEL_RANGE_USD = 24_000;
    private static final long MILLIONTHS = 1_000_000;
    private static final int LEAST_HALF_SPREAD = 20; // in millionths of the price
    private static final int HALF_SPREAD_RANGE = 40;
    private static final int LEVEL_GAP = 40;

    private final Listing listing;
    private final PriceSource prices;
    private final long seed;
    private final List<Order> resting = new ArrayList<>();
    private final List<Order> waiting = new ArrayList<>();
    private final long[] takenOfBids = new long[LEVELS];
    private final long[] takenOfAsks = new long[LEVELS];

    private long tickMillis = Long.MIN_VALUE;
    private long dice;
    private long middle;
    private long halfSpread;
    private long gap;
    private double depth;
    private long version;
    private long last;
    private boolean touched;
    private SymbolState state = SymbolState.TRADING;

    Market(Listing listing, PriceSource prices, long seed) {
        this.listing = listing;
        this.prices = prices;
        this.seed = seed;
    }

    /** Moves to the market tick that began then; depth that was taken is back. */
    void moveTo(long beginMillis) {
        if (beginMillis == tickMillis) return;
        tickMillis = beginMillis;
        Instant begin = Instant.ofEpochMilli(beginMillis);
        middle = prices.midTicks(instrument(), begin);
        depth = prices.depth(instrument(), begin);
        dice = Dice.roll(seed, beginMillis);
        halfSpread = Math.max(1, middle * (LEAST_HALF_SPREAD + Math.floorMod(dice, HALF_SPREAD_RANGE)) / MILLIONTHS);
        gap = Math.max(1, middle * LEVEL_GAP / MILLIONTHS);
        last = middle + (dice < 0 ? -halfSpread : halfSpread);
        version = beginMillis;
        if (touched) {
            Arrays.fill(takenOfBids, 0);
            Arrays.fill(takenOfAsks, 0);
            touched = false;
        }
    }

    Listing listing() {
        return listing;
    }

    Instrument instrument() {
        return listing.instrument();
    }

    List<Order> resting() {
        return resting;
    }

    /** Orders that wait for their trigger. */
    List<Order> waiting() {
        return waiting;
    }

    /** Whatever rests or waits. */
    Stream<Order> open() {
        return Stream.concat(resting.stream(), waiting.stream());
    }

    boolean isAwaited() {
        return !resting.isEmpty() || !waiting.isEmpty();
    }

    SymbolState state() {
        return state;
    }

    void state(SymbolState other) {
        state = other;
    }

    long dice() {
        return dice;
    }

    long gap() {
        return gap;
    }

    long middle() {
        return middle;
    }

    long halfSpread() {
        return halfSpread;
    }

    /** Grows with every change of the book. */
    long version() {
        return version;
    }

    /** What an order of that side would meet first. */
    long bestFor(Side taker) {
        return Math.max(1, levelPrice(taker, firstLevel(taker)));
    }

    Depth.Level top(Side taker) {
        int first = firstLevel(taker);
        long lots = first == LEVELS ? 0 : levelLots(taker, first);
        return new Depth.Level(price(bestFor(taker)), quantity(lots));
    }

    /** Not positive where the book has no such level. */
    long levelPrice(Side taker, int level) {
        long distance = halfSpread + level * gap;
        return taker == Side.BUY ? middle + distance : middle - distance;
    }

    long levelLots(Side taker, int level) {
        long roll = Dice.roll(dice, taker == Side.BUY ? level + 1 : -level - 1);
        double usd = depth * (SMALLEST_LEVEL_USD + LEVEL_RANGE_USD * Dice.fraction(roll));
        long lots = Math.max(1, (long) (usd / lotUsd()));
        return lots - taken(taker)[level];
    }

    void take(Side taker, int level, long lots) {
        taken(taker)[level] += lots;
        touched = true;
        version++;
    }

    void traded(long ticks) {
        last = ticks;
    }

    /** A share of a resting order's lots that trading at its very price reaches: the queue ahead takes the rest. */
    long queueShare(Order order) {
        return (long) (order.lotsLeft() * Dice.fraction(Dice.roll(dice, order.id(), LEVELS)));
    }

    List<Depth.Level> levels(Side taker, int count) {
        var levels = new ArrayList<Depth.Level>(count);
        for (int level = 0; level < LEVELS && levels.size() < count; level++) {
            long price = levelPrice(taker, level);
            long lots = levelLots(taker, level);
            if (price > 0 && lots > 0) levels.add(new Depth.Level(price(price), quantity(lots)));
        }
        return levels;
    }

    Price price(long ticks) {
        return new Price(instrument().tick().multiply(BigDecimal.valueOf(ticks)));
    }

    Price mark() {
        return price(middle);
    }

    /** What was last traded at, by whomever. */
    Price last() {
        return price(Math.max(1, last));
    }

    Quantity quantity(long lots) {
        return new Quantity(signed(lots));
    }

    BigDecimal signed(long lots) {
        return instrument().lot().multiply(BigDecimal.valueOf(lots));
    }

    /** How many steps an amount is, -1 when it is not a whole number of them. */
    static long steps(BigDecimal step, BigDecimal amount) {
        BigDecimal count = amount.divide(step, 0, RoundingMode.DOWN);
        return count.multiply(step).compareTo(amount) == 0 ? count.longValueExact() : -1;
    }

    private int firstLevel(Side taker) {
        for (int level = 0; level < LEVELS; level++) {
            if (levelLots(taker, level) > 0) return level;
        }
        return LEVELS;
    }

    private double lotUsd() {
        return middle * instrument().tick().doubleValue() * instrument().lot().doubleValue();
    }

    private long[] taken(Side taker) {
        return taker == Side.BUY ? takenOfAsks : takenOfBids;
    }
}
