package evenkeel.activities.venues.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.activities.venues.Spoiler;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.lighter.LighterFrames;
import evenkeel.activities.venues.x10.X10Frames;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames of all venues, spoilt by a seed: {@code -Dfuzz.seconds=60 -Dfuzz.seed=7} for more of it. */
class FrameFuzzTest {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 2));
    private static final long SEED = Long.getLong("fuzz.seed", 20261121);
    private static final int LEAST = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A venue's frame, and where a reader of trees finds in it what matters. */
    record Told(
            String venue,
            BookWords words,
            String market,
            String last,
            String time,
            String bids,
            String asks,
            String frame) {
        @Override
        public String toString() {
            return venue;
        }
    }

    static Stream<Told> frames() {
        return Stream.of(
                new Told("binance", Binance.bookWords(), "/s", "/u", "/E", "/b", "/a", """
                {"e":"depthUpdate","E":1700000000123,"T":1700000000120,"s":"ETHUSDT","U":157,"u":160,"pu":149,\
                "b":[["2999.90","10.5"],["2999.80","0.000"]],"a":[["3000.10","1.25"]],"st":1,"ps":"ETHUSDT"}"""),
                new Told("bybit", Bybit.bookWords(), "/data/s", "/data/u", "/ts", "/data/b", "/data/a", """
                {"topic":"orderbook.50.ETHUSDT","type":"delta","ts":1687940967466,"data":{"s":"ETHUSDT",\
                "b":[["2999.9","10.5"],["2999.8","0"]],"a":[["3000.1","1.25"]],"u":177400507,"seq":66544703342},\
                "cts":1687940967464}"""),
                new Told(
                        "lighter",
                        LighterFrames.words(),
                        "/channel",
                        "/order_book/nonce",
                        "/timestamp",
                        "/order_book/bids",
                        "/order_book/asks",
                        """
                {"channel":"order_book:0","offset":2165,"order_book":{"code":0,"asks":[{"price":"2325.00","size":"99.0000"}],\
                "bids":[{"price":"2324.50","size":"0.0000"}],"offset":2165,"nonce":904860,"begin_nonce":904845,\
                "last_updated_at":1780545600002000},"timestamp":1780545600002,"type":"update/order_book"}"""),
                new Told("x10", X10Frames.words(), "/data/m", "/seq", "/ts", "/data/b", "/data/a", """
                {"type":"DELTA","data":{"m":"BTC-USD","b":[{"p":"25670","q":"-0.05","c":"0.05"}],\
                "a":[{"p":"25770","q":"0.2","c":"0.4"}]},"ts":1701563440001,"seq":2,"error":null}"""));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void S21_a_spoilt_frame_is_refused_with_a_code_or_means_what_it_says(Told venue) throws Exception {
        var spoiler = new Spoiler(SEED);
        var update = new Update();
        int refused = 0;
        int believed = 0;
        venue.words.read(venue.frame, update);
        meansWhatItSays(venue, venue.frame, update);
        long end = System.nanoTime() + TIME.toNanos();
        while (System.nanoTime() < end || refused < LEAST || believed == 0) {
            String spoilt = spoiler.spoil(venue.frame);
            long began = cpu();
            try {
                venue.words.read(spoilt, update);
                if (isBook(update)) {
                    believed++;
                    meansWhatItSays(venue, spoilt, update);
                }
            } catch (Trouble e) {
                assertThat(e.code()).as(shown(spoilt)).isEqualTo(Code.VEN_GARBLED);
                refused++;
            }
            assertThat(cpu() - began)
                    .as(shown(spoilt))
                    .isLessThan(Duration.ofSeconds(1).toNanos());
        }
    }

    private static boolean isBook(Update update) {
        return update.saying() == Update.Saying.SNAPSHOT || update.saying() == Update.Saying.CHANGES;
    }

    private static void meansWhatItSays(Told venue, String text, Update update) throws Exception {
        JsonNode tree = MAPPER.readTree(text);
        assertThat(tree.at(venue.market).asText()).as(shown(text)).endsWith(update.market());
        assertThat(tree.at(venue.last).bigIntegerValue()).as(shown(text)).isEqualTo(BigInteger.valueOf(update.last()));
        assertThat(tree.at(venue.time).longValue()).as(shown(text)).isEqualTo(update.venueMillis());
        assertThat(levels(update.bidRungs()))
                .as(shown(text))
                .isEqualTo(levels(tree.at(venue.bids), update.isRelative()));
        assertThat(levels(update.askRungs()))
                .as(shown(text))
                .isEqualTo(levels(tree.at(venue.asks), update.isRelative()));
    }

    private static List<BigDecimal> levels(Rungs side) {
        List<BigDecimal> levels = new ArrayList<>();
        for (int i = 0; i < side.count(); i++) {
            levels.add(decimal(side.price(i)));
            levels.add(decimal(side.size(i)));
        }
        return levels;
    }

    private static BigDecimal decimal(long digits) {
        return plain(BigDecimal.valueOf(Digits.value(digits), Digits.scale(digits)));
    }

    private static List<BigDecimal> levels(JsonNode side, boolean relative) {
        List<BigDecimal> levels = new ArrayList<>();
        for (JsonNode level : side) {
            if (level.isArray()) level.forEach(figure -> levels.add(plain(new BigDecimal(figure.textValue()))));
            else {
                String price = level.path("price").asText(level.path("p").asText());
                String size = level.path("size")
                        .asText(level.path(relative ? "q" : "c").asText());
                levels.add(plain(new BigDecimal(price)));
                levels.add(plain(new BigDecimal(size)));
            }
        }
        return levels;
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String shown(String text) {
        return text.length() < 600 ? text : text.substring(0, 600) + "…";
    }
}
