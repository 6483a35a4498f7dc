package evenkeel.activities.venues;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import java.time.Instant;

/** The best of both sides of a book that is in step with its venue, at the venue's time. */
public record Touch(Price bid, Quantity bidSize, Price ask, Quantity askSize, Instant venueTime) {}
