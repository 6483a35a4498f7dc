package evenkeel.activities.venues;

import evenkeel.domain.money.Price;
import java.time.Instant;

/** A venue's own fair price, at the venue's time. */
public record Mark(Price price, Instant venueTime) {}
