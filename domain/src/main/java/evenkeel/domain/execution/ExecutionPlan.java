package evenkeel.domain.execution;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What will be sent: the intent in the venue's own steps. Its slices are numbered, and so named, by whoever sends them.
 *
 * @param revision counts how often the intent was prepared, from 0
 * @param notional size times the middle of the book when it was prepared
 * @param leverage whole; to be set at the venue before the order where {@code setsLeverage} says so
 * @param slippageBps how far beyond the opposite best price it may go
 */
public record ExecutionPlan(
        ExecutionIntent intent,
        int revision,
        Side side,
        TimeInForce timeInForce,
        Quantity size,
        Price price,
        Usd notional,
        BigDecimal leverage,
        boolean setsLeverage,
        int slippageBps,
        List<Slice> slices,
        Set<Constraint> constraints,
        Instant preparedAt,
        Instant validUntil) {
    /** A part of the size that goes as one order, not before its time. */
    public record Slice(Quantity size, Price price, Instant earliest) {}

    public ExecutionPlan {
        if (size.isZero()) throw new IllegalArgumentException("a plan of nothing: " + intent.id());
        if (leverage.compareTo(BigDecimal.ONE) < 0) throw new IllegalArgumentException("leverage was " + leverage);
        slices = List.copyOf(slices);
        constraints = sorted(constraints);
        Quantity sum = slices.stream().map(Slice::size).reduce(Quantity.ZERO, Quantity::plus);
        if (!sum.equals(size)) throw new IllegalArgumentException("slices of " + sum + " for a size of " + size);
    }

    public String id() {
        return intent.id() + "-p" + revision;
    }

    public boolean isReduceOnly() {
        return intent.reduceOnly();
    }

    /** An older one is prepared again before anything of it is sent. */
    public boolean isValidAt(Instant now) {
        return !now.isAfter(validUntil);
    }

    private static Set<Constraint> sorted(Collection<Constraint> all) {
        EnumSet<Constraint> sorted = EnumSet.noneOf(Constraint.class);
        sorted.addAll(all);
        return Collections.unmodifiableSet(sorted);
    }
}
