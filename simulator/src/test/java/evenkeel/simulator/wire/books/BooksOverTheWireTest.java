package evenkeel.simulator.wire.books;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.BookStream.State;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.venues.SimulatedVenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real sockets on both ends; the clock of both ends is moved by hand. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BooksOverTheWireTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MINUTES = 3;

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();

    @ParameterizedTest
    @EnumSource
    void books_as_a_venue_opens_them_are_those_of_its_exchange(SimulatedVenue venue) throws Exception {
        try (Broadcast server = start(venue);
                OpenVenue adapter = server.adapter()) {
            BookStream books = adapter.books();
            books.follow(server.instruments());
            books.connect(symbol -> {});
            until(() -> {
                clock.pass(SECOND);
                server.beat();
                return isIn(books, "BTC") && isIn(books, "ETH") && isIn(books, "SOL");
            });

            server.beat();
            Ladder truth = Recording.ladder(server.depth("SOL"));
            until(() -> books.ladder("SOL", 50).equals(Optional.of(truth)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void F44_a_server_that_goes_away_takes_its_books_with_it_and_brings_them_back(SimulatedVenue venue)
            throws Exception {
        Broadcast first = start(venue);
        try (BookStream books = first.books()) {
            books.connect(symbol -> {});
            until(() -> moves(first, books));
            first.close();
            until(() -> books.state("ETH") == State.CONNECTING);
            assertThat(books.touch("ETH")).isEmpty();

            try (Broadcast second =
                    Broadcast.start(venue, folder, clock, 1, first.http().getPort())) {
                until(() -> moves(second, books));
                assertThat(books.touch("ETH")).isPresent();
            }
        } finally {
            first.close();
        }
    }

    @Test
    void a_listener_that_is_slow_hears_of_the_newest_and_of_no_more_than_it_can_take() throws Exception {
        var mayGo = new CountDownLatch(1);
        var heard = new AtomicInteger();
        try (Broadcast server = start(SimulatedVenue.BYBIT);
                BookStream books = server.books()) {
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
            until(() -> server.instruments().stream().allMatch(instrument -> isAsThere(server, books, instrument)));
            mayGo.countDown();
            until(() -> heard.get() > 1);
            Thread.sleep(100);
            assertThat(heard.get()).isLessThanOrEqualTo(1 + 2 * 3); // once more each symbol, or twice
        }
    }

    /** Some minutes at a time: books are lost and come back, symbols come and go, the line is replaced before the day is over. */
    @ParameterizedTest
    @EnumSource
    void a_day_of_pushes_leaves_no_heap_thread_or_descriptor_behind(SimulatedVenue venue) throws Exception {
        try (Broadcast server = start(venue);
                BookStream books = server.books()) {
            books.connect(symbol -> {});
            Use early = null;
            for (int minute = 0; minute < 24 * 60; minute += MINUTES) {
                if (minute % 97 == 0) books.follow(minute % 2 == 0 ? List.of(server.ether()) : server.instruments());
                clock.pass(Duration.ofMinutes(MINUTES)); // long enough to be lost by a beat that falls into it
                until(() -> moves(server, books));
                if (minute == 120) early = Use.now();
            }
            until(() -> server.connections().get() >= 2); // replaced before the venue's day is over
            until(() -> moves(server, books));
            Use late = Use.now();

            assertThat(late.heap() - early.heap()).as("heap").isLessThan(3_000_000);
            int lines = server.words().isAlone() ? server.instruments().size() : 1;
            assertThat(late.threads() - early.threads()).as("threads").isLessThanOrEqualTo(1 + lines);
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
                return new Use(runtime.totalMemory() - runtime.freeMemory(), busy(), open.count());
            }
        }
    }

    /** Threads that do something or wait for it; those that rest in a pool come and go as it likes. */
    private static int busy() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.equals("OkHttp TaskRunner") && !name.contains("-wire-"))
                .count();
    }

    private Broadcast start(SimulatedVenue venue) {
        return Broadcast.start(venue, folder, clock, 1);
    }

    /** Lets the market move until the book is in step with it as of now. */
    private boolean moves(Broadcast server, BookStream books) {
        clock.pass(SECOND);
        server.beat();
        Ladder truth = Recording.ladder(server.depth("ETH"));
        long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
        while (System.nanoTime() < end) {
            if (books.ladder("ETH", 50).filter(truth::equals).isPresent()) return true;
            Thread.onSpinWait();
        }
        return false;
    }

    private static boolean isAsThere(Broadcast server, BookStream books, Instrument instrument) {
        String symbol = instrument.symbol();
        return books.ladder(symbol, 50).equals(Optional.of(Recording.ladder(server.depth(symbol))));
    }

    private static boolean isIn(BookStream books, String symbol) {
        return books.state(symbol) == State.IN_STEP;
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
