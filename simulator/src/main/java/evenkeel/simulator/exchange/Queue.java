package evenkeel.simulator.exchange;

import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.prices.Dice;

/**
 * Where a resting order stands at its price. What was there first goes first: at the touch it is traded away, deeper
 * in the book those ahead come and go. How much and how fast follows from the market's dice.
 */
final class Queue {
    private static final long COMING = Market.LEVELS + 1L;
    private static final long TRADING = Market.LEVELS + 2L;

    private Queue() {}

    /** The order goes behind what is shown at its price; inside the spread it is the first. */
    static void join(Order order) {
        Market market = order.market();
        long distance = -past(order) - market.halfSpread();
        long level = distance < 0 ? Market.LEVELS : distance / market.gap();
        boolean alone = level >= Market.LEVELS;
        long shown = alone ? 0 : market.levelLots(order.side().opposite(), (int) level);
        order.standsBehind((long) (shown * luck(order, COMING)));
    }

    /** How many lots of the order this market tick reaches. */
    static long reached(Order order) {
        Market market = order.market();
        long past = past(order);
        if (past > 0) return order.fillable(); // the market traded through its price
        if (past <= -market.halfSpread()) {
            order.standsBehind((long) (order.ahead() * luck(order, COMING)));
            return 0;
        }
        long traded = 1 + (long) (market.levelLots(order.side().opposite(), 0) * luck(order, TRADING));
        boolean isNext = traded > order.ahead();
        order.standsBehind(Math.max(0, order.ahead() - traded));
        return isNext ? Math.min(market.queueShare(order), order.fillable()) : 0;
    }

    /** By how many ticks the middle is beyond the order's price; negative while it is not. */
    private static long past(Order order) {
        long middle = order.market().middle();
        return order.side() == Side.BUY ? order.limit() - middle : middle - order.limit();
    }

    private static double luck(Order order, long question) {
        return Dice.fraction(Dice.roll(order.market().dice(), order.id(), question));
    }
}
