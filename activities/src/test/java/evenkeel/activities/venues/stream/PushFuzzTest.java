package evenkeel.activities.venues.stream;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Spoiler;
import evenkeel.activities.venues.Wired;
import evenkeel.activities.venues.binance.BinanceFrames;
import evenkeel.activities.venues.bybit.BybitFrames;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.lighter.LighterFrames;
import evenkeel.activities.venues.x10.X10Frames;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pushes about our account, spoilt by a seed: {@code -Dfuzz.seconds=60 -Dfuzz.seed=7} for more of it. */
class PushFuzzTest {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 1));
    private static final long SEED = Long.getLong("fuzz.seed", 20261121);
    private static final int LEAST = 200;

    record Told(String venue, Function<Peer, HintStream.Words> words, String push) {
        @Override
        public String toString() {
            return venue;
        }
    }

    static Stream<Told> pushes() {
        return Stream.of(
                new Told("binance", peer -> BinanceFrames.pushes(peer.settings("binance")), """
                        {"e":"ACCOUNT_UPDATE","E":1700000000000,"T":1700000000000,"a":{"m":"ORDER",
                         "B":[{"a":"USDT","wb":"122624.12","cw":"100.12","bc":"50.12"}],
                         "P":[{"s":"ETHUSDT","pa":"20","ep":"2990","cr":"0","up":"1","mt":"cross","ps":"BOTH"}]}}"""),
                new Told("bybit", peer -> BybitFrames.pushes(peer.settings("bybit")), """
                        {"topic":"order","id":"x","creationTime":1700000000000,"data":[{"symbol":"ETHUSDT","side":"Buy",
                         "orderStatus":"New","cumExecQty":"0.1"}]}"""),
                new Told("lighter", LighterFrames::pushes, """
                        {"type":"update/account_all_orders","channel":"account_all_orders:65","account":65,"nonce":9,
                         "orders":{"0":[{"order_index":1,"client_order_index":42,"status":"open"}]}}"""),
                new Told("x10", peer -> X10Frames.pushes(peer.settings("x10")), """
                        {"type":"ORDER","data":{"orders":[{"id":1,"market":"ETH-USD","status":"NEW","filledQty":"0"}]},
                         "ts":1700000000000,"seq":2,"error":null}"""));
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void S21_a_spoilt_push_is_a_hint_or_trouble_and_never_a_mistake_of_ours(Told told) {
        try (Peer peer = new Peer()) {
            Wired.tellTime(peer);
            HintStream.Words words = told.words.apply(peer);
            var line = new Heard();
            words.heard(line, Json.read(told.push));
            assertThat(line.hints).containsExactly("ETH");

            var spoiler = new Spoiler(SEED);
            int garbled = 0;
            int hinted = 0;
            long end = System.nanoTime() + TIME.toNanos();
            while (System.nanoTime() < end || garbled < LEAST || hinted < LEAST) {
                String spoilt = spoiler.spoil(told.push);
                line.hints.clear();
                long began = cpu();
                try {
                    words.heard(line, Json.read(spoilt));
                    if (!line.hints.isEmpty()) hinted++;
                } catch (Trouble e) {
                    assertThat(e.code()).as(shown(spoilt)).isEqualTo(Code.VEN_GARBLED);
                    garbled++;
                }
                assertThat(line.hints).as(shown(spoilt)).allMatch(hint -> hint.length() < 100);
                assertThat(cpu() - began)
                        .as(shown(spoilt))
                        .isLessThan(Duration.ofSeconds(1).toNanos());
            }
        }
    }

    private static final class Heard implements HintStream.Line {
        private final List<String> hints = new ArrayList<>();

        @Override
        public void changed(String symbol) {
            hints.add(symbol);
        }

        @Override
        public void missed() {
            hints.add("*");
        }

        @Override
        public void say(String text) {}

        @Override
        public void live() {}

        @Override
        public void hangUp(String why) {}
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String shown(String text) {
        return text.length() < 600 ? text : text.substring(0, 600) + "…";
    }
}
