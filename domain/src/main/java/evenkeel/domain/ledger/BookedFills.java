package evenkeel.domain.ledger;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.venue.Fill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An order's fills when a venue has shown some: those that are new, in the order they were shown, and what all of them
 * sum to.
 */
public record BookedFills(List<Fill> fresh, Quantity quantity) {
    public BookedFills {
        fresh = List.copyOf(fresh);
    }

    /** Refuses a fill that is not this order's, and one that was booked with other content. */
    public static BookedFills of(OrderIntent order, List<Fill> booked, List<Fill> shown) {
        Quantity sum = Quantity.ZERO;
        for (Fill fill : booked) sum = sum.plus(fill.quantity());
        if (shown.isEmpty()) return new BookedFills(List.of(), sum);

        Map<String, Fill> known = new LinkedHashMap<>();
        for (Fill fill : booked) known.put(fill.tradeId(), fill);
        Map<String, Fill> fresh = new LinkedHashMap<>();
        for (Fill fill : shown) {
            verifyBelongs(order, fill);
            Fill before = known.putIfAbsent(fill.tradeId(), fill);
            if (before == null) {
                fresh.put(fill.tradeId(), fill.at(LedgerTime.of(fill.venueTime())));
                sum = sum.plus(fill.quantity());
            } else {
                verifySame(before, fill);
            }
        }
        return new BookedFills(List.copyOf(fresh.values()), sum);
    }

    /** Whether both tell the same money; a venue may word the rest differently from one read to the next. */
    public static void verifySame(Fill booked, Fill shown) {
        boolean same = booked.clientId().equals(shown.clientId())
                && booked.side() == shown.side()
                && booked.quantity().equals(shown.quantity())
                && booked.price().equals(shown.price())
                && booked.fee().isSameAs(shown.fee());
        if (!same) throw LedgerRule.FILL_FIXED.broken(shown + ", booked as " + booked);
    }

    private static void verifyBelongs(OrderIntent order, Fill fill) {
        boolean belongs = fill.clientId().equals(order.clientId())
                && fill.venue().equals(order.venue())
                && fill.symbol().equals(order.symbol())
                && fill.side() == order.side();
        if (!belongs) throw LedgerRule.FILL_OF_ORDER.broken(fill + " shown for " + order.key());
    }
}
