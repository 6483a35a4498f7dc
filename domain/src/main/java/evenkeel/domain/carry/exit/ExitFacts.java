package evenkeel.domain.carry.exit;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What several rules compare, reckoned once. Rates stay annual, and rules compare products: a yearly amount against a cost
 * times 8760 is exact where an hour's rate would be a rounded quotient.
 */
final class ExitFacts {
    static final BigDecimal HOURS_PER_YEAR = new BigDecimal(8760);

    final ExitInputs in;
    final Duration age;
    final Optional<BigDecimal> apy;
    final Optional<BigDecimal> notional;
    final Optional<BigDecimal> pnl;
    final Optional<BigDecimal> cost;
    final Optional<BigDecimal> yearlyCost;

    private final Optional<BigDecimal> yearly;

    ExitFacts(ExitInputs in) {
        this.in = in;
        age = in.trade().age();
        Optional<BigDecimal> told = in.worth().signedNetApy();
        apy = told.isPresent() ? told : byRates(in);
        Optional<Usd> target = in.trade().targetNotional();
        notional = target.isPresent() ? target.map(Usd::value) : byEntry(in.lead());
        pnl = in.worth().totalPnl().map(Usd::value);
        cost = in.worth().exitCost().map(Usd::value);
        yearlyCost = cost.map(ExitFacts::yearly);
        yearly = apy.isPresent() && notional.isPresent()
                ? Optional.of(apy.get().multiply(notional.get()))
                : Optional.empty();
    }

    /** Prices and rates of both venues. */
    boolean haveMarket() {
        return in.lead().price().isPresent() && in.hedge().price().isPresent() && apy.isPresent();
    }

    /** What the held direction earns in so many hours, times 8760. */
    Optional<BigDecimal> yearlyOver(BigDecimal hours) {
        return yearly.isEmpty() ? yearly : Optional.of(yearly.get().multiply(hours));
    }

    /** An amount that {@link #yearlyOver} can be compared with. */
    static BigDecimal yearly(BigDecimal amount) {
        return amount.multiply(HOURS_PER_YEAR);
    }

    static BigDecimal hourly(BigDecimal yearly) {
        return yearly.divide(HOURS_PER_YEAR, Decimals.DIVISION);
    }

    /** What the held direction earns an hour, for people. */
    Optional<BigDecimal> rate() {
        return apy.map(ExitFacts::hourly);
    }

    private static Optional<BigDecimal> byRates(ExitInputs in) {
        Optional<HourlyRate> lead = in.lead().rate();
        Optional<HourlyRate> hedge = in.hedge().rate();
        if (lead.isEmpty() || hedge.isEmpty()) return Optional.empty();
        BigDecimal gap = hedge.get().value().subtract(lead.get().value());
        BigDecimal net = in.lead().side() == Side.BUY ? gap : gap.negate();
        return Optional.of(net.multiply(HOURS_PER_YEAR));
    }

    private static Optional<BigDecimal> byEntry(HeldLeg lead) {
        Optional<Price> vwap = lead.entryVwap();
        return vwap.map(price -> lead.openQuantity().value().multiply(price.value()));
    }
}
