package evenkeel.domain.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The ledger's time ticks in microseconds, as its database does. */
public final class LedgerTime {
    private LedgerTime() {}

    public static Instant of(Instant instant) {
        return instant.getNano() % 1000 == 0 ? instant : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
