package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How orders meet the market: those that take walk its levels at once, those that rest wait for it to come to them. */
final class Matching {
    private final ExchangeProfile profile;
    private final Announcer announcer;
    private long lastTradeId;

    Matching(ExchangeProfile profile, Announcer announcer) {
        this.profile = profile;
        this.announcer = announcer;
    }

    /** Gives a new order what it can take, lets the rest stay or go as it asked. */
    void enter(Order order, Instant at) {
        announcer.changed(order);
        if (order.asked().timeInForce() != TimeInForce.POST_ONLY) take(order, at);
        if (!order.isOpen()) return;
        if (order.asked().timeInForce() == TimeInForce.IOC) {
            end(order, OrderStatus.EXPIRED, VenueOrder.Ending.NOTHING_TO_TAKE, at);
        } else {
            order.market().resting().add(order);
            dropUseless(order.account(), order.market(), at);
        }
    }

    /** Lets a new market tick meet everything that rests, oldest first. */
    void tick(Market market, Instant at) {
        for (Order order : List.copyOf(market.resting())) {
            if (!order.isOpen()) continue;
            long lots = Math.min(reached(market, order), allowed(order));
            if (lots > 0) fill(order, lots, order.limit(), true, at);
        }
        market.resting().removeIf(order -> !order.isOpen());
    }

    void end(Order order, OrderStatus how, VenueOrder.Ending why, Instant at) {
        order.end(how, why, at);
        order.market().resting().remove(order);
        announcer.changed(order);
    }

    private void take(Order order, Instant at) {
        Market market = order.market();
        for (int level = 0; level < Market.LEVELS && order.isOpen(); level++) {
            long price = market.levelPrice(order.side(), level);
            if (price <= 0 || !order.reaches(price)) return;
            long lots = Math.min(market.levelLots(order.side(), level), Math.min(order.lotsLeft(), allowed(order)));
            if (lots <= 0) continue;
            market.take(order.side(), level, lots);
            fill(order, lots, price, false, at);
        }
    }

    /** All of it once the middle is past its price, a part of it while the touch is. */
    private static long reached(Market market, Order order) {
        long past = order.side() == Side.BUY ? order.limit() - market.middle() : market.middle() - order.limit();
        if (past > 0) return order.lotsLeft();
        return past > -market.halfSpread() ? market.queueShare(order) : 0;
    }

    private static long allowed(Order order) {
        if (!order.asked().reduceOnly()) return order.lotsLeft();
        long position = order.account().stake(order.market()).reducibleBy(Margin.sign(order));
        return Math.min(position, order.lotsLeft());
    }

    private void fill(Order order, long lots, long ticks, boolean maker, Instant at) {
        Market market = order.market();
        Account account = order.account();
        BigDecimal value = market.signed(lots).multiply(market.price(ticks).value());
        Fee fee = profile.fee(value, maker, market.instrument());
        BigDecimal fromWallet = fee.currency().equals(market.instrument().quote()) ? fee.value() : BigDecimal.ZERO;
        Stake stake = account.stake(market);
        BigDecimal profit = stake.fill(Margin.sign(order) * lots, value, at);
        account.book(profit.subtract(fromWallet));
        order.filled(lots, value, fee.dollars().value(), at);
        var trade = new Trade(note(order, lots, ticks, fee, maker, at), order.id(), new Usd(profit));
        account.trades().add(trade);
        announcer.filled(order, trade, stake);
        dropUseless(account, market, at);
    }

    private Fill note(Order order, long lots, long ticks, Fee fee, boolean maker, Instant at) {
        Market market = order.market();
        return new Fill(
                profile.venue(),
                market.instrument().symbol(),
                String.valueOf(++lastTradeId),
                order.asked().clientId(),
                order.side(),
                market.quantity(lots),
                market.price(ticks),
                market.instrument().quote(),
                fee,
                maker,
                at);
    }

    /** A reduce-only order ends with the position that it was to reduce. */
    private void dropUseless(Account account, Market market, Instant at) {
        var useless = new ArrayList<Order>(0);
        for (Order order : market.resting()) {
            if (order.account() == account && order.isOpen() && order.asked().reduceOnly() && allowed(order) == 0)
                useless.add(order);
        }
        for (Order order : useless) {
            order.end(OrderStatus.EXPIRED, VenueOrder.Ending.NOTHING_TO_REDUCE, at);
            announcer.changed(order);
        }
        market.resting().removeAll(useless);
    }
}
