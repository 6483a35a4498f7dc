package evenkeel.domain.carry.entry;

import evenkeel.domain.money.Price;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether a limit is near enough to the venue's mark to be meant. */
public enum PriceBand {
    ALLOWED,
    INVALID_PRICE;

    /** A mark that is not known allows nothing; the edge itself is allowed. */
    public static PriceBand check(Price limit, Optional<Price> mark, PriceBandSettings settings) {
        return mark.filter(known -> isNear(limit, known, settings.band())).isPresent() ? ALLOWED : INVALID_PRICE;
    }

    private static boolean isNear(Price limit, Price mark, BigDecimal band) {
        BigDecimal apart = limit.value().subtract(mark.value()).abs();
        return apart.compareTo(mark.value().multiply(band)) <= 0;
    }
}
