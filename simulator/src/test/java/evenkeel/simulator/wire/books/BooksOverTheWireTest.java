package evenkeel.simulator.wire.books;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.BookStream.State;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.book.BookKeeper;
import evenkeel.activities.venues.book.StreamedBooks;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import evenkeel.simulator.wire.bybit.BybitServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets on both ends; the clock of both ends is moved by hand. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BooksOverTheWireTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();

    @Test
    void books_of_both_venues_are_those_of_their_exchanges() throws Exception {
        var profile = ExchangeProfile.binance(FundingCalendar.REAL);
        try (var server =
                        BinanceServer.start(WireSettings.of(profile, 1, folder).withClock(clock));
                var binance = new Binance(settings("binance", server));
                var bybitServer = BybitServer.start(WireSettings.of(
                                ExchangeProfile.bybit(FundingCalendar.REAL),
                                1,
                                Files.createTempDirectory(folder, "bybit"))
                        .withClock(clock));
                BookStream bybitBooks = bybit(bybitServer)) {
            BookStream books = binance.books();
            books.follow(instruments(profile));
            books.connect(symbol -> {});
            bybitBooks.connect(symbol -> {});
            until(() -> {
                server.beat();
                bybitServer.beat();
                clock.pass(SECOND);
                return state(books, "ETH")
                        && state(books, "SOL")
                        && state(bybitBooks, "ETH")
                        && state(bybitBooks, "SOL");
            });

            server.beat();
            bybitServer.beat();
            Ladder truth = server.look(exchange -> Recording.ladder(exchange.book("SOL", 50)));
            Ladder bybitTruth = bybitServer.look(exchange -> Recording.ladder(exchange.book("SOL", 50)));
            until(() -> books.ladder("SOL", 50).equals(java.util.Optional.of(truth))
                    && bybitBooks.ladder("SOL", 50).equals(java.util.Optional.of(bybitTruth)));
        }
    }

    @Test
    void F44_a_server_that_goes_away_takes_its_books_with_it_and_brings_them_back() throws Exception {
        var settings = WireSettings.of(ExchangeProfile.bybit(FundingCalendar.REAL), 1, folder)
                .withClock(clock);
        BybitServer first = BybitServer.start(settings);
        int port = first.port();
        try (BookStream books = bybit(first)) {
            books.connect(symbol -> {});
            until(() -> moves(first, books));
            first.close();
            until(() -> books.state("ETH") == State.CONNECTING);
            assertThat(books.touch("ETH")).isEmpty();

            try (BybitServer second = BybitServer.start(settings.onPort(port))) {
                until(() -> moves(second, books));
                assertThat(books.touch("ETH")).isPresent();
            }
        } finally {
            first.close();
        }
    }

    @Test
    void a_listener_that_is_slow_hears_of_the_newest_and_of_no_more_than_it_can_take() throws Exception {
        var settings = WireSettings.of(ExchangeProfile.bybit(FundingCalendar.REAL), 1, folder)
                .withClock(clock);
        var mayGo = new CountDownLatch(1);
        var heard = new AtomicInteger();
        try (BybitServer server = BybitServer.start(settings);
                BookStream books = bybit(server)) {
            books.connect(symbol -> {
                heard.incrementAndGet();
                try {
                    mayGo.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            for (int i = 0; i < 50; i++) until(() -> moves(server, books));
            assertThat(heard).hasValue(1);
            mayGo.countDown();
            until(() -> heard.get() > 1);
            Thread.sleep(100);
            assertThat(heard.get()).isLessThanOrEqualTo(1 + 2 * 3); // once more each symbol, or twice
        }
    }

    /** A minute at a time: books are lost and come back, symbols come and go, the line is replaced before the day is over. */
    @Test
    void a_day_of_pushes_leaves_no_heap_thread_or_descriptor_behind() throws Exception {
        var settings = WireSettings.of(ExchangeProfile.bybit(FundingCalendar.REAL), 1, folder)
                .withClock(clock);
        var connections = new AtomicInteger();
        try (BybitServer server = BybitServer.start(settings);
                BookStream books = bybit(server, connections)) {
            books.connect(symbol -> {});
            Use early = null;
            for (int minute = 0; minute < 24 * 60; minute++) {
                if (minute % 97 == 0) books.follow(minute % 2 == 0 ? List.of(eth()) : three());
                clock.pass(MINUTE); // long enough to be lost by a beat that falls into it
                until(() -> moves(server, books));
                if (minute == 120) early = Use.now();
            }
            Use late = Use.now();

            assertThat(connections.get())
                    .as("rotated before the venue's day is over")
                    .isGreaterThanOrEqualTo(2);
            assertThat(late.heap() - early.heap()).as("heap").isLessThan(3_000_000);
            assertThat(late.threads() - early.threads()).as("threads").isLessThanOrEqualTo(2);
            assertThat(late.descriptors() - early.descriptors())
                    .as("descriptors")
                    .isLessThanOrEqualTo(4);
        }
    }

    private record Use(long heap, int threads, long descriptors) {
        static Use now() throws IOException, InterruptedException {
            for (int i = 0; i < 3; i++) {
                System.gc();
                Thread.sleep(30);
            }
            Runtime runtime = Runtime.getRuntime();
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                return new Use(
                        runtime.totalMemory() - runtime.freeMemory(),
                        ManagementFactory.getThreadMXBean().getThreadCount(),
                        open.count());
            }
        }
    }

    /** Lets the market move until the book is in step with it as of now. */
    private boolean moves(BybitServer server, BookStream books) {
        clock.pass(SECOND);
        server.beat();
        Ladder truth = server.look(exchange -> Recording.ladder(exchange.book("ETH", 50)));
        long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
        while (System.nanoTime() < end) {
            if (books.ladder("ETH", 50).filter(truth::equals).isPresent()) return true;
            Thread.onSpinWait();
        }
        return false;
    }

    private static boolean state(BookStream books, String symbol) {
        return books.state(symbol) == State.IN_STEP;
    }

    private BookStream bybit(BybitServer server) {
        return bybit(server, new AtomicInteger());
    }

    private BookStream bybit(BybitServer server, AtomicInteger connections) {
        String base = server.webSocket().toString();
        var wire = BookKeeper.Wire.of(path -> {
            connections.incrementAndGet();
            return new Request.Builder().url(base + path).build();
        });
        var books = new StreamedBooks("bybit", Bybit.bookWords(), wire, this::nanos, new Random(1));
        books.follow(three());
        return books;
    }

    private long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    private static List<Instrument> three() {
        return instruments(ExchangeProfile.bybit(FundingCalendar.REAL));
    }

    private static Instrument eth() {
        return three().get(1);
    }

    private static List<Instrument> instruments(ExchangeProfile profile) {
        return profile.listings().stream().map(Listing::instrument).toList();
    }

    private static VenueSettings settings(String venue, BinanceServer server) {
        var key = new ApiKey("key", "canary".getBytes(StandardCharsets.UTF_8));
        return VenueSettings.of(venue, server.http(), server.webSocket(), key, InstantSource.system(), List.of("ETH"));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) throw new AssertionError("waited in vain");
            Thread.sleep(2);
        }
    }
}
