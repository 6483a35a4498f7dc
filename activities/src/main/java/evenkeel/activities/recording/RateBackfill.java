package evenkeel.activities.recording;

import evenkeel.activities.recording.Gaps.Gap;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the gaps of the past: all of them at the start, and again once a day. A round asks each venue for one stretch at
 * most, so that it stays within its share of the venue's limit; what is left is in the ledger, as gaps.
 */
public final class RateBackfill {
    private static final Logger log = LoggerFactory.getLogger(RateBackfill.class);

    private final List<String> symbols;
    private final RateReader reader;
    private final Plan plan;
    private final InstantSource clock;
    private List<Lane> lanes = List.of();
    private Optional<LocalDate> planned = Optional.empty();

    public RateBackfill(List<String> symbols, RateReader reader, Plan plan, InstantSource clock) {
        this.symbols = List.copyOf(symbols);
        this.reader = reader;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * How far back, when, and how gently.
     *
     * @param days of the funding calendar
     * @param hour of the day in UTC at which gaps are looked for again
     */
    public record Plan(int days, int hour, Patience patience, Paces paces) {}

    /** How often a read that failed is made again, and after how long first; twice as long each time. */
    public record Patience(int retries, Duration first) {}

    /** What one venue may be asked. */
    public record Pace(Duration between, int chunkDays) {
        /** A share of what the venue allows, and never faster than the pause between two requests. */
        public static Pace of(int perMinute, BigDecimal share, Duration leastPause, int chunkDays) {
            double allowed = share.doubleValue() * perMinute;
            Duration gap = allowed <= 0 ? Duration.ofDays(1) : Duration.ofMillis((long) Math.ceil(60_000 / allowed));
            return new Pace(gap.compareTo(leastPause) > 0 ? gap : leastPause, chunkDays);
        }
    }

    /** The pace of each venue. */
    @FunctionalInterface
    public interface Paces {
        Pace of(String venue);
    }

    public void round() {
        Instant now = clock.instant();
        if (isDue(now)) plan(now);
        lanes.forEach(lane -> lane.ask(now));
    }

    /** Stretches that are still to be asked for. */
    public int left() {
        return lanes.stream().mapToInt(lane -> lane.todo.size()).sum();
    }

    private boolean isDue(Instant now) {
        LocalDate today = LocalDate.ofInstant(now.minus(Duration.ofHours(plan.hour())), ZoneOffset.UTC);
        return planned.filter(today::equals).isEmpty();
    }

    private void plan(Instant now) {
        FundingCalendar calendar = reader.calendar();
        Instant from = now.minus(calendar.hour().multipliedBy(24L * plan.days()));
        List<Lane> found = new ArrayList<>();
        for (String venue : reader.venues()) {
            Lane lane = new Lane(venue, plan.paces().of(venue));
            Duration longest = calendar.hour().multipliedBy(24L * lane.pace.chunkDays());
            for (String symbol : symbols) {
                for (Gap gap : Gaps.of(reader.hours(venue, symbol, from), from, now, calendar, longest)) {
                    lane.todo.add(new Stretch(symbol, gap));
                }
            }
            found.add(lane);
        }
        lanes = found;
        planned = Optional.of(LocalDate.ofInstant(now.minus(Duration.ofHours(plan.hour())), ZoneOffset.UTC));
    }

    private record Stretch(String symbol, Gap gap) {}

    /** One venue's requests, one after the other. */
    private final class Lane {
        private final String venue;
        private final Pace pace;
        private final Deque<Stretch> todo = new ArrayDeque<>();
        private Instant next = Instant.MIN;
        private int failed;

        Lane(String venue, Pace pace) {
            this.venue = venue;
            this.pace = pace;
        }

        void ask(Instant now) {
            if (todo.isEmpty() || now.isBefore(next)) return;
            Stretch stretch = todo.peek();
            next = now.plus(pace.between());
            try {
                reader.read(
                        venue,
                        stretch.symbol(),
                        stretch.gap().since(),
                        stretch.gap().until());
                done();
            } catch (Trouble silent) {
                if (++failed > plan.patience().retries()) {
                    log.warn("rates of {} @{} {}: {}", stretch.symbol(), venue, stretch.gap(), silent.getMessage());
                    done(); // a gap still, so the next day's plan has it again
                } else {
                    next = now.plus(plan.patience().first().multipliedBy(1L << (failed - 1)));
                }
            }
        }

        private void done() {
            todo.remove();
            failed = 0;
        }
    }
}
