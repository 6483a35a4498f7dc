package evenkeel.activities.venues.http;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.book.BookKeeper;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.budget.RateTerms;
import java.time.Duration;

/** What one venue brings. Everything else is said once, in {@link JoinedVenue}. */
public interface VenueParts<A> {
    /** How the venue counts calls. */
    RateTerms rates();

    /** How long after sending an order can still enter the book and then show up. */
    Duration fence();

    MarketWire market(A api);

    AccountWire account(A api);

    /** The same where what the account's stream told counts as read; a venue without such a stream reads. */
    default AccountWire told(A api) {
        return account(api);
    }

    OrderWire orders(A api, OrderLanes lanes);

    AccountStream stream(A api);

    BookWords bookWords();

    /** Where its books are pushed. */
    BookKeeper.Wire books(A api);

    /** Closes what it keeps open beside its requests. */
    default void close() {}
}
