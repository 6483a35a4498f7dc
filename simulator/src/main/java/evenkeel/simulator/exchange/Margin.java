package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;

/** What an account's positions and resting orders bind of its money, at ten times leverage. */
final class Margin {
    private static final BigDecimal INITIAL = new BigDecimal("0.1");

    private Margin() {}

    static Wallet of(Account account, Iterable<Market> markets) {
        BigDecimal unrealised = BigDecimal.ZERO;
        BigDecimal worth = BigDecimal.ZERO;
        for (Stake stake : account.stakes()) {
            unrealised = unrealised.add(stake.unrealised());
            worth = worth.add(stake.worth());
        }
        BigDecimal ordered = BigDecimal.ZERO;
        for (Market market : markets) ordered = ordered.add(ordered(account, market));
        return new Wallet(
                new Usd(account.balance()),
                new Usd(unrealised),
                new Usd(worth.multiply(INITIAL)),
                new Usd(ordered.multiply(INITIAL)));
    }

    /** Only what could add to a position needs margin. */
    static boolean covers(Account account, Iterable<Market> markets, Order order) {
        if (order.asked().reduceOnly()) return true;
        long adding = order.lotsLeft() - account.stake(order.market()).reducibleBy(sign(order));
        if (adding <= 0) return true;
        BigDecimal needed = worth(order, adding).multiply(INITIAL);
        return needed.compareTo(of(account, markets).available().value()) <= 0;
    }

    static int sign(Order order) {
        return order.side() == Side.BUY ? 1 : -1;
    }

    private static BigDecimal ordered(Account account, Market market) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Order order : market.resting()) {
            if (order.account() == account && !order.asked().reduceOnly())
                sum = sum.add(worth(order, order.lotsLeft()));
        }
        return sum;
    }

    private static BigDecimal worth(Order order, long lots) {
        return order.market().signed(lots).multiply(order.asked().limit().value());
    }
}
