package evenkeel.activities.venues.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.Mark;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.Touch;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamedMarketTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Quote READ =
            new Quote(Price.of("2900"), Quantity.of("1"), Price.of("2901"), Quantity.of("1"), Price.of("2900.5"), NOON);
    private static final Quote OTHER =
            new Quote(Price.of("1"), Quantity.of("1"), Price.of("2"), Quantity.of("1"), Price.of("1.5"), NOON);
    private static final Touch PUSHED =
            new Touch(Price.of("3000"), Quantity.of("2"), Price.of("3001"), Quantity.of("4"), NOON.minusMillis(300));

    private final Pushed books = new Pushed();
    private final Listed reads = new Listed();
    private final FollowedBooks followed = new FollowedBooks(books, reads);
    private Instant now = NOON;
    private final MarketWire market = StreamedMarket.toLeave(reads, followed, () -> now);

    @Test
    void a_price_is_the_book_s_with_the_mark_and_as_old_as_the_older_of_the_two() {
        followed.connect(List.of("ETH"));
        books.touch = Optional.of(PUSHED);
        Quote expected = new Quote(
                PUSHED.bid(), PUSHED.bidSize(), PUSHED.ask(), PUSHED.askSize(), Price.of("3000.5"), PUSHED.venueTime());

        assertThat(market.quote("ETH")).isEqualTo(expected);
        assertThat(market.quoteToOpen("ETH")).isEqualTo(expected);

        reads.markedAt = NOON.minusSeconds(1);
        now = NOON.plusSeconds(1);
        assertThat(market.quote("ETH").venueTime()).isEqualTo(NOON.minusSeconds(1));
    }

    @Test
    void the_mark_is_read_once_a_second() {
        followed.connect(List.of("ETH"));
        books.touch = Optional.of(PUSHED);
        for (int i = 0; i < 10; i++) market.quote("ETH");
        assertThat(reads.marksRead).isEqualTo(1);

        now = NOON.plus(Duration.ofSeconds(1));
        market.quote("ETH");
        assertThat(reads.marksRead).isEqualTo(2);
    }

    @Test
    void F43_without_a_book_in_step_there_is_a_price_to_leave_by_and_none_to_open_on() {
        followed.connect(List.of("ETH"));

        var prices = new Listed();
        prices.read = OTHER;
        assertThat(StreamedMarket.toLook(reads, prices, followed, () -> now).quote("ETH"))
                .isEqualTo(OTHER);
        assertThat(books.hurried).isEmpty();
        assertThat(market.quote("ETH")).isEqualTo(READ);
        assertThat(books.hurried).containsExactly("ETH");
        assertThatThrownBy(() -> market.quoteToOpen("ETH"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.RSK_STALE));
    }

    @Test
    void who_has_to_leave_waits_a_moment_for_a_book_that_was_asked_for_just_now() {
        followed.connect(List.of("ETH"));
        books.coming = Optional.of(PUSHED);

        assertThat(market.quote("ETH").bid()).isEqualTo(PUSHED.bid());
    }

    @Test
    void a_venue_that_is_silent_at_the_start_is_followed_when_a_price_is_wanted() {
        reads.silent = true;
        followed.connect(List.of("ETH"));
        assertThat(books.follows).isEmpty();

        reads.silent = false;
        market.quote("ETH");
        assertThat(books.follows).hasSize(1);
    }

    @Test
    void a_book_that_does_not_answer_is_followed_anew_only_when_its_steps_are_others() {
        followed.connect(List.of("ETH"));
        reads.listed = instrument("0.1", "12");
        market.quote("ETH");
        assertThat(books.follows).as("another smallest value").hasSize(1);

        reads.listed = instrument("0.01", "12");
        market.quote("ETH");
        assertThat(books.follows).hasSize(2);
        assertThat(books.follows.getLast()).containsExactly(reads.listed);
    }

    private static Instrument instrument(String tick, String smallest) {
        return new Instrument("here", "ETH", new BigDecimal(tick), new BigDecimal("0.001"), Usd.of(smallest), 1);
    }

    private static final class Pushed implements BookStream {
        private final List<List<Instrument>> follows = new ArrayList<>();
        private final List<String> hurried = new ArrayList<>();
        private Optional<Touch> touch = Optional.empty();
        private Optional<Touch> coming = Optional.empty();

        @Override
        public boolean hurry(String symbol) {
            hurried.add(symbol);
            touch = coming;
            return coming.isPresent();
        }

        @Override
        public void connect(Listener listener) {}

        @Override
        public void follow(Collection<Instrument> instruments) {
            follows.add(List.copyOf(instruments));
        }

        @Override
        public State state(String symbol) {
            return touch.isPresent() ? State.IN_STEP : State.LOST;
        }

        @Override
        public Optional<Touch> touch(String symbol) {
            return touch;
        }

        @Override
        public Optional<Ladder> ladder(String symbol, int levels) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private static final class Listed implements MarketWire {
        private Instrument listed = StreamedMarketTest.instrument("0.1", "10");
        private Instant markedAt = NOON;
        private Quote read = READ;
        private boolean silent;
        private int marksRead;

        @Override
        public Instrument instrument(String symbol) {
            if (silent) throw new Trouble(Code.VEN_SILENT, symbol);
            return listed;
        }

        @Override
        public Quote quote(String symbol) {
            return read;
        }

        @Override
        public Mark mark(String symbol) {
            marksRead++;
            return new Mark(Price.of("3000.5"), markedAt);
        }

        @Override
        public Funding funding(String symbol) {
            return new Funding(HourlyRate.of("0"), NOON);
        }

        @Override
        public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
            return List.of();
        }
    }
}
