package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegBooks;
import evenkeel.domain.carry.SeenBook;
import evenkeel.domain.carry.entry.EntrySettings;
import evenkeel.workflows.ports.Market;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;

/** The books of both legs, as deep as the settings look. One that is too old to open on counts as unreadable. */
final class Sight {
    private static final Duration OLDEST = Duration.ofSeconds(10);
    private static final Duration BETWEEN_READS = Duration.ofMillis(500);
    private static final int READS = 3;

    private final Standing standing;
    private final Market market;
    private final Timeline time;
    private final int levels;

    Sight(EntrySettings settings, Standing standing, Market market, Timeline time) {
        this.standing = standing;
        this.market = market;
        this.time = time;
        var scan = settings.scan();
        this.levels = Math.max(
                settings.liquidity().depthLevels(),
                Math.max(scan.depth().levels(), scan.smartPricing().depthLevels()));
    }

    LegBooks both() {
        return both(levels);
    }

    /** The best prices alone, for when the whole books could not be read. */
    LegBooks tops() {
        return both(1);
    }

    private LegBooks both(int deep) {
        var read = time.both(
                () -> book(standing.legs().lead(), deep),
                () -> book(standing.legs().hedge(), deep));
        return new LegBooks(read.first(), read.second());
    }

    SeenBook lead() {
        return book(standing.legs().lead(), levels);
    }

    SeenBook hedge() {
        return book(standing.legs().hedge(), levels);
    }

    /** Of a hedge that is owed: a read that fails is made again before it decides anything. */
    LegBooks bothSoon() {
        for (int read = 1; ; read++) {
            LegBooks seen = both();
            if (seen.hedge().book().isPresent() || read == READS) return seen;
            time.pause(BETWEEN_READS, "the hedge's book is unreadable");
        }
    }

    private SeenBook book(Leg leg, int deep) {
        SeenBook seen = market.book(leg, deep);
        return new SeenBook(seen.book().filter(book -> book.age().compareTo(OLDEST) <= 0), seen.mark());
    }
}
