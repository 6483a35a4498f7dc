package evenkeel.simulator.exchange;

import evenkeel.domain.money.Price;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How orders meet: those that take walk the street's levels and other accounts' resting orders, best price first and
 * at one price the oldest; those that rest wait in their queue for the market to come to them.
 */
final class Matching {
    private static final long MARKET_BAND_DIVISOR = 20; // a market order goes five percent from the touch
    private static final Comparator<Order> DEAREST_BID = Comparator.comparingLong(order -> -order.limit());
    private static final Comparator<Order> CHEAPEST_ASK = Comparator.comparingLong(Order::limit);

    private final Announcer announcer;
    private final Clearing clearing;

    Matching(Announcer announcer, Clearing clearing) {
        this.announcer = announcer;
        this.clearing = clearing;
    }

    /** Takes in a new order: it waits for its trigger, or meets the book. */
    void enter(Order order, Instant at) {
        announcer.changed(order);
        if (order.asked().trigger().isPresent()) order.market().waiting().add(order);
        else meet(order, at);
    }

    /** Lets a new market tick set off what waits for it, and meet everything that rests, oldest first. */
    void tick(Market market, Instant at) {
        if (market.state() != SymbolState.TRADING) return;
        for (Order order : List.copyOf(market.resting())) {
            if (!order.isOpen()) continue;
            long lots = Math.min(Queue.reached(order), allowed(order));
            if (lots > 0) {
                clearing.fill(order, lots, order.limit(), true, at);
                positionMoved(order.account(), market, at);
            }
        }
        market.resting().removeIf(order -> !order.isOpen());
        for (Order order : List.copyOf(market.waiting())) {
            boolean due = order.asked().trigger().orElseThrow().isMetBy(watched(market, order));
            if (order.isOpen() && due) setOff(order, at);
        }
    }

    /** Another price or quantity. Only a smaller quantity at the same price keeps the place in the queue. */
    void amended(Order order, boolean keepsItsPlace, Instant at) {
        announcer.changed(order);
        if (keepsItsPlace || order.market().waiting().contains(order)) return;
        order.market().resting().remove(order);
        if (order.isOpen()) meet(order, at);
    }

    void end(Order order, OrderStatus how, VenueOrder.Ending why, Instant at) {
        order.end(how, why, at);
        order.market().resting().remove(order);
        order.market().waiting().remove(order);
        announcer.changed(order);
    }

    /** Whether it would take at once, from the street or from another account. */
    static boolean wouldTake(Order order) {
        Market market = order.market();
        if (order.reaches(market.bestFor(order.side()))) return true;
        for (Order resting : market.resting()) {
            if (isCounterparty(order, resting) && order.reaches(resting.limit())) return true;
        }
        return false;
    }

    /** Reduce-only orders never stand for more than the position that they are to reduce, and end with it. */
    void positionMoved(Account account, Market market, Instant at) {
        for (Order order : reducing(account, market)) {
            long allowed = allowed(order);
            if (allowed == 0) {
                end(order, OrderStatus.EXPIRED, VenueOrder.Ending.NOTHING_TO_REDUCE, at);
            } else if (allowed < order.lotsLeft()) {
                order.cutTo(allowed, at);
                announcer.changed(order);
            }
        }
    }

    /** The book gives a venue's own order what it has, whatever the price; answers how many lots. */
    long walk(Order order, Sale sale) {
        Market market = order.market();
        long before = order.lotsLeft();
        for (int level = 0; level < Market.LEVELS && order.isOpen(); level++) {
            long price = market.levelPrice(order.side(), level);
            long lots = Math.min(market.levelLots(order.side(), level), order.lotsLeft());
            if (price <= 0 || lots <= 0) continue;
            market.take(order.side(), level, lots);
            sale.of(lots, price);
        }
        return before - order.lotsLeft();
    }

    /** What happens to lots of a walk at one price. */
    @FunctionalInterface
    interface Sale {
        void of(long lots, long ticks);
    }

    private void setOff(Order order, Instant at) {
        order.market().waiting().remove(order);
        order.triggered(at);
        announcer.changed(order);
        if (order.asked().timeInForce() == TimeInForce.POST_ONLY && wouldTake(order)) {
            end(order, OrderStatus.CANCELLED, VenueOrder.Ending.WOULD_TAKE, at);
        } else {
            meet(order, at);
        }
    }

    /** Gives an order what it can take, lets the rest stay or go as it asked. */
    private void meet(Order order, Instant at) {
        if (order.asked().kind() == NewOrder.Kind.MARKET) order.bind(worst(order));
        boolean nothing = order.asked().kind() == NewOrder.Kind.FILL_OR_KILL && !canFillWhole(order);
        if (order.asked().timeInForce() != TimeInForce.POST_ONLY && !nothing) take(order, at);
        if (!order.isOpen()) return;
        if (order.isImmediate()) {
            end(order, OrderStatus.EXPIRED, VenueOrder.Ending.NOTHING_TO_TAKE, at);
        } else {
            Queue.join(order);
            order.market().resting().add(order);
            positionMoved(order.account(), order.market(), at);
        }
    }

    private void take(Order order, Instant at) {
        Market market = order.market();
        for (int level = 0; level < Market.LEVELS && order.isOpen(); level++) {
            long price = market.levelPrice(order.side(), level);
            takeFromOthers(order, price, at);
            if (price <= 0 || !order.reaches(price)) return;
            long lots = Math.min(market.levelLots(order.side(), level), Math.min(order.fillable(), allowed(order)));
            if (lots <= 0) continue;
            market.take(order.side(), level, lots);
            clearing.fill(order, lots, price, false, at);
            positionMoved(order.account(), market, at);
        }
        takeFromOthers(order, order.side() == Side.BUY ? Long.MAX_VALUE : 0, at);
    }

    /** From other accounts whose price is better than the street's next one. */
    private void takeFromOthers(Order order, long next, Instant at) {
        for (Order resting : others(order, next)) {
            if (!order.isOpen() || !resting.isOpen()) continue;
            long lots = Math.min(
                    Math.min(order.fillable(), allowed(order)), Math.min(resting.fillable(), allowed(resting)));
            if (lots <= 0) continue;
            clearing.cross(resting, order, lots, at);
            if (!resting.isOpen()) resting.market().resting().remove(resting);
            positionMoved(resting.account(), order.market(), at);
            positionMoved(order.account(), order.market(), at);
        }
    }

    private static List<Order> others(Order order, long next) {
        var others = new ArrayList<Order>(0);
        for (Order resting : order.market().resting()) {
            boolean better = order.side() == Side.BUY ? resting.limit() < next : resting.limit() > next;
            if (better && isCounterparty(order, resting) && order.reaches(resting.limit())) others.add(resting);
        }
        others.sort(order.side() == Side.BUY ? CHEAPEST_ASK : DEAREST_BID); // stable: the oldest first
        return others;
    }

    private static boolean isCounterparty(Order order, Order resting) {
        return resting.side() != order.side() && resting.account() != order.account();
    }

    private static boolean canFillWhole(Order order) {
        Market market = order.market();
        long found = 0;
        for (int level = 0; level < Market.LEVELS; level++) {
            long price = market.levelPrice(order.side(), level);
            if (price > 0 && order.reaches(price)) found += market.levelLots(order.side(), level);
        }
        for (Order resting : market.resting()) {
            if (isCounterparty(order, resting) && order.reaches(resting.limit())) {
                found += Math.min(resting.fillable(), allowed(resting));
            }
        }
        return Math.min(found, Math.min(order.fillable(), allowed(order))) >= order.lotsLeft();
    }

    private static long worst(Order order) {
        long touch = order.market().bestFor(order.side());
        long band = touch / MARKET_BAND_DIVISOR;
        return order.side() == Side.BUY ? touch + band : Math.max(1, touch - band);
    }

    private static Price watched(Market market, Order order) {
        return switch (order.asked().trigger().orElseThrow().watched()) {
            case MARK -> market.mark();
            case LAST -> market.last();
        };
    }

    private static List<Order> reducing(Account account, Market market) {
        var reducing = new ArrayList<Order>(0);
        for (Order order : market.resting()) addReducing(account, order, reducing);
        for (Order order : market.waiting()) addReducing(account, order, reducing);
        return reducing;
    }

    private static void addReducing(Account account, Order order, List<Order> reducing) {
        if (order.account() == account && order.isOpen() && order.asked().reduceOnly()) reducing.add(order);
    }

    private static long allowed(Order order) {
        if (!order.asked().reduceOnly()) return order.lotsLeft();
        long position = order.account().stake(order.market()).reducibleBy(Margin.sign(order));
        return Math.min(position, order.lotsLeft());
    }
}
