package evenkeel.simulator.exchange;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the venue does to accounts with too little margin. First their orders go, then a part of the largest position
 * is sold; what is beyond that is taken over by the insurance fund at the price at which nothing is left, and when
 * the fund cannot pay, those who won on the other side are reduced at that price.
 */
final class Liquidation {
    private static final long PARTS = 4;

    private final Floor floor;
    private final Matching matching;
    private final Clearing clearing;
    private long lastOrderId;

    Liquidation(Floor floor, Matching matching, Clearing clearing) {
        this.floor = floor;
        this.matching = matching;
        this.clearing = clearing;
    }

    /** Looks at every account once. */
    void look(Instant at) {
        for (Account account : floor.accounts()) {
            if (account.held().isEmpty()) continue;
            for (Margin.Pool pool : Margin.pools(account, floor.profile().margin())) {
                if (pool.isShort()) relieve(account, pool, at);
            }
        }
    }

    /** Takes a whole position away at the mark, whatever its margin. */
    void seize(Account account, Market market, Instant at) {
        Stake stake = account.stake(market);
        cancel(account, List.of(stake), at);
        if (stake.lots() == 0) return;
        Order order = close(account, stake, Math.abs(stake.lots()), "autoclose-", at);
        clearing.takeOver(order, order.lotsLeft(), market.middle(), at);
        matching.positionMoved(account, market, at);
    }

    /** Reduces a position by a share at the mark, as if it stood against a liquidated one. */
    void deleverage(Account account, Market market, BigDecimal share, Trade.Cause cause, Instant at) {
        Stake stake = account.stake(market);
        long lots = share.multiply(BigDecimal.valueOf(Math.abs(stake.lots())))
                .setScale(0, RoundingMode.UP)
                .longValueExact();
        if (lots == 0) return;
        Order order = close(account, stake, lots, "adl_autoclose-", at);
        clearing.settle(order, lots, market.middle(), cause, at);
        matching.positionMoved(account, market, at);
    }

    private void relieve(Account account, Margin.Pool pool, Instant at) {
        cancel(account, pool.stakes(), at);
        if (pool.isLost()) takeOver(account, pool, at);
        else sellPart(account, pool, at);
    }

    private void cancel(Account account, List<Stake> stakes, Instant at) {
        for (Stake stake : stakes) {
            for (Order order : stake.market().open().toList()) {
                if (order.account() == account)
                    matching.end(order, OrderStatus.CANCELLED, VenueOrder.Ending.BY_VENUE, at);
            }
        }
    }

    private void sellPart(Account account, Margin.Pool pool, Instant at) {
        Stake largest =
                pool.stakes().stream().max(Comparator.comparing(Stake::worth)).orElseThrow();
        long lots = (Math.abs(largest.lots()) + PARTS - 1) / PARTS;
        Order order = close(account, largest, lots, "autoclose-", at);
        BigDecimal fee = floor.profile().margin().liquidationFee();
        matching.walk(order, (some, ticks) -> clearing.sellOff(order, some, ticks, fee, at));
        if (order.isOpen()) matching.end(order, OrderStatus.EXPIRED, VenueOrder.Ending.NOTHING_TO_TAKE, at);
        matching.positionMoved(account, largest.market(), at);
    }

    /** What the pool has left or lacks is spread over its positions by their worth. */
    private void takeOver(Account account, Margin.Pool pool, Instant at) {
        boolean insured = isInsured(pool);
        BigDecimal worth = pool.stakes().stream().map(Stake::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (Stake stake : pool.stakes()) {
            BigDecimal share = pool.equity().multiply(stake.worth()).divide(worth, Decimals.DIVISION);
            long price = bankrupt(stake, share);
            Order order = close(account, stake, Math.abs(stake.lots()), "autoclose-", at);
            if (!insured) reduceOthers(order, price, at);
            if (order.isOpen() && insured) clearing.takeOver(order, order.lotsLeft(), price, at);
            else if (order.isOpen()) clearing.settle(order, order.lotsLeft(), price, Trade.Cause.LIQUIDATION, at);
            matching.positionMoved(account, stake.market(), at);
        }
    }

    private boolean isInsured(Margin.Pool pool) {
        BigDecimal left = floor.house().insurance().add(pool.equity());
        for (Stake stake : pool.stakes()) { // prices are rounded by up to a tick
            left = left.subtract(
                    stake.market().instrument().tick().multiply(stake.signed().abs()));
        }
        return left.signum() >= 0;
    }

    /** Where that share of equity is used up, rounded so that the account does not end below nothing. */
    private static long bankrupt(Stake stake, BigDecimal equity) {
        Market market = stake.market();
        BigDecimal price = market.mark().value().subtract(equity.divide(stake.signed(), Decimals.DIVISION));
        RoundingMode forTheAccount = stake.lots() > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return Math.max(
                1, price.divide(market.instrument().tick(), 0, forTheAccount).longValueExact());
    }

    /** The largest winners on the other side first. */
    private void reduceOthers(Order liquidated, long price, Instant at) {
        Market market = liquidated.market();
        int sign = Margin.sign(liquidated);
        var winners = new ArrayList<Account>();
        for (Account account : floor.accounts()) {
            boolean opposite = account.stake(market).lots() * sign > 0;
            if (account != liquidated.account() && opposite) winners.add(account);
        }
        winners.sort(Comparator.comparing((Account account) -> gain(account, market))
                .reversed()
                .thenComparing(Account::name));
        for (Account winner : winners) {
            if (!liquidated.isOpen()) return;
            Stake stake = winner.stake(market);
            long lots = Math.min(Math.abs(stake.lots()), liquidated.lotsLeft());
            Order reduced = close(winner, stake, lots, "adl_autoclose-", at);
            clearing.deleverage(liquidated, reduced, lots, price, at);
            matching.positionMoved(winner, market, at);
        }
    }

    private static BigDecimal gain(Account account, Market market) {
        Stake stake = account.stake(market);
        return stake.unrealised().divide(stake.worth(), Decimals.DIVISION);
    }

    /** An order of the venue's own on the account, which closes so much of the position. */
    private Order close(Account account, Stake stake, long lots, String prefix, Instant at) {
        Market market = stake.market();
        Side side = stake.lots() > 0 ? Side.SELL : Side.BUY;
        Quantity quantity = market.quantity(lots);
        String clientId = prefix + ++lastOrderId;
        NewOrder asked =
                new NewOrder(clientId, market.listing().symbol(), side, quantity, market.mark(), TimeInForce.IOC, true);
        Order order = new Order(floor.nextOrderId(), account, market, asked, at);
        account.add(order);
        return order;
    }
}
