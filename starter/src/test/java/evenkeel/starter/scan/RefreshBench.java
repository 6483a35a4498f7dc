package evenkeel.starter.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.book.StreamedVenue;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.Lighter;
import evenkeel.activities.venues.lighter.LighterSettings;
import evenkeel.activities.venues.lighter.signing.SigningKey;
import evenkeel.activities.venues.x10.X10;
import evenkeel.activities.venues.x10.X10Settings;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.Roles;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.ledger.MemoryOrderNumbers;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.faults.FaultBoard;
import evenkeel.simulator.wire.faults.FaultPlan;
import evenkeel.simulator.wire.lighter.LighterKey;
import evenkeel.simulator.wire.lighter.LighterServer;
import evenkeel.simulator.wire.x10.X10Key;
import evenkeel.simulator.wire.x10.X10Server;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long a market is read whose every answer takes 50 ms more, over real HTTP from Lighter and X10 in a box, with their
 * books streamed as in production. Held against the slower of the two lists that tell every symbol's rate, read on its own.
 */
class RefreshBench {
    private static final String LEAD_SCALAR = "17".repeat(39) + "01";
    private static final BigInteger HEDGE_SCALAR = BigInteger.TWO.pow(200).add(BigInteger.valueOf(7));
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final Duration BOOKS_MOVE = Duration.ofSeconds(4);
    /** A venue tells its rates once a second; a pass that asked less would only look at what is known. */
    private static final Duration BETWEEN = Duration.ofMillis(1_100);

    private static final Duration BOOKS_COME = Duration.ofMinutes(5);
    private static final int RUNS = 20;
    private static final int WARMUPS = 5;
    private static final double GOAL = 1.2;

    private final FaultBoard faults = new FaultBoard(1, CLOCK);
    private final OkHttpClient client = new OkHttpClient();

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} symbols")
    @ValueSource(ints = {10, 200})
    void a_refresh_takes_little_longer_than_its_slowest_round_trip(int count) throws IOException {
        List<String> symbols =
                IntStream.range(0, count).mapToObj("A%03d"::formatted).toList();
        try (var lighter = lighter(symbols);
                var x10 = x10(symbols);
                var lead = lead(lighter, symbols);
                var hedge = hedge(x10, symbols)) {
            gather(List.of(lead, hedge), symbols);
            faults.put(FaultPlan.parseOneOrMore("{kind: delay, delay: " + LATENCY + ", times: 0}")
                    .getFirst());
            MarketBoard board = board(lead, hedge);
            List<Double> millis = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            List<Double> trips = new ArrayList<>();
            for (int run = 0; run < WARMUPS + RUNS; run++) {
                LockSupport.parkNanos(BETWEEN.toNanos());
                double trip = Math.max(
                        millis(lighter.http().resolve("/api/v1/funding-rates")),
                        millis(x10.http().resolve("/api/v1/info/markets")));
                long began = System.nanoTime();
                board.refresh(symbols, Duration.ZERO);
                double took = (System.nanoTime() - began) / 1e6;
                assertThat(symbols)
                        .allMatch(symbol -> isWhole(board.last(symbol).orElseThrow()));
                if (run < WARMUPS) continue;
                trips.add(trip);
                millis.add(took);
                ratios.add(took / trip);
            }
            System.out.printf(
                    "refresh of %d symbols: median %.0f ms (%.0f to %.0f), slowest round trip %.0f ms, %.2f of it (%.2f to %.2f)%n",
                    count,
                    median(millis),
                    Collections.min(millis),
                    Collections.max(millis),
                    median(trips),
                    median(millis) / median(trips),
                    Collections.min(ratios),
                    Collections.max(ratios));
            assertThat(median(millis) / median(trips)).isLessThanOrEqualTo(GOAL);
        }
    }

    private static boolean isWhole(SymbolSight sight) {
        return isWhole(sight.lighter()) && isWhole(sight.x10());
    }

    private static boolean isWhole(VenueSight sight) {
        return sight.quote().isPresent()
                && sight.funding().isPresent()
                && sight.rules().isPresent();
    }

    private double millis(URI address) throws IOException {
        var request = new Request.Builder()
                .url(address.toString())
                .header("User-Agent", "a bench")
                .build();
        long began = System.nanoTime();
        try (Response response = client.newCall(request).execute()) {
            assertThat(response.code()).as(address.toString()).isEqualTo(200);
            assertThat(response.body().bytes()).isNotEmpty();
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static MarketBoard board(OpenVenue lead, OpenVenue hedge) {
        var pair = new Pair("lighter", "x10", new Roles(Exchange.LIGHTER));
        return new MarketBoard(
                pair,
                Map.of(
                        "lighter", lead.venue(Urgency.DATA).market(),
                        "x10", hedge.venue(Urgency.DATA).market()),
                CLOCK);
    }

    private static void gather(List<OpenVenue> venues, List<String> symbols) {
        long deadline = System.nanoTime() + BOOKS_COME.toNanos();
        while (!venues.stream().allMatch(venue -> symbols.stream().allMatch(symbol -> isInStep(venue, symbol)))) {
            if (System.nanoTime() > deadline) throw new AssertionError("not all books came within " + BOOKS_COME);
            LockSupport.parkNanos(LATENCY.toNanos());
        }
    }

    private static boolean isInStep(OpenVenue venue, String symbol) {
        try {
            venue.venue().market().quoteToOpen(symbol);
            return true;
        } catch (Trouble notYet) {
            return false;
        }
    }

    private OpenVenue lead(LighterServer server, List<String> symbols) {
        var key = new ApiKey("0/3", LEAD_SCALAR.getBytes(US_ASCII));
        var settings = VenueSettings.of("lighter", server.http(), server.webSocket(), key, CLOCK, symbols);
        var open = Lighter.open(
                LighterSettings.of(settings, new MemoryOrderNumbers()).onTestnet());
        return new StreamedVenue(open, symbols, CLOCK);
    }

    private OpenVenue hedge(X10Server server, List<String> symbols) {
        var key = new ApiKey("our-key", ("0x" + HEDGE_SCALAR.toString(16)).getBytes(US_ASCII));
        var settings = VenueSettings.of("x10", server.http(), server.webSocket(), key, CLOCK, symbols);
        return new StreamedVenue(X10.open(X10Settings.of(settings).onTestnet()), symbols, CLOCK);
    }

    private LighterServer lighter(List<String> symbols) {
        String publicKey = SigningKey.parse(LEAD_SCALAR.getBytes(US_ASCII)).publicKey();
        ExchangeProfile profile = listing(ExchangeProfile.lighter(FundingCalendar.REAL), symbols, "USDC", "");
        return LighterServer.start(wire(profile), LighterServer.TESTNET, List.of(LighterKey.of(0, 3, publicKey)));
    }

    private X10Server x10(List<String> symbols) {
        ExchangeProfile profile = listing(ExchangeProfile.x10(FundingCalendar.REAL), symbols, "USD", "-USD");
        return X10Server.start(wire(profile), X10Key.ofPrivate("our-key", HEDGE_SCALAR));
    }

    private WireSettings wire(ExchangeProfile profile) {
        return WireSettings.of(profile, 4, folder).withFaults(faults).withLimitsTimes(10_000);
    }

    private static ExchangeProfile listing(ExchangeProfile like, List<String> symbols, String money, String suffix) {
        List<Listing> listings = symbols.stream()
                .map(symbol ->
                        Listing.of(like.venue(), symbol, symbol + suffix, money, "0.001", "0.01", Usd.of("5"), 1))
                .toList();
        return new ExchangeProfile(
                like.venue(),
                listings,
                like.makerFee(),
                like.takerFee(),
                like.calendar(),
                BOOKS_MOVE,
                like.clientIds(),
                like.crossing(),
                like.startingWallet());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
