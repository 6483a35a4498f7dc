package evenkeel.domain.carry.accounts;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * §13: a whole trade. What is only expected is told apart and never part of the result.
 *
 * @param realisedPnl both legs, after fees
 * @param netPnl with the funding that is booked
 * @param tradeReturn on the larger leg, as a fraction
 */
public record TradeAccount(
        LegAccount lead,
        LegAccount hedge,
        Usd pricePnl,
        Usd totalFees,
        Usd realisedPnl,
        Usd fundingCollected,
        Usd accruedFunding,
        Usd netPnl,
        boolean win,
        Optional<BigDecimal> tradeReturn,
        Optional<BigDecimal> annualisedReturn) {
    private static final BigDecimal YEAR =
            BigDecimal.valueOf(Duration.ofDays(365).toMillis());

    /**
     * What is booked of a trade.
     *
     * @param accruedFunding nothing once the trade is closed
     */
    public record Booked(
            LegAccount.Booked lead, LegAccount.Booked hedge, Usd fundingCollected, Usd accruedFunding, Duration held) {}

    public static TradeAccount of(Booked trade) {
        LegAccount lead = LegAccount.of(trade.lead());
        LegAccount hedge = LegAccount.of(trade.hedge());
        Usd realised = lead.realisedPnl().plus(hedge.realisedPnl());
        Usd net = realised.plus(trade.fundingCollected());
        Usd larger = lead.notional().exceeds(hedge.notional()) ? lead.notional() : hedge.notional();
        return new TradeAccount(
                lead,
                hedge,
                lead.pricePnl().plus(hedge.pricePnl()),
                lead.fees().plus(hedge.fees()),
                realised,
                trade.fundingCollected(),
                trade.accruedFunding(),
                net,
                net.value().signum() > 0,
                quotient(net.value(), larger.value()),
                annualised(net, larger, trade.held()));
    }

    private static Optional<BigDecimal> annualised(Usd net, Usd notional, Duration held) {
        BigDecimal millis = BigDecimal.valueOf(held.toMillis());
        return quotient(net.value().multiply(YEAR), notional.value().multiply(millis));
    }

    private static Optional<BigDecimal> quotient(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(part.divide(whole, Decimals.DIVISION));
    }
}
