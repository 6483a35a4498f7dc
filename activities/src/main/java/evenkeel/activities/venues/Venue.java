package evenkeel.activities.venues;

import java.time.Duration;
import java.util.Optional;

/**
 * A venue as everyone but the gate sees it.
 *
 * @param fence how long after sending, by the venue's clock, an order can still enter its book, with the lag of its reads;
 *     empty for a venue without such a rule
 */
public record Venue(String name, MarketWire market, AccountWire account, Optional<Duration> fence) {}
