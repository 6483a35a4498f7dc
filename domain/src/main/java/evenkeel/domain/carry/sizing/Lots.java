package evenkeel.domain.carry.sizing;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A notional as an amount that both venues can trade.
 *
 * @param step the least amount that is whole lots of both
 * @param minQuantity the least that both venues take, in whole steps
 * @param quantity empty when it would have to be raised further than allowed
 * @param bumpLimit what the least may be worth at most
 */
public record Lots(
        BigDecimal step,
        Quantity minQuantity,
        Usd bumpLimit,
        Optional<Quantity> quantity,
        Optional<Usd> notional,
        boolean isBumped) {
    static Lots of(Usd target, Price price, MarketSteps lighter, MarketSteps x10, MinimumSizeSettings settings) {
        BigDecimal step = commonStep(lighter.lotStep(), x10.lotStep());
        Quantity affordable = floor(target, price, step);
        Quantity least = least(price, step, lighter, x10);
        Usd bumpLimit = target.times(settings.maxBumpMultiple());
        boolean isSmall = least.exceeds(affordable);
        Optional<Quantity> quantity = isSmall
                ? Optional.of(least).filter(bumped -> !bumped.at(price).exceeds(bumpLimit))
                : Optional.of(affordable);
        Optional<Usd> notional = quantity.map(each -> each.at(price));
        return new Lots(step, least, bumpLimit, quantity, notional, isSmall && quantity.isPresent());
    }

    /** One division only, so that no rounding reaches a whole step that the notional does not pay for. */
    public static Quantity floor(Usd notional, Price price, BigDecimal step) {
        BigDecimal steps = notional.value().divide(price.value().multiply(step), 0, RoundingMode.FLOOR);
        return new Quantity(steps.multiply(step));
    }

    /** The least amount that is whole lots of both; the larger step where it is a multiple of the smaller. */
    public static BigDecimal commonStep(BigDecimal one, BigDecimal other) {
        int scale = Math.max(0, Math.max(one.scale(), other.scale()));
        BigInteger a = one.setScale(scale).unscaledValue();
        BigInteger b = other.setScale(scale).unscaledValue();
        return Decimals.normal(new BigDecimal(a.multiply(b).divide(a.gcd(b)), scale));
    }

    private static Quantity least(Price price, BigDecimal step, MarketSteps lighter, MarketSteps x10) {
        BigDecimal most = Stream.of(lighter, x10)
                .flatMap(venue -> Stream.of(venue.minQuantity().value(), worth(venue.minNotional(), price, step)))
                .reduce(step, BigDecimal::max);
        return new Quantity(Decimals.ceilTo(step, most));
    }

    private static BigDecimal worth(Usd notional, Price price, BigDecimal step) {
        return notional.value()
                .divide(price.value().multiply(step), 0, RoundingMode.CEILING)
                .multiply(step);
    }
}
