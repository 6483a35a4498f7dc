package evenkeel.domain.venue;

import evenkeel.domain.money.HourlyRate;
import java.time.Instant;

/** The rate that the next payment will be made at, as it stands now, and when that is. */
public record Funding(HourlyRate rate, Instant nextPayment) {}
