package evenkeel.domain.carry.depth;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** What a book must hold. A notional or multiple of zero demands nothing, nor does a utilisation of one or more. */
public record DepthThresholds(Usd minNotional, BigDecimal minNotionalMultiple, BigDecimal maxUtilization) {
    /** So many times stricter; what is turned off stays off, and 1 or less changes nothing. */
    public DepthThresholds strict(BigDecimal multiplier) {
        BigDecimal times = multiplier.max(BigDecimal.ONE);
        BigDecimal utilization = limitsUtilization() ? maxUtilization.divide(times, Decimals.DIVISION) : maxUtilization;
        return new DepthThresholds(minNotional.times(times), minNotionalMultiple.multiply(times), utilization);
    }

    public boolean limitsUtilization() {
        return maxUtilization.compareTo(BigDecimal.ONE) < 0;
    }

    public boolean limitsMultiple() {
        return minNotionalMultiple.signum() > 0;
    }

    /** What a book must be worth for an entry of that size. */
    public Usd required(Usd target) {
        Usd multiple = target.times(minNotionalMultiple);
        return multiple.exceeds(minNotional) ? multiple : minNotional;
    }

    public boolean isOverused(Quantity target, Quantity available) {
        return limitsUtilization() && target.value().compareTo(available.value().multiply(maxUtilization)) > 0;
    }

    /** The largest entry that a book allows; empty when nothing limits it. */
    public Optional<Usd> cap(Available available, Price mid, DepthMode mode) {
        Stream<Usd> multiple = limitsMultiple()
                ? Stream.of(new Usd(available.notional().value().divide(minNotionalMultiple, Decimals.DIVISION)))
                : Stream.empty();
        Stream<Usd> utilization =
                limitsUtilization() ? Stream.of(available.quantity().at(mid).times(maxUtilization)) : Stream.empty();
        Stream<Usd> window = mode == DepthMode.IMPACT ? Stream.of(available.notional()) : Stream.empty();
        return Stream.of(multiple, utilization, window).flatMap(each -> each).min(Usd::compareTo);
    }

    /** How much of a filled lead may be hedged at once: a multiple and a utilisation, no absolute demand any more. */
    public Quantity hedgeable(Quantity available) {
        Stream<Quantity> utilization = limitsUtilization()
                ? Stream.of(new Quantity(available.value().multiply(maxUtilization)))
                : Stream.empty();
        Stream<Quantity> multiple = limitsMultiple()
                ? Stream.of(new Quantity(available.value().divide(minNotionalMultiple, Decimals.DIVISION)))
                : Stream.empty();
        return Stream.concat(utilization, multiple).min(Quantity::compareTo).orElse(available);
    }
}
