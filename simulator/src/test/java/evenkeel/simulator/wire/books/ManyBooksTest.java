package evenkeel.simulator.wire.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.activities.venues.BookStream.State;
import evenkeel.activities.venues.book.BookKeeper;
import evenkeel.activities.venues.book.StreamedBooks;
import evenkeel.activities.venues.lighter.Lighter;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Ear;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.lighter.LighterServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More books than Lighter gives a line, and more words than it hears in a minute. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ManyBooksTest {
    private static final int BOOKS = 210;

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final List<Instrument> instruments = IntStream.range(0, BOOKS)
            .mapToObj("A%03d"::formatted)
            .map(symbol -> listing(symbol).instrument())
            .toList();
    private LighterServer server;

    @BeforeEach
    void start() {
        ExchangeProfile like = ExchangeProfile.lighter(FundingCalendar.REAL);
        var many = new ExchangeProfile(
                like.venue(),
                instruments.stream()
                        .map(instrument -> listing(instrument.symbol()))
                        .toList(),
                like.makerFee(),
                like.takerFee(),
                like.calendar(),
                Duration.ofSeconds(1),
                like.clientIds(),
                like.crossing(),
                Usd.of("1000000"));
        var settings = WireSettings.of(many, 1, folder).withClock(clock).withPublishedLimits();
        server = LighterServer.start(settings, LighterServer.TESTNET, List.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void all_come_in_step_on_as_many_lines_as_they_need_and_the_venue_never_complains() throws InterruptedException {
        var lines = new AtomicInteger();
        var wire = BookKeeper.Wire.of(path -> {
            lines.incrementAndGet();
            return new Request.Builder().url(server.webSocket() + path).build();
        });
        var words = Lighter.bookWords(symbol -> Integer.toString(Integer.parseInt(symbol.substring(1))));
        try (var books = new StreamedBooks(
                "lighter", words, wire, () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()), new Random(1))) {
            books.follow(instruments);
            books.connect(symbol -> {});
            while (!all(books, State.IN_STEP::equals)) {
                clock.pass(Duration.ofSeconds(3));
                do {
                    server.beat();
                    Thread.sleep(50); // the lines beat by the machine's time, and so do snapshots
                } while (!all(books, state -> state != State.SYNCING));
            }
        }
        assertThat(lines).hasValue(3);
        assertThat(server.refusedOnLines()).isZero();
    }

    @Test
    void who_says_more_than_two_hundred_words_in_a_minute_is_told_so_until_the_next_one() throws InterruptedException {
        try (Ear ear = ear()) {
            for (int i = 0; i < 200; i++) ear.say("{\"type\":\"ping\"}");
            ear.say("{\"type\":\"ping\"}");
            assertThat(ear.next(ManyBooksTest::isError).at("/error/code").asInt())
                    .isEqualTo(429);

            clock.pass(Duration.ofMinutes(1));
            ear.say("{\"type\":\"ping\"}");
            ear.next(message -> message.path("type").asText().equals("pong"));
        }
    }

    @Test
    void a_line_has_a_hundred_channels() throws InterruptedException {
        try (Ear ear = ear()) {
            for (int i = 0; i <= 100; i++) ear.say("{\"type\":\"subscribe\",\"channel\":\"order_book/" + i + "\"}");
            assertThat(ear.next(ManyBooksTest::isError).at("/error/message").asText())
                    .contains("Subscriptions");
        }
        assertThat(server.refusedOnLines()).isEqualTo(1);
    }

    private Ear ear() {
        return Ear.at(HttpClient.newHttpClient(), URI.create(server.webSocket() + "/stream"));
    }

    private static boolean isError(JsonNode message) {
        return message.has("error");
    }

    private boolean all(StreamedBooks books, Predicate<State> like) {
        return instruments.stream().allMatch(instrument -> like.test(books.state(instrument.symbol())));
    }

    private static Listing listing(String symbol) {
        return Listing.of("lighter", symbol, symbol, "USDC", "0.001", "0.01", Usd.of("5"), 1);
    }
}
