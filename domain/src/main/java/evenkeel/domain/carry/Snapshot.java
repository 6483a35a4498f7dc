package evenkeel.domain.carry;

import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.venue.Quote;
import java.time.Instant;

/** All that the exit rules look at, read at one moment. */
public record Snapshot(
        Quote lead, Quote hedge, HourlyRate leadRate, HourlyRate hedgeRate, Holdings holdings, Instant takenAt) {}
