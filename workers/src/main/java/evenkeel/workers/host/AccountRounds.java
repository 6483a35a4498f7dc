package evenkeel.workers.host;

import evenkeel.activities.ledger.AccountReadings;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what our accounts hold, for those who have no key to ask: what cannot be read stays as old as it is. */
final class AccountRounds {
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(AccountRounds.class);

    private final Venues venues;
    private final AccountReadings readings;
    private final InstantSource clock;

    AccountRounds(Venues venues, AccountReadings readings, InstantSource clock) {
        this.venues = venues;
        this.readings = readings;
        this.clock = clock;
    }

    void read() {
        for (Venue venue : venues.all()) {
            try {
                readings.keep(venue.account().balance(), clock.instant());
            } catch (Trouble unread) {
                log.warn("the account at {} could not be read: {}", venue.name(), unread.getMessage());
            }
        }
    }
}
