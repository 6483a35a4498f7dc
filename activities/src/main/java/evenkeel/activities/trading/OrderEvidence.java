package evenkeel.activities.trading;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Evidence;
import evenkeel.domain.order.Evidence.Miss;
import evenkeel.domain.order.Evidence.Source;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Resolution;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what a venue can tell about an order and lets the one rule weigh it. */
final class OrderEvidence {
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Books books;

    OrderEvidence(Books books) {
        this.books = books;
    }

    /** What is known now. */
    sealed interface Finding {}

    /** The order exists or existed, with the fills that could be read. */
    record Proven(OrderReport report, List<Fill> fills) implements Finding {}

    /** It never was and can no longer be. */
    record Gone(String why) implements Finding {}

    /** Not proven. */
    record Open(String why) implements Finding {}

    /** {@code seen} is the answer of a read by client id that succeeded just now. */
    Finding resolve(Venue venue, OrderRecord record, Optional<OrderReport> seen) {
        OrderIntent intent = record.intent();
        List<Fill> fills = fills(venue, record);
        if (seen.isPresent()) return new Proven(seen.get(), fills);

        Instant venueTime = venue.account().venueTime();
        List<Miss> misses = new ArrayList<>();
        misses.add(new Miss(Source.ORDER_BY_CLIENT_ID, venueTime));
        boolean rests = venue.account().openOrders(intent.symbol()).contains(intent.clientId());
        if (!rests) misses.add(new Miss(Source.OPEN_ORDERS, venueTime));
        if (fills.isEmpty()) misses.add(new Miss(Source.FILLS, venueTime));

        Optional<OrderReport> found =
                rests || !fills.isEmpty() ? Optional.of(sum(OrderStatus.OPEN, fills)) : Optional.empty();
        Evidence evidence = new Evidence(found, misses, Optional.of(positionIsExplained(venue, intent)), venueTime);
        return switch (Resolution.of(evidence, record.fence())) {
            case Resolution.Found known -> new Proven(known.report(), fills);
            case Resolution.Absent absent -> new Gone("not found by id, in open orders or fills after the fence");
            case Resolution.Wait wait -> new Open(wait.why());
            case Resolution.Contradiction contradiction -> new Open(contradiction.why());
        };
    }

    private List<Fill> fills(Venue venue, OrderRecord record) {
        Instant since = record.sentAt().orElse(Instant.EPOCH).minus(OVERLAP);
        String clientId = record.intent().clientId();
        return venue.account().fills(record.intent().symbol(), since).stream()
                .filter(fill -> fill.clientId().equals(clientId))
                .toList();
    }

    /** The venue's position is what the booked fills of this trade add up to. */
    private boolean positionIsExplained(Venue venue, OrderIntent intent) {
        BigDecimal explained = explained(books.fills(intent.key().trade()), intent);
        return venue.account().position(intent.symbol()).signed().compareTo(explained) == 0;
    }

    /** What these fills add up to where the order goes: long counts up. */
    static BigDecimal explained(List<Fill> fills, OrderIntent intent) {
        return fills.stream()
                .filter(fill ->
                        fill.venue().equals(intent.venue()) && fill.symbol().equals(intent.symbol()))
                .map(fill -> fill.side().signed(fill.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static OrderReport sum(OrderStatus status, List<Fill> fills) {
        Quantity quantity = Quantity.ZERO;
        Usd value = Usd.ZERO;
        Usd fee = Usd.ZERO;
        for (Fill fill : fills) {
            quantity = quantity.plus(fill.quantity());
            value = value.plus(fill.value());
            fee = fee.plus(fill.fee().dollars());
        }
        return new OrderReport(status, quantity, value, fee);
    }
}
