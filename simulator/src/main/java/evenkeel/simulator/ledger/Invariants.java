package evenkeel.simulator.ledger;

import evenkeel.domain.ledger.Posting;
import evenkeel.domain.ledger.Transaction;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks for what can never be, without trusting the code that should prevent it. Numbers are the reliability guide's. */
final class Invariants {
    private final List<String> broken = new ArrayList<>();

    private Invariants() {}

    /** @param payments booked payments of more than nothing */
    static List<String> broken(Collection<HeldOrder> orders, Journal journal, long payments) {
        Invariants look = new Invariants();
        look.atMoney(journal);
        look.atIdentity(orders);
        for (HeldOrder order : orders) look.atOrder(order);
        look.atPostings(orders, journal, payments);
        return List.copyOf(look.broken);
    }

    private void atMoney(Journal journal) {
        Map<String, BigDecimal> total = new TreeMap<>();
        for (Transaction transaction : journal.all()) {
            List<Posting> lines = transaction.lines();
            Map<String, BigDecimal> sums = Transaction.sums(lines);
            boolean balanced = sums.values().stream().allMatch(sum -> sum.signum() == 0);
            holds(lines.size() >= 2 && balanced, "I1", transaction.event() + " sums to " + sums);
            sums.forEach((currency, sum) -> total.merge(currency, sum, BigDecimal::add));
        }
        total.forEach((currency, sum) -> holds(sum.signum() == 0, "I3", "all accounts sum to " + sum + " " + currency));
    }

    private void atIdentity(Collection<HeldOrder> orders) {
        Set<String> clientIds = new HashSet<>();
        Set<Slot> live = new HashSet<>();
        for (HeldOrder order : orders) {
            holds(clientIds.add(order.clientId), "I5", "client order id twice: " + order.clientId);
            if (order.status().isFinal()) continue;
            Slot slot = new Slot(order.intent.key().trade(), order.intent.key().leg());
            holds(live.add(slot), "I6", "two live orders in " + slot);
        }
    }

    private void atOrder(HeldOrder order) {
        String key = order.intent.key().toString();
        Quantity ordered = order.intent.quantity();
        holds(order.sendsAllowed <= 1, "I7", key + " was sent " + order.sendsAllowed + " times");
        holds(!order.filled().exceeds(ordered), "I8", key + " filled " + order.filled() + " of " + ordered);
        for (int i = 1; i < order.filledSoFar.size(); i++) {
            Quantity before = order.filledSoFar.get(i - 1);
            Quantity then = order.filledSoFar.get(i);
            holds(then.exceeds(before), "I8", key + " filled " + then + " after " + before);
        }
        for (int i = 1; i < order.statuses.size(); i++) {
            OrderStatus before = order.statuses.get(i - 1);
            OrderStatus then = order.statuses.get(i);
            boolean isProven = !before.isFinal() || !order.filled().isZero();
            holds(before.mayBecome(then) && isProven, "I9", key + " went from " + before + " to " + then);
        }
        boolean full = order.filled().equals(ordered);
        holds(
                (order.status() == OrderStatus.FILLED) == full,
                "I11",
                key + " is " + order.status() + " with " + order.filled());
    }

    /** Fills are unique, sum up to what filled, and each is one transaction; nothing else is. */
    private void atPostings(Collection<HeldOrder> orders, Journal journal, long payments) {
        Set<Journal.Event> events = new HashSet<>();
        for (HeldOrder order : orders) {
            Quantity sum = Quantity.ZERO;
            for (Fill fill : order.fills) {
                sum = sum.plus(fill.quantity());
                Journal.Event event = Journal.Event.of(Transaction.of(order.intent.key(), fill));
                holds(events.add(event), "I12", "fill twice: " + event);
                holds(journal.find(event).isPresent(), "I13", "a fill without its transaction: " + event);
            }
            holds(
                    sum.equals(order.filled()),
                    "I12",
                    order.intent.key() + " filled " + order.filled() + ", fills sum to " + sum);
        }
        long posted = count(journal, Transaction.Cause.FILL);
        holds(posted == events.size(), "I13", posted + " transactions of " + events.size() + " fills");
        long paid = count(journal, Transaction.Cause.FUNDING);
        holds(paid == payments, "I14", paid + " transactions of " + payments + " payments");
    }

    private static long count(Journal journal, Transaction.Cause cause) {
        return journal.all().stream()
                .filter(transaction -> transaction.cause() == cause)
                .count();
    }

    private void holds(boolean invariant, String number, String otherwise) {
        if (!invariant) broken.add(number + " " + otherwise);
    }

    private record Slot(String trade, String leg) {}
}
