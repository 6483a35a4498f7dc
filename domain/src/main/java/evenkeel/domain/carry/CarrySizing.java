package evenkeel.domain.carry;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** How much a carry trade takes: never more than the notional, and whole lots at every venue. */
public final class CarrySizing {
    private CarrySizing() {}

    /** Empty when not even one common lot fits, or a venue would find it too small. */
    public static Optional<Quantity> quantity(Usd notional, Price price, List<Instrument> venues) {
        BigDecimal affordable = notional.value().divide(price.value(), Decimals.DIVISION);
        if (affordable.signum() <= 0) return Optional.empty();

        BigDecimal lot = venues.stream()
                .map(Instrument::lot)
                .reduce(CarrySizing::commonLot)
                .orElseThrow();
        Quantity quantity = new Quantity(Decimals.floorTo(lot, affordable));
        boolean large = venues.stream().allMatch(venue -> venue.isLargeEnough(quantity, price, false));
        return large ? Optional.of(quantity) : Optional.empty();
    }

    /** The least amount that is whole lots of both. */
    private static BigDecimal commonLot(BigDecimal one, BigDecimal other) {
        int scale = Math.max(0, Math.max(one.scale(), other.scale()));
        BigInteger a = one.setScale(scale).unscaledValue();
        BigInteger b = other.setScale(scale).unscaledValue();
        return new BigDecimal(a.multiply(b).divide(a.gcd(b)), scale);
    }
}
