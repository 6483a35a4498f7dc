package evenkeel.domain.carry.rebalance;

import evenkeel.domain.money.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A trade whose legs have drifted apart.
 *
 * @param earlier when the trade was rebalanced before, oldest first
 */
public record RebalanceInputs(
        LegDrift.Leg lead,
        LegDrift.Leg hedge,
        Market leadMarket,
        Market hedgeMarket,
        List<Instant> earlier,
        Instant now) {
    public RebalanceInputs {
        earlier = List.copyOf(earlier);
    }

    /** Where an order for a leg could stand; empty: the book could not be read. */
    public record Market(Optional<Price> bid, Optional<Price> ask, BigDecimal tick) {}
}
