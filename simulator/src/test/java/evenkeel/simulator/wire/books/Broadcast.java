package evenkeel.simulator.wire.books;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.book.BookKeeper;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.book.StreamedBooks;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.Lighter;
import evenkeel.activities.venues.lighter.LighterSettings;
import evenkeel.activities.venues.x10.X10;
import evenkeel.activities.venues.x10.X10Settings;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.ledger.MemoryOrderNumbers;
import evenkeel.simulator.venues.SimulatedVenue;
import evenkeel.simulator.wire.Ear;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import evenkeel.simulator.wire.bybit.BybitServer;
import evenkeel.simulator.wire.lighter.LighterServer;
import evenkeel.simulator.wire.x10.X10Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import okhttp3.Request;

/** A venue's wire server, whose clock is moved by hand, and what one needs to keep its books. */
record Broadcast(
        SimulatedVenue venue,
        ExchangeProfile profile,
        HandClock clock,
        URI http,
        URI base,
        Look look,
        Runnable beats,
        Runnable stop,
        AtomicInteger connections)
        implements AutoCloseable {
    private static final String NAME = "a test"; // without one X10 lets nobody in
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Asks the exchange behind the wire. */
    interface Look {
        <T> T at(Function<Exchange, T> question);
    }

    static Broadcast start(SimulatedVenue venue, Path folder, HandClock clock, long seed) {
        return start(venue, folder, clock, seed, 0);
    }

    static Broadcast start(SimulatedVenue venue, Path folder, HandClock clock, long seed, int port) {
        ExchangeProfile profile = venue.profile(FundingCalendar.REAL);
        var settings = WireSettings.of(profile, seed, folder).withClock(clock).onPort(port);
        return switch (venue) {
            case BINANCE -> {
                var server = BinanceServer.start(settings);
                yield on(venue, settings, server.http(), server.webSocket(), server::look, server::beat, server::close);
            }
            case BYBIT -> {
                var server = BybitServer.start(settings);
                yield on(venue, settings, server.http(), server.webSocket(), server::look, server::beat, server::close);
            }
            case LIGHTER -> {
                var server = LighterServer.start(settings, LighterServer.TESTNET, List.of());
                yield on(venue, settings, server.http(), server.webSocket(), server::look, server::beat, server::close);
            }
            case X10 -> {
                var server = X10Server.start(settings);
                yield on(
                        venue,
                        settings,
                        server.http(),
                        URI.create(server.webSocket() + "/stream.extended.exchange/v1"),
                        server::look,
                        server::beat,
                        server::close);
            }
        };
    }

    private static Broadcast on(
            SimulatedVenue venue, WireSettings settings, URI http, URI base, Look look, Runnable beats, Runnable stop) {
        var clock = (HandClock) settings.clock();
        return new Broadcast(venue, settings.profile(), clock, http, base, look, beats, stop, new AtomicInteger());
    }

    BookWords words() {
        return switch (venue) {
            case BINANCE -> Binance.bookWords();
            case BYBIT -> Bybit.bookWords();
            case LIGHTER ->
                Lighter.bookWords(symbol -> Integer.toString(symbols().indexOf(symbol)));
            case X10 -> X10.bookWords();
        };
    }

    /** The adapter, on the clock of the machine. */
    OpenVenue adapter() {
        var key = new ApiKey("key", "canary".getBytes(StandardCharsets.UTF_8));
        URI stream = URI.create("ws://127.0.0.1:" + base.getPort());
        var settings = VenueSettings.of(venue.word(), http, stream, key, InstantSource.system(), symbols());
        return switch (venue) {
            case BINANCE -> Binance.open(settings);
            case BYBIT -> Bybit.open(settings);
            case LIGHTER -> Lighter.open(LighterSettings.of(settings, new MemoryOrderNumbers()));
            case X10 -> X10.open(X10Settings.of(settings));
        };
    }

    /** Books on the server's clock. */
    StreamedBooks books() {
        var books = new StreamedBooks(
                venue.word(),
                words(),
                BookKeeper.Wire.of(this::dial, market -> fetch()),
                () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()),
                new Random(1));
        books.follow(instruments());
        return books;
    }

    Ear ear(HttpClient from) {
        return Ear.at(from, URI.create(base + words().path(List.of(words().market("ETH")))));
    }

    List<Instrument> instruments() {
        return profile.listings().stream().map(Listing::instrument).toList();
    }

    Instrument ether() {
        return instruments().get(symbols().indexOf("ETH"));
    }

    Depth depth(String symbol) {
        return look.at(exchange -> exchange.book(symbol, 50));
    }

    /** All of ETH's book, where books are fetched. */
    String fetch() {
        URI depth = URI.create(http + "/fapi/v1/depth?symbol=ETHUSDT&limit=500");
        try (var client = HttpClient.newHttpClient()) {
            HttpRequest asked =
                    HttpRequest.newBuilder(depth).timeout(PATIENCE).build(); // the server may go away just now
            return client.send(asked, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new Trouble(Code.VEN_SILENT, "no snapshot", e);
        }
    }

    private Request dial(String path) {
        connections.incrementAndGet();
        return new Request.Builder().url(base + path).header("User-Agent", NAME).build();
    }

    private List<String> symbols() {
        return profile.listings().stream().map(Listing::symbol).toList();
    }

    void beat() {
        beats.run();
    }

    @Override
    public void close() {
        stop.run();
    }
}
