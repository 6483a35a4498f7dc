package evenkeel.activities.venues.binance;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Socket;
import evenkeel.activities.venues.Wired;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.HintStream;
import evenkeel.activities.venues.stream.Rhythm;
import evenkeel.domain.venue.Fill;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import okhttp3.WebSocket;
import org.junit.jupiter.api.Test;

/** A session of fills over a real socket, cut before each of them: what happens meanwhile nobody pushes. */
class BinanceCutTest {
    private static final int FILLS = 8;
    private static final Rhythm QUICK = new Rhythm(
            Duration.ofMillis(20),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofMillis(5),
            Duration.ofMillis(10));

    @Test
    void F44_wherever_a_session_is_cut_each_fill_is_read_once_and_none_is_lost() throws InterruptedException {
        for (int cut = 0; cut < FILLS; cut++) cutBefore(cut);
    }

    private static void cutBefore(int cut) throws InterruptedException {
        List<String> truth = Collections.synchronizedList(new ArrayList<>());
        Socket venue = new Socket();
        try (Peer peer = new Peer()) {
            Wired.tellTime(peer);
            peer.says("POST /fapi/v1/listenKey", "{\"listenKey\":\"key\"}")
                    .says("GET /fapi/v1/order", "{\"orderId\":1,\"clientOrderId\":\"ours\"}")
                    .does("GET /ws/key", request -> venue.upgrade())
                    .does(
                            "GET /fapi/v1/userTrades",
                            request -> new MockResponse.Builder()
                                    .body(List.copyOf(truth).toString())
                                    .build());
            VenueSettings settings = peer.settings("binance");
            var api = new BinanceApi(settings);
            var reader = new Reader(new BinanceAccount(api, settings));
            try (var stream = new HintStream("binance", new BinanceStream(api, settings), QUICK)) {
                stream.connect(reader);
                WebSocket line = venue.accept();
                for (int fill = 0; fill < FILLS; fill++) {
                    truth.add(row(fill));
                    if (fill == cut) {
                        line.close(1001, null); // before it was told
                        line = venue.accept();
                    } else {
                        line.send(
                                "{\"e\":\"ORDER_TRADE_UPDATE\",\"E\":1,\"o\":{\"s\":\"ETHUSDT\",\"X\":\"PARTIALLY_FILLED\"}}");
                    }
                }
                reader.awaits(FILLS);
            }
            assertThat(reader.booked)
                    .as("cut before %d", cut)
                    .containsExactlyElementsOf(
                            IntStream.range(0, FILLS).mapToObj(String::valueOf).toList());
            api.close();
        }
    }

    private static String row(int id) {
        return """
                {"symbol":"ETHUSDT","id":%d,"orderId":1,"side":"BUY","price":"3000.10","qty":"0.002","realizedPnl":"0",
                 "quoteQty":"6.0002","commission":"0.01","commissionAsset":"USDT","time":%d,"positionSide":"BOTH",
                 "buyer":true,"maker":false}""".formatted(id, Peer.NOW.toEpochMilli() + id);
    }

    /** Believes reads only, from the last fill it has: what it has already is not booked twice. */
    private static final class Reader implements AccountStream.Listener {
        private final BinanceAccount account;
        private final List<String> booked = Collections.synchronizedList(new ArrayList<>());
        private Instant last = Peer.NOW;

        Reader(BinanceAccount account) {
            this.account = account;
        }

        @Override
        public void changed(String symbol) {
            for (Fill fill : account.fills("ETH", last)) {
                if (!booked.contains(fill.tradeId())) booked.add(fill.tradeId());
                last = fill.venueTime();
            }
        }

        @Override
        public void missed() {
            changed("ETH");
        }

        void awaits(int count) throws InterruptedException {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (booked.size() < count && System.nanoTime() < end) Thread.sleep(2);
        }
    }
}
