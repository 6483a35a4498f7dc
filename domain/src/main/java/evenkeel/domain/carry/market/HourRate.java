package evenkeel.domain.carry.market;

import evenkeel.domain.money.HourlyRate;
import java.time.Instant;

/** What a venue's rate was for the hour that begins then. */
public record HourRate(Instant hour, HourlyRate rate) {}
