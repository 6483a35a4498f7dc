package evenkeel.domain.carry;

import evenkeel.domain.venue.Quote;

/** The answer to a look at the book: a failed one is not a price. */
public sealed interface Priced {
    record At(Quote quote) implements Priced {}

    record Unreadable(String code, String why) implements Priced {}
}
