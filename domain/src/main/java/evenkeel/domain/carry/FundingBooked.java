package evenkeel.domain.carry;

import evenkeel.domain.money.Usd;
import java.time.Instant;

/** What was newly booked, per leg; both venues have answered for everything up to {@code until}. */
public record FundingBooked(Usd lead, Usd hedge, Instant until) {
    public Usd total() {
        return lead.plus(hedge);
    }
}
