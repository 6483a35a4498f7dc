package evenkeel.activities.ledger;

import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as the ledger knows it. The report sums the booked fills.
 *
 * @param outdated its trade is in a later epoch
 */
public record OrderRecord(
        OrderIntent intent,
        OrderReport report,
        Optional<Instant> sentAt,
        Optional<Instant> fence,
        String why,
        boolean outdated) {
    public OrderStatus status() {
        return report.status();
    }

    public boolean isFinal() {
        return report.isFinal();
    }
}
