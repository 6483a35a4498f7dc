package evenkeel.activities.venues;

import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Signed reads of our account at one venue. A read that fails throws {@link evenkeel.domain.code.Trouble}: it is unknown. */
public interface AccountWire {
    /** The order of that client id, open or ended; empty when the venue says that it knows none. */
    Optional<OrderReport> order(OrderIntent intent);

    /** Client ids of our resting orders of a symbol. */
    List<String> openOrders(String symbol);

    /** Our fills of a symbol at or after that instant, oldest first. */
    List<Fill> fills(String symbol, Instant since);

    Position position(String symbol);

    /** All positions as one look shows them, to be asked by symbol. */
    default Function<String, Position> positions() {
        return this::position;
    }

    /** What the symbol's next order is levered by. */
    BigDecimal leverage(String symbol);

    Balance balance();

    /** What this account pays of its next fills of a symbol; empty where a venue tells no account's own rates. */
    default Optional<VenueFees> fees(String symbol) {
        return Optional.empty();
    }

    /** Payments after {@code since}, up to and including {@code until}, oldest first. */
    List<FundingPayment> funding(String symbol, Instant since, Instant until);

    /** All payments after {@code since} at once, to be asked by symbol; empty where a venue lists one symbol at a time. */
    default Optional<Function<String, List<FundingPayment>>> paidSince(Instant since) {
        return Optional.empty();
    }

    /** How far back the venue shows payments; what was not read by then is gone (F49). */
    Duration fundingKept();

    Instant venueTime();

    /** The same; a reading from before that is already past {@code enough} serves too, for time does not go back. */
    default Instant venueTimePast(Instant enough) {
        return venueTime();
    }

    /** The venue's time for an order that leaves now. Its fence and its expiry both count from here, so they agree. */
    default Instant stamp() {
        return venueTime();
    }

    /** Reads position mode and key rights; throws when orders could not be reduce-only or hedged as we need. */
    void verify();
}
