package evenkeel.local.venues;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.budget.Urgency;

/** A venue whose books age by the time that jumps, not by that of the machine. */
record OnTime(OpenVenue real, BookStream books) implements OpenVenue {
    @Override
    public Venue venue() {
        return real.venue();
    }

    @Override
    public Venue venue(Urgency urgency) {
        return real.venue(urgency);
    }

    @Override
    public OrderWire orders() {
        return real.orders();
    }

    @Override
    public AccountStream stream() {
        return real.stream();
    }

    @Override
    public BookStream books() {
        return books;
    }

    @Override
    public void close() {
        books.close();
        real.close();
    }
}
