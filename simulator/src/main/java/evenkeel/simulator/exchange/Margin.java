package evenkeel.simulator.exchange;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an account's positions and resting orders bind of its money, and how much of it must stay behind them. */
final class Margin {
    private static final int PRICE_DIGITS = 12;

    private Margin() {}

    static Wallet of(Account account, Iterable<Market> markets) {
        BigDecimal unrealised = BigDecimal.ZERO;
        BigDecimal bound = BigDecimal.ZERO;
        for (Stake stake : account.stakes()) {
            unrealised = unrealised.add(stake.unrealised());
            bound = bound.add(bound(stake));
        }
        BigDecimal ordered = BigDecimal.ZERO;
        for (Market market : markets) ordered = ordered.add(ordered(account, market));
        return new Wallet(new Usd(account.balance()), new Usd(unrealised), new Usd(bound), new Usd(ordered));
    }

    /** Only what could add to a position needs margin. */
    static boolean covers(Account account, Iterable<Market> markets, Order order) {
        if (order.asked().reduceOnly()) return true;
        Stake stake = account.stake(order.market());
        long adding = order.lotsLeft() - stake.reducibleBy(sign(order));
        if (adding <= 0) return true;
        BigDecimal needed = worth(order, adding).multiply(stake.initial());
        return needed.compareTo(of(account, markets).available().value()) <= 0;
    }

    static int sign(Order order) {
        return order.side() == Side.BUY ? 1 : -1;
    }

    /** Positions with what stands behind them: all cross positions share one pool, an isolated one has its own. */
    record Pool(List<Stake> stakes, BigDecimal equity, BigDecimal maintenance) {
        boolean isShort() {
            return !stakes.isEmpty() && equity.compareTo(maintenance) < 0;
        }

        /** So short that reducing will not do. */
        boolean isLost() {
            return equity.add(equity).compareTo(maintenance) < 0;
        }
    }

    static List<Pool> pools(Account account, MarginTerms terms) {
        var pools = new ArrayList<Pool>(1);
        var cross = new ArrayList<Stake>(1);
        BigDecimal free = account.balance();
        for (Stake stake : account.held()) {
            free = free.subtract(stake.pledged());
            if (stake.mode() == MarginMode.CROSS) cross.add(stake);
            else pools.add(pool(List.of(stake), stake.pledged(), terms));
        }
        pools.addFirst(pool(cross, free, terms));
        return pools;
    }

    /**
     * The mark at which the position's pool falls to its maintenance, all else standing still: on the line of the
     * tier in which that mark itself lies.
     */
    static Optional<BigDecimal> liquidation(Account account, Stake stake, MarginTerms terms) {
        Pool pool = pools(account, terms).stream()
                .filter(candidate -> candidate.stakes().contains(stake))
                .findFirst()
                .orElse(new Pool(List.of(), BigDecimal.ZERO, BigDecimal.ZERO));
        if (pool.stakes().isEmpty()) return Optional.empty();
        BigDecimal rest = pool.equity()
                .subtract(stake.unrealised())
                .subtract(pool.maintenance().subtract(terms.maintenance(stake.worth())));
        for (MarginTerms.Tier tier : terms.tiers()) {
            MarginTerms.Step step = terms.step(tier.from().value());
            BigDecimal slope = stake.signed().subtract(stake.signed().abs().multiply(step.rate()));
            BigDecimal mark =
                    stake.cost().subtract(rest).subtract(step.deduction()).divide(slope, Decimals.DIVISION);
            boolean here = terms.step(mark.multiply(stake.signed().abs())).equals(step);
            if (mark.signum() > 0 && here) return Optional.of(mark.setScale(PRICE_DIGITS, RoundingMode.HALF_EVEN));
        }
        return Optional.empty();
    }

    private static Pool pool(List<Stake> stakes, BigDecimal behind, MarginTerms terms) {
        BigDecimal equity = behind;
        BigDecimal maintenance = BigDecimal.ZERO;
        for (Stake stake : stakes) {
            equity = equity.add(stake.unrealised());
            maintenance = maintenance.add(terms.maintenance(stake.worth()));
        }
        return new Pool(List.copyOf(stakes), equity, maintenance);
    }

    /** An isolated position binds what was pledged for it, and keeps what it has won or lost to itself. */
    private static BigDecimal bound(Stake stake) {
        return switch (stake.mode()) {
            case CROSS -> stake.worth().multiply(stake.initial());
            case ISOLATED -> stake.pledged().add(stake.unrealised());
        };
    }

    private static BigDecimal ordered(Account account, Market market) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Order order : market.resting()) sum = sum.add(bound(account, order));
        for (Order order : market.waiting()) sum = sum.add(bound(account, order));
        return sum;
    }

    private static BigDecimal bound(Account account, Order order) {
        if (order.account() != account || order.asked().reduceOnly()) return BigDecimal.ZERO;
        return worth(order, order.lotsLeft())
                .multiply(account.stake(order.market()).initial());
    }

    private static BigDecimal worth(Order order, long lots) {
        return order.market().signed(lots).multiply(order.asked().limit().value());
    }
}
