package evenkeel.simulator.wire.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import evenkeel.activities.venues.Touch;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.book.BookKeeper;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.signing.Digest;
import evenkeel.activities.venues.lighter.signing.SigningKey;
import evenkeel.activities.venues.stream.SocketLoop;
import evenkeel.activities.venues.x10.signing.StarkKey;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the wire costs: pushes into books, signatures, a placement. Run by bench/books; processor time, not the clock's. */
class BooksBench {
    private static final int FRAMES = 20_000;
    private static final int WARMUPS = 10;
    private static final int RUNS = 40;
    private static final int EACH = 20;
    private static final double LEAST_OF_A_PARSE = 0.5;
    private static final Instrument ETH =
            new Instrument("venue", "ETH", new BigDecimal("0.01"), new BigDecimal("0.001"), Usd.of("5"), 8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit"})
    void pushes_become_books_at_a_hundred_thousand_a_second_and_core(String venue) throws Exception {
        boolean binance = venue.equals("binance");
        Walk walk = new Walk(binance, new SplittableRandom(5));
        List<String> frames = new ArrayList<>(FRAMES);
        String snapshot = walk.snapshot();
        for (int i = 0; i < FRAMES; i++) frames.add(walk.next());
        var factory = new JsonFactory();
        List<Double> bare = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        List<Double> ofAParse = new ArrayList<>();
        long tokens = 0;
        for (int run = -WARMUPS; run < RUNS; run++) {
            double parsed = perSecond(FRAMES, () -> parse(factory, frames));
            Watch watch = new Watch(binance, snapshot, frames.getFirst());
            double kept = perSecond(FRAMES, () -> watch.hear(frames));
            assertThat(watch.best).isNotNull();
            assertThat(watch.keeper.touch("ETH").orElseThrow().bid()).isEqualTo(walk.bestBid());
            tokens += watch.moves;
            if (run < 0) continue;
            bare.add(parsed);
            whole.add(kept);
            ofAParse.add(kept / parsed);
        }

        double length = frames.stream().mapToInt(String::length).average().orElseThrow();
        System.out.printf("%s: %d frames of %.0f characters, %d moves of the best%n", venue, FRAMES, length, tokens);
        double unused = tell("  bare parse, frames/s", bare);
        assertThat(tell("  decode, book, watch, frames/s", whole)).isGreaterThanOrEqualTo(100_000);
        assertThat(tell("  of the parse just before", ofAParse)).isGreaterThanOrEqualTo(LEAST_OF_A_PARSE);
    }

    @Test
    void signatures() throws Exception {
        var key = new ApiKey("key", "canary".repeat(10).getBytes(StandardCharsets.UTF_8));
        String query = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTX&quantity=0.5&price=3000.1"
                + "&newClientOrderId=ee010123456789abcdef0123456789ab&recvWindow=5000&timestamp=1700000000000";
        String body = "1700000000000key5000{\"category\":\"linear\",\"symbol\":\"ETHUSDT\",\"orderLinkId\":"
                + "\"ee010123456789abcdef0123456789ab\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"0.5\"}";
        for (String payload : List.of(query, body)) {
            List<Double> rates = new ArrayList<>();
            for (int run = -WARMUPS; run < RUNS; run++) {
                double rate = perSecond(5_000, () -> {
                    for (int i = 0; i < 5_000; i++) assertSigned(key.hmacSha256(payload));
                });
                if (run >= 0) rates.add(rate);
            }
            double median = tell(payload.startsWith("symbol") ? "Binance signatures/s" : "Bybit signatures/s", rates);
            assertThat(median).isGreaterThan(10_000);
        }
    }

    @Test
    void signatures_on_curves() throws Exception {
        var lighter = SigningKey.parse(("17".repeat(39) + "01").getBytes(StandardCharsets.US_ASCII));
        var x10 = StarkKey.ofHex(("0x" + BigInteger.TWO.pow(200).toString(16)).getBytes(StandardCharsets.US_ASCII));
        Map<String, IntConsumer> signers = Map.of(
                "Lighter",
                        i -> assertThat(lighter.sign(Digest.of("1700000000:" + i)))
                                .hasSize(80),
                "X10",
                        i -> assertThat(x10.sign(BigInteger.valueOf(1_000_003L * (i + 1))))
                                .isNotNull());
        for (String venue : List.of("Lighter", "X10")) {
            List<Double> rates = new ArrayList<>();
            for (int run = -WARMUPS; run < RUNS; run++) {
                double rate = perSecond(50, () -> IntStream.range(0, 50).forEach(signers.get(venue)));
                if (run >= 0) rates.add(rate);
            }
            assertThat(tell(venue + " signatures/s", rates)).isGreaterThan(20);
        }
    }

    @Test
    void a_placement_beside_a_bare_post() throws Exception {
        var key = TradingKey.of("bench-key", "bench-canary");
        var profile = ExchangeProfile.binance(FundingCalendar.REAL);
        var prices =
                new ScriptedPrices().price("ETH", "3000").price("BTC", "60000").price("SOL", "150");
        var settings = WireSettings.of(profile, 1, folder, key).withPrices(prices);
        var bareClient = new OkHttpClient();
        List<Double> placed = new ArrayList<>();
        List<Double> posted = new ArrayList<>();
        try (var server = BinanceServer.start(settings);
                var binance = Binance.open(VenueSettings.of(
                        "binance",
                        server.http(),
                        server.webSocket(),
                        new ApiKey("bench-key", "bench-canary".getBytes(StandardCharsets.UTF_8)),
                        InstantSource.system(),
                        List.of("ETH")))) {
            var orders = binance.orders();
            binance.venue().account().venueTime();
            for (int i = 0; i < 300; i++) {
                OrderIntent intent = intent(i);
                Instant stamp = InstantSource.system().instant();
                long began = System.nanoTime();
                OrderOutcome outcome = orders.place(intent, stamp);
                double ours = (System.nanoTime() - began) / 1e6;
                assertThat(outcome).isInstanceOf(OrderOutcome.Accepted.class);

                String query = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=IOC&quantity=0.01&price=3010"
                        + "&newClientOrderId=bare-" + i + "&recvWindow=5000&timestamp=" + stamp.toEpochMilli();
                var request = new Request.Builder()
                        .url(server.http() + "/fapi/v1/order?" + query + "&signature=" + key.sign(query))
                        .header("X-MBX-APIKEY", "bench-key")
                        .post(RequestBody.create(new byte[0], MediaType.get("text/plain")))
                        .build();
                began = System.nanoTime();
                try (var response = bareClient.newCall(request).execute()) {
                    assertThat(response.code()).isEqualTo(200);
                    assertThat(response.body().string()).contains("bare-" + i);
                }
                double bare = (System.nanoTime() - began) / 1e6;
                if (i < 100) continue;
                placed.add(ours);
                posted.add(bare);
            }
        } finally {
            bareClient.dispatcher().executorService().shutdown();
            bareClient.connectionPool().evictAll();
        }
        double ours = tell("placement, ms", placed);
        double bare = tell("bare post, ms", posted);
        System.out.printf("of a bare post: %.2f%n", ours / bare);
        assertThat(ours / bare).isLessThan(3);
    }

    private static OrderIntent intent(int seq) {
        return new OrderIntent(
                new OrderKey("bench-1", "lead", seq + 1),
                1,
                "binance",
                "ETH",
                Side.BUY,
                Quantity.of("0.01"),
                Price.of("3010"),
                TimeInForce.IOC,
                Purpose.HEDGE,
                false);
    }

    private static void assertSigned(String signature) {
        if (signature.length() != 64) throw new AssertionError(signature);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double perSecond(int count, Work work) throws Exception {
        var thread = ManagementFactory.getThreadMXBean();
        long began = thread.getCurrentThreadCpuTime();
        work.run();
        return count * (double) TimeUnit.SECONDS.toNanos(1) / (thread.getCurrentThreadCpuTime() - began);
    }

    private static void parse(JsonFactory factory, List<String> frames) throws Exception {
        for (String frame : frames) {
            try (JsonParser parser = factory.createParser(frame)) {
                while (parser.nextToken() != null) {}
            }
        }
    }

    private static double tell(String what, List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(one -> one).sorted().toArray();
        double median = sorted[sorted.length / 2];
        System.out.printf(
                "%-32s median %,.2f, %,.2f to %,.2f, %d runs%n",
                what, median, sorted[0], sorted[sorted.length - 1], sorted.length);
        return median;
    }

    /** Hears of every move of the best prices, and reads them as often as somebody can act on them. */
    private static final class Watch implements SocketLoop.Line {
        private final BookKeeper keeper;
        private int moves;
        private @Nullable Touch best;

        Watch(boolean binance, String snapshot, String first) {
            BookWords words = binance ? Binance.bookWords() : Bybit.bookWords();
            var wire = new BookKeeper.Wire() {
                @Override
                public Request dial(String path) {
                    throw new IllegalStateException("nobody dials here");
                }

                @Override
                public String fetch(String market) {
                    return snapshot;
                }
            };
            keeper = new BookKeeper(words, wire, this::look, System::nanoTime, new Random(1));
            keeper.follow(List.of(ETH));
            keeper.opened(this);
            keeper.heard(this, binance ? first : snapshot);
            if (binance) keeper.beat(this);
            moves = 0;
        }

        void hear(List<String> frames) {
            for (String frame : frames) keeper.heard(this, frame);
        }

        private void look(String symbol) {
            if (moves++ % EACH == 0) best = keeper.touch(symbol).orElse(best);
        }

        @Override
        public void say(String text) {}

        @Override
        public void live() {}

        @Override
        public void hangUp(String why) {
            throw new AssertionError(why);
        }
    }
}
