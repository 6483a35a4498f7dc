package evenkeel.domain.carry;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** How much a carry trade takes: never more than the notional, and whole lots at both venues. */
public final class CarrySizing {
    private CarrySizing() {}

    /** Empty when not even one common lot fits, or a venue would find it too small. */
    public static Optional<Quantity> quantity(Usd notional, Price price, Instrument lead, Instrument hedge) {
        BigDecimal affordable = notional.value().divide(price.value(), Decimals.DIVISION);
        if (affordable.signum() <= 0) return Optional.empty();

        Quantity quantity = new Quantity(Decimals.floorTo(commonLot(lead, hedge), affordable));
        boolean large = lead.isLargeEnough(quantity, price, false) && hedge.isLargeEnough(quantity, price, false);
        return large ? Optional.of(quantity) : Optional.empty();
    }

    /** The least amount that is whole lots at both. */
    static BigDecimal commonLot(Instrument lead, Instrument hedge) {
        int scale = Math.max(0, Math.max(lead.lot().scale(), hedge.lot().scale()));
        BigInteger a = lead.lot().setScale(scale).unscaledValue();
        BigInteger b = hedge.lot().setScale(scale).unscaledValue();
        return new BigDecimal(a.multiply(b).divide(a.gcd(b)), scale);
    }
}
