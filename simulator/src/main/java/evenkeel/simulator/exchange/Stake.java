package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** One account's position in one market, kept by cost: what its open lots were bought for, negative for a short. */
final class Stake {
    /** Venues book money to eight digits; so every amount here is exact at eight digits. */
    static final int MONEY_DIGITS = 8;

    private static final int PRICE_DIGITS = 12;

    private final Market market;
    private long lots;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal pledged = BigDecimal.ZERO;
    private BigDecimal initial = BigDecimal.ONE;
    private int leverage = 1;
    private MarginMode mode = MarginMode.CROSS;
    private Instant changedAt = Instant.EPOCH;

    Stake(Market market) {
        this.market = market;
    }

    Stake(Market market, int leverage) {
        this(market);
        margin(MarginMode.CROSS, leverage);
    }

    void margin(MarginMode chosen, int times) {
        mode = chosen;
        leverage = times;
        initial = BigDecimal.ONE.divide(BigDecimal.valueOf(times), MONEY_DIGITS, RoundingMode.UP);
    }

    MarginMode mode() {
        return mode;
    }

    int leverage() {
        return leverage;
    }

    /** The fraction of a position's worth that it takes to open it. */
    BigDecimal initial() {
        return initial;
    }

    /** What stands behind an isolated position; nothing behind another. */
    BigDecimal pledged() {
        return pledged;
    }

    BigDecimal cost() {
        return cost;
    }

    Market market() {
        return market;
    }

    long lots() {
        return lots;
    }

    /** How many lots an order of that sign can take off this position. */
    long reducibleBy(int sign) {
        return Long.signum(lots) == -sign ? Math.abs(lots) : 0;
    }

    /** Books a fill of signed lots and answers the profit that it realised. */
    BigDecimal fill(long signedLots, BigDecimal value, Instant at) {
        changedAt = at;
        BigDecimal signedValue = signedLots > 0 ? value : value.negate();
        long closing = Math.min(Math.abs(signedLots), reducibleBy(Long.signum(signedLots)));
        if (closing == 0) {
            lots += signedLots;
            cost = cost.add(signedValue);
            pledge(value);
            return BigDecimal.ZERO;
        }
        pledged = pledged.subtract(share(pledged, closing, Math.abs(lots)));
        BigDecimal closedCost = share(cost, closing, Math.abs(lots));
        BigDecimal closedValue = share(signedValue, closing, Math.abs(signedLots));
        lots += signedLots;
        cost = cost.subtract(closedCost).add(signedValue.subtract(closedValue));
        if (closing < Math.abs(signedLots))
            pledge(signedValue.subtract(closedValue).abs()); // turned around
        BigDecimal profit = closedValue.add(closedCost).negate();
        realised = realised.add(profit);
        return profit;
    }

    void paid(Instant at) {
        changedAt = at;
    }

    BigDecimal signed() {
        return market.signed(lots);
    }

    BigDecimal unrealised() {
        if (lots == 0) return BigDecimal.ZERO;
        return signed().multiply(market.mark().value()).subtract(cost);
    }

    BigDecimal worth() {
        return lots == 0
                ? BigDecimal.ZERO
                : signed().abs().multiply(market.mark().value());
    }

    Position position() {
        return new Position(market.instrument().venue(), market.instrument().symbol(), signed());
    }

    Holding view(Optional<BigDecimal> liquidation) {
        BigDecimal entry = lots == 0 ? BigDecimal.ZERO : cost.divide(signed(), PRICE_DIGITS, RoundingMode.HALF_EVEN);
        return new Holding(
                position(),
                entry,
                market.mark().value(),
                new Usd(unrealised()),
                new Usd(realised),
                liquidation,
                changedAt);
    }

    private void pledge(BigDecimal value) {
        if (mode == MarginMode.ISOLATED) pledged = pledged.add(rounded(value.multiply(initial)));
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(MONEY_DIGITS, RoundingMode.UP);
    }

    private static BigDecimal share(BigDecimal whole, long part, long of) {
        if (part == of) return whole;
        return whole.multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(of), MONEY_DIGITS, RoundingMode.HALF_EVEN);
    }
}
