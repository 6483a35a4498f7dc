package evenkeel.activities.ledger;

import evenkeel.domain.venue.Balance;
import java.time.Instant;
import java.util.Map;

/** What our accounts held when somebody with a key read them last. */
public interface AccountReadings {
    /** In place of the reading before, unless that one is later. */
    void keep(Balance balance, Instant at);

    /** By venue. How old a reading may be is for the one who asks. */
    Map<String, Reading> latest();

    record Reading(Balance balance, Instant at) {}
}
