package evenkeel.activities.ledger;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as the ledger knows it. The report sums the booked fills; the code of a refusal is what its reason begins with.
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
    public OrderRecord {
        if (report.status() == OrderStatus.REJECTED) report = report.because(Code.leading(why));
    }

    /** What the orders have opened of a leg, or given back of it. */
    public static LegFill filled(List<OrderRecord> orders, Leg leg, boolean out) {
        return orders.stream()
                .filter(order -> order.intent().venue().equals(leg.venue()))
                .filter(order -> order.intent().reduceOnly() == out)
                .map(order -> LegFill.of(order.report()))
                .reduce(LegFill.NOTHING, LegFill::plus);
    }

    /** What is kept of why a venue ended an order. */
    public static String why(OrderReport venueSays) {
        return venueSays.refusal().map(code -> code.id() + " " + code.meaning()).orElse("");
    }

    public OrderStatus status() {
        return report.status();
    }

    public boolean isFinal() {
        return report.isFinal();
    }
}
