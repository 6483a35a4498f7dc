package evenkeel.domain.carry.rebalance;

import evenkeel.domain.carry.LegName;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;

/** How far two legs have come apart, in value and in quantity. Legs of the same side are wholly apart. */
public final class LegDrift {
    private final Leg lead;
    private final Leg hedge;
    private final BigDecimal gap;
    private final BigDecimal sum;
    private final BigDecimal quantityGap;
    private final BigDecimal quantitySum;

    /** What a venue shows of a leg, and what it is valued at. */
    public record Leg(Side side, Quantity quantity, Price mark, BigDecimal lot) {
        BigDecimal notional() {
            return quantity.value().multiply(mark.value());
        }
    }

    /** Fractions of what both legs hold together. */
    public record Figures(
            Usd leadNotional,
            Usd hedgeNotional,
            Usd difference,
            BigDecimal drift,
            BigDecimal quantityDrift,
            LegName larger) {}

    public LegDrift(Leg lead, Leg hedge) {
        this.lead = lead;
        this.hedge = hedge;
        BigDecimal one = lead.notional();
        BigDecimal other = hedge.notional();
        boolean opposite = lead.side() != hedge.side();
        sum = one.add(other);
        gap = opposite ? one.subtract(other).abs() : sum;
        quantitySum = lead.quantity().value().add(hedge.quantity().value());
        quantityGap = opposite
                ? lead.quantity().value().subtract(hedge.quantity().value()).abs()
                : quantitySum;
    }

    public boolean lacksALeg() {
        return lead.quantity().isZero() || hedge.quantity().isZero();
    }

    public boolean exceeds(BigDecimal limit) {
        return gap.compareTo(limit.multiply(sum)) > 0;
    }

    public boolean reaches(BigDecimal limit) {
        return gap.compareTo(limit.multiply(sum)) >= 0;
    }

    public boolean quantityExceeds(BigDecimal limit) {
        return quantityGap.compareTo(limit.multiply(quantitySum)) > 0;
    }

    public boolean quantityReaches(BigDecimal limit) {
        return quantityGap.compareTo(limit.multiply(quantitySum)) >= 0;
    }

    /** By quantity: that is what is traded. */
    public LegName larger() {
        return lead.quantity().compareTo(hedge.quantity()) >= 0 ? LegName.LEAD : LegName.HEDGE;
    }

    Leg leg(LegName name) {
        return name == LegName.LEAD ? lead : hedge;
    }

    /** What the legs are worth apart. */
    Usd difference() {
        return new Usd(gap);
    }

    Usd largerNotional() {
        return new Usd(lead.notional().max(hedge.notional()));
    }

    /** What the larger leg has more, in its own lots. */
    Quantity surplus() {
        return new Quantity(quantityGap).floorTo(leg(larger()).lot());
    }

    /** For people; a drift of nothing is nothing. */
    public Figures figures() {
        return new Figures(
                new Usd(lead.notional()),
                new Usd(hedge.notional()),
                difference(),
                share(gap, sum),
                share(quantityGap, quantitySum),
                larger());
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.divide(whole, Decimals.DIVISION);
    }
}
