package evenkeel.domain.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was read about an order whose answer was lost.
 *
 * @param found the order as the venue shows it by its client id, or as its fills prove it
 * @param misses reads that succeeded and did not show it
 * @param positionUnchanged the venue's position is what the ledger explains without this order; empty when not read
 * @param venueTime the venue's clock at the last read
 */
public record Evidence(
        Optional<OrderReport> found, List<Miss> misses, Optional<Boolean> positionUnchanged, Instant venueTime) {
    /** Where the order was looked for. An open-orders list alone never proves absence. */
    public enum Source {
        ORDER_BY_CLIENT_ID,
        OPEN_ORDERS,
        FILLS
    }

    /** One successful read without the order in it, at the venue's time. */
    public record Miss(Source source, Instant venueTime) {}

    public Evidence {
        misses = List.copyOf(misses);
    }
}
