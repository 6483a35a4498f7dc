package evenkeel.domain.carry.cost;

import java.math.BigDecimal;

/** What a venue takes of a fill's value, as fractions. Zero is a fee too; one that is not known is absent. */
public record VenueFees(BigDecimal maker, BigDecimal taker) {
    public static VenueFees of(String maker, String taker) {
        return new VenueFees(new BigDecimal(maker), new BigDecimal(taker));
    }
}
