package evenkeel.guard.host;

import evenkeel.activities.gate.ReducingWire;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.budget.Urgency;

/** A venue as the guard has it: its orders can only cancel and reduce. */
record ReducingVenue(Venue venue, ReducingWire orders) {
    static ReducingVenue of(OpenVenue open) {
        return new ReducingVenue(open.venue(Urgency.EXIT), new ReducingWire(open.orders()));
    }

    String name() {
        return venue.name();
    }
}
