package evenkeel.activities.recording;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.history.Rates;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.recording.RateBackfill.Pace;
import evenkeel.activities.recording.RateBackfill.Patience;
import evenkeel.activities.recording.RateBackfill.Plan;
import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real ledger; the venues are scripted. */
class RecordingTest {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());
    private static final Duration HOUR = Duration.ofHours(1);
    /** Full hours that begin within seven days. */
    private static final int WEEK = 7 * 24 - 1;

    private static int symbols;

    private final Rates rates = DATABASE.rates();
    private final Telling alpha = new Telling("0.0001", 1);
    private final Telling beta = new Telling("0.0008", 8);
    private Instant now = Instant.parse("2026-07-10T10:00:30Z");
    private String symbol = "";

    @BeforeEach
    void another_symbol() {
        symbol = "S" + ++symbols;
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void each_hour_is_asked_for_once_and_missed_ones_are_made_up_for() {
        RateRecorder recorder = recorder();
        recorder.round();
        recorder.round();
        assertThat(alpha.asked).hasSize(1);
        assertThat(hours("alpha")).hasSize(48).endsWith(now.minusSeconds(30).minus(HOUR));

        now = now.plus(HOUR.multipliedBy(5));
        recorder.round();
        assertThat(alpha.asked).hasSize(2);
        assertThat(hours("alpha")).hasSize(53);

        now = now.plus(HOUR);
        recorder().round(); // another process, which knows only what the ledger knows
        assertThat(hours("alpha")).hasSize(54);
    }

    @Test
    void a_venue_that_is_silent_keeps_no_other_from_being_read_and_is_asked_again() {
        alpha.silent = true;
        RateRecorder recorder = recorder();
        recorder.round();
        assertThat(hours("alpha")).isEmpty();
        assertThat(hours("beta")).isNotEmpty();

        alpha.silent = false;
        recorder.round();
        assertThat(hours("alpha")).hasSize(48);
    }

    @Test
    void a_rate_that_comes_late_in_its_hour_is_asked_for_again() {
        recorder().round();
        now = now.plus(HOUR);
        alpha.publishedUntil = now.minusSeconds(60);
        RateRecorder recorder = recorder();
        recorder.round();
        assertThat(hours("alpha")).hasSize(48);

        alpha.publishedUntil = Instant.MAX;
        recorder.round();
        assertThat(hours("alpha")).hasSize(49);
    }

    @Test
    void the_past_is_filled_newest_first_and_no_faster_than_allowed() {
        RateBackfill backfill = backfill();
        backfill.round();
        backfill.round();
        assertThat(alpha.asked).as("the next stretch waits its turn").hasSize(1);
        assertThat(hours("alpha")).hasSize(48).contains(now.minusSeconds(30).minus(HOUR));

        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(60);
            backfill.round();
        }
        assertThat(backfill.left()).isZero();
        assertThat(hours("alpha")).hasSize(WEEK);
        assertThat(alpha.asked).hasSize(4);
    }

    @Test
    void gaps_are_found_again_by_who_comes_after_a_crash_and_each_day() {
        RateBackfill dies = backfill();
        dies.round();
        RateBackfill next = backfill();
        while (next.left() > 0 || hours("alpha").size() < WEEK) {
            now = now.plusSeconds(60);
            next.round();
        }
        int asked = alpha.asked.size();
        Instant known = hours("alpha").getLast().plus(HOUR);

        now = now.plus(Duration.ofDays(1));
        next.round();
        assertThat(alpha.asked).hasSize(asked + 1);
        assertThat(alpha.asked.getLast().get(0)).isEqualTo(known);
    }

    @Test
    void a_stretch_that_fails_is_asked_for_again_ever_later_and_then_left_for_another_day() {
        alpha.silent = true;
        RateBackfill backfill = backfill();
        List<Instant> tried = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            int before = alpha.asked.size();
            backfill.round();
            if (alpha.asked.size() > before) tried.add(now);
            now = now.plusSeconds(1);
        }
        assertThat(tried)
                .extracting(at -> Duration.between(tried.getFirst(), at).toSeconds())
                .containsExactly(0L, 1L, 3L, 7L);
        assertThat(hours("beta")).as("beside it").isNotEmpty();
    }

    @Test
    void a_share_of_the_limit_is_a_pause_between_requests() {
        BigDecimal tenth = new BigDecimal("0.10");
        Duration least = Duration.ofMillis(200);

        assertThat(Pace.of(10, tenth, least, 7).between()).isEqualTo(Duration.ofSeconds(60));
        assertThat(Pace.of(1000, tenth, least, 1).between()).isEqualTo(Duration.ofMillis(600));
        assertThat(Pace.of(10_000, tenth, least, 1).between()).isEqualTo(least);
    }

    private List<Instant> hours(String venue) {
        return rates.hours(symbol, venue, Instant.EPOCH);
    }

    private RateReader reader() {
        Map<String, MarketWire> markets = new LinkedHashMap<>();
        markets.put("alpha", alpha);
        markets.put("beta", beta);
        return new RateReader(markets, rates, FundingCalendar.REAL, new BigDecimal("0.01"));
    }

    private RateRecorder recorder() {
        return new RateRecorder(List.of(symbol), reader(), () -> now);
    }

    private RateBackfill backfill() {
        Plan plan =
                new Plan(7, 2, new Patience(3, Duration.ofSeconds(1)), venue -> new Pace(Duration.ofSeconds(60), 2));
        return new RateBackfill(List.of(symbol), reader(), plan, () -> now);
    }

    /** Pays the same for each interval, for ever. */
    private static final class Telling implements MarketWire {
        private final BigDecimal rate;
        private final int interval;
        private final List<List<Instant>> asked = new ArrayList<>();
        private Instant publishedUntil = Instant.MAX;
        private boolean silent;

        Telling(String rate, int interval) {
            this.rate = new BigDecimal(rate);
            this.interval = interval;
        }

        @Override
        public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
            asked.add(List.of(since, until));
            if (silent) throw new Trouble(Code.VEN_SILENT, "nobody is there");
            long step = HOUR.multipliedBy(interval).toSeconds();
            return LongStream.rangeClosed(since.getEpochSecond() / step + 1, until.getEpochSecond() / step)
                    .mapToObj(n -> new PastFunding(rate, interval, Instant.ofEpochSecond(n * step)))
                    .filter(paid -> !paid.paidAt().isAfter(publishedUntil))
                    .toList();
        }

        @Override
        public Instrument instrument(String symbol) {
            throw new AssertionError("nobody asks for it here");
        }

        @Override
        public Quote quote(String symbol) {
            throw new AssertionError("nobody asks for it here");
        }

        @Override
        public Funding funding(String symbol) {
            throw new AssertionError("nobody asks for it here");
        }
    }
}
