package evenkeel.activities.venues.http;

import evenkeel.activities.venues.budget.Urgency;

/** Requests in one venue's form. */
public interface VenueApi<A extends VenueApi<A>> extends AutoCloseable {
    /** The same with a lane of reads of its own. */
    A with(Urgency urgency);

    VenueClock clock();

    @Override
    void close();
}
