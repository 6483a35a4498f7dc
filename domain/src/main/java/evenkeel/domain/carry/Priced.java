package evenkeel.domain.carry;

import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.util.Optional;

/** The answer to a look at the book: a failed one is not a price. */
public sealed interface Priced {
    /** {@code volatility}: of the last hour, as a fraction; empty where too little was seen of it. */
    record At(Quote quote, Optional<BigDecimal> volatility) implements Priced {}

    record Unreadable(String code, String why) implements Priced {}
}
