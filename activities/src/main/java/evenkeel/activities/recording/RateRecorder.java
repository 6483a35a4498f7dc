package evenkeel.activities.recording;

import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rates of the hours that have just ended, of every symbol at every venue. After a pause it goes on where it stopped;
 * what is older is the backfill's.
 */
public final class RateRecorder {
    private static final Logger log = LoggerFactory.getLogger(RateRecorder.class);
    private static final Duration BACK = Duration.ofDays(2);

    private final List<String> symbols;
    private final RateReader reader;
    private final InstantSource clock;
    private final Map<List<String>, Instant> asked = new HashMap<>();

    public RateRecorder(List<String> symbols, RateReader reader, InstantSource clock) {
        this.symbols = List.copyOf(symbols);
        this.reader = reader;
        this.clock = clock;
    }

    /** Asks each venue once an hour; one that is silent again in the next round, and the others all the same. */
    public void round() {
        Instant now = clock.instant();
        for (String venue : reader.venues()) {
            for (String symbol : symbols) look(venue, symbol, now);
        }
    }

    private void look(String venue, String symbol, Instant now) {
        Instant hour = reader.calendar().lastUntil(now, 1);
        if (hour.equals(asked.get(List.of(venue, symbol)))) return;
        try {
            List<Instant> known = reader.hours(venue, symbol, now.minus(BACK));
            Duration length = reader.calendar().hour();
            Instant since = known.isEmpty() ? now.minus(BACK) : known.getLast().plus(length);
            boolean whole = reader.read(venue, symbol, since, now) > 0 || !since.isBefore(hour);
            if (whole || now.isAfter(hour.plus(length.dividedBy(12)))) asked.put(List.of(venue, symbol), hour);
        } catch (Trouble silent) {
            log.info("rates of {} @{}: {} {}", symbol, venue, silent.code().id(), silent.getMessage());
        }
    }
}
