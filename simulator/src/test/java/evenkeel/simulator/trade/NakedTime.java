package evenkeel.simulator.trade;

import evenkeel.activities.ledger.Books;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a lot or more of one leg lay without the other until the trade opened or was given back, by the venues' times. */
final class NakedTime {
    private NakedTime() {}

    static Duration of(CarryTerms terms, Books books) {
        BigDecimal lot =
                terms.lead().instrument().lot().max(terms.hedge().instrument().lot());
        Instant end =
                books.trade(terms.trade()).flatMap(trade -> trade.openedAt()).orElse(Instant.MAX);
        BigDecimal delta = BigDecimal.ZERO;
        Duration longest = Duration.ZERO;
        @Nullable Instant since = null;
        for (Fill fill : books.fills(terms.trade())) {
            if (fill.venueTime().isAfter(end)) break;
            BigDecimal quantity = fill.quantity().value();
            delta = fill.side() == Side.BUY ? delta.add(quantity) : delta.subtract(quantity);
            boolean isNaked = delta.abs().compareTo(lot) >= 0;
            if (since != null) longest = longer(longest, Duration.between(since, fill.venueTime()));
            if (isNaked && since == null) since = fill.venueTime();
            if (!isNaked) since = null;
        }
        return longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
