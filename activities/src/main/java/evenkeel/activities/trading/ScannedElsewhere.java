package evenkeel.activities.trading;

import evenkeel.activities.ledger.Scans;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.look.Alternative;
import evenkeel.domain.carry.scan.BestApy;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By what the scan has found last (SCAN-7). It is read for all trades together, and what is old is not known. */
public final class ScannedElsewhere implements Outlook.Elsewhere {
    private static final Logger log = LoggerFactory.getLogger(ScannedElsewhere.class);
    private static final Duration READ_EVERY = Duration.ofSeconds(10);

    private final Scans scans;
    private Optional<Scans.Best> best = Optional.empty();
    private Instant read = Instant.EPOCH;

    public ScannedElsewhere(Scans scans) {
        this.scans = scans;
    }

    @Override
    public synchronized Optional<Alternative> best(CarryTerms than, Instant now) {
        if (!now.isBefore(read.plus(READ_EVERY))) read(now);
        return best.filter(offer -> !offer.symbol().equals(than.symbol()))
                .filter(offer -> !offer.at().plus(BestApy.KNOWN_FOR).isBefore(now))
                .map(offer -> new Alternative(offer.netApy(), offer.totalEv()));
    }

    private void read(Instant now) {
        read = now;
        try {
            best = scans.best();
        } catch (Trouble unreadable) {
            log.info("what the scan found: {}", unreadable.getMessage());
        }
    }
}
