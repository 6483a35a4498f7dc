package evenkeel.activities.venues;

import evenkeel.activities.venues.budget.Urgency;

/** A venue that we are connected to. What reads and what sends come apart: only the gate asks for the orders. */
public interface OpenVenue extends AutoCloseable {
    default String name() {
        return venue().name();
    }

    /** As those who look after open trades see it. */
    Venue venue();

    /** As others see it: their reads have a lane and a part of the budget of their own. */
    Venue venue(Urgency urgency);

    /** A sender with lanes of its own. */
    OrderWire orders();

    /** A stream with a socket of its own, not connected yet. */
    AccountStream stream();

    /** Its order books, by sockets of their own, not connected yet. */
    BookStream books();

    @Override
    void close();
}
