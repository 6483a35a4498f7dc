package evenkeel.activities.venues.binance;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.Listening;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Socket;
import evenkeel.activities.venues.Wired;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.HintStream;
import evenkeel.activities.venues.stream.Rhythm;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import okhttp3.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceStreamTest {
    private static final String NEW_KEY = "POST /fapi/v1/listenKey";
    private static final String PROLONG = "PUT /fapi/v1/listenKey";
    private static final Rhythm QUICK = new Rhythm(
            Duration.ofMillis(20),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofMillis(10),
            Duration.ofMillis(50));

    private final Peer peer = new Peer();
    private final VenueSettings settings = peer.settings("binance");
    private final Socket venue = new Socket();
    private final Listening listener = new Listening();
    private HintStream stream = streaming(Duration.ofHours(1));

    @BeforeEach
    void script() {
        Wired.tellTime(peer);
        peer.says(NEW_KEY, "{\"listenKey\":\"first\"}", "{\"listenKey\":\"second\"}")
                .says(PROLONG, "{}")
                .does("GET /ws/first", request -> venue.upgrade())
                .does("GET /ws/second", request -> venue.upgrade());
    }

    @AfterEach
    void close() {
        stream.close();
        peer.close();
    }

    @Test
    void F44_a_connection_says_first_that_anything_may_have_changed() throws InterruptedException {
        assertThat(stream.isLive()).isFalse();

        stream.connect(listener);
        venue.accept();

        assertThat(listener.next()).isEqualTo("*");
        assertThat(stream.isLive()).isTrue();
        RecordedRequest asked = peer.only(NEW_KEY);
        assertThat(asked.getHeaders().get("X-MBX-APIKEY")).isEqualTo(Peer.KEY_ID);
        assertThat(asked.getTarget()).doesNotContain("signature");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"e":"ORDER_TRADE_UPDATE","E":1,"T":1,"o":{"s":"ETHUSDT","c":"TEST","X":"FILLED"}}              | ETH
            {"stream":"first","data":{"e":"ORDER_TRADE_UPDATE","E":1,"o":{"s":"BTCUSDT","X":"NEW"}}}        | BTC
            {"e":"ACCOUNT_UPDATE","E":1,"a":{"m":"ORDER","B":[],"P":[{"s":"ETHUSDT","pa":"20","ep":"6563"}]}} | ETH
            {"e":"ACCOUNT_UPDATE","E":1,"a":{"m":"FUNDING_FEE","B":[{"a":"USDT","wb":"1","bc":"5"}]}}        | *
            {"e":"TRADE_LITE","E":1,"s":"ETHUSDT","q":"0.001"}                                               | ETH
            {"e":"ALGO_UPDATE","o":{"caid":"x","s":"ETHUSDT","X":"NEW"}}                                     | ETH
            {"e":"MARGIN_CALL","E":1,"p":[]}                                                                 | *
            {"e":"SOMETHING_NEW"}                                                                            | *
            {"e":"ORDER_TRADE_UPDATE","o":{}}                                                                | *
            not json                                                                                         | *
            """)
    void each_push_becomes_a_hint(String push, String hint) throws InterruptedException {
        stream.connect(listener);
        WebSocket socket = venue.accept();
        listener.next();

        socket.send(push);

        assertThat(listener.next()).isEqualTo(hint);
    }

    @Test
    void a_push_about_what_is_not_ours_is_no_hint() throws InterruptedException {
        stream.connect(listener);
        WebSocket socket = venue.accept();
        listener.next();

        socket.send("{\"e\":\"ORDER_TRADE_UPDATE\",\"o\":{\"s\":\"ETHUSDC\"}}");

        assertThat(listener.isQuiet()).isTrue();
    }

    @Test
    void F44_after_a_loss_it_dials_again_with_a_new_listen_key_and_says_so() throws InterruptedException {
        stream.connect(listener);
        WebSocket socket = venue.accept();
        listener.next();

        socket.close(1001, null);

        venue.accept();
        assertThat(listener.next()).isEqualTo("*");
        assertThat(peer.got("GET /ws/second")).isNotEmpty();
    }

    @Test
    void an_expired_listen_key_is_replaced() throws InterruptedException {
        stream.connect(listener);
        WebSocket socket = venue.accept();
        listener.next();

        socket.send("{\"e\":\"listenKeyExpired\",\"E\":1,\"listenKey\":\"first\"}");

        venue.accept();
        assertThat(listener.next()).isEqualTo("*");
    }

    @Test
    void a_listen_key_is_prolonged_while_it_lives() throws InterruptedException {
        stream = streaming(Duration.ofMillis(30));
        stream.connect(listener);
        venue.accept();

        waitFor(() -> peer.got(PROLONG).size() >= 2);

        assertThat(peer.got(NEW_KEY)).hasSize(1);
    }

    @Test
    void a_listen_key_that_the_venue_forgot_is_replaced_and_a_busy_venue_is_asked_again() throws InterruptedException {
        peer.forgets(PROLONG)
                .says(PROLONG, 503, "")
                .says(PROLONG, 400, "{\"code\":-1125,\"msg\":\"This listenKey does not exist.\"}");
        stream = streaming(Duration.ofMillis(30));
        stream.connect(listener);
        venue.accept();

        venue.accept();

        assertThat(peer.got(PROLONG)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(peer.got(NEW_KEY)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_venue_that_gives_no_listen_key_is_asked_again_later() throws InterruptedException {
        peer.forgets(NEW_KEY)
                .says(NEW_KEY, 503, "")
                .says(NEW_KEY, "{\"listenKey\":\"../../etc\"}")
                .says(NEW_KEY, "{\"listenKey\":\"second\"}");

        stream.connect(listener);

        venue.accept();
        assertThat(listener.next()).isEqualTo("*");
        assertThat(peer.got(NEW_KEY)).hasSize(3);
    }

    @Test
    void a_closed_stream_stays_closed() throws InterruptedException {
        stream.connect(listener);
        venue.accept();
        listener.next();

        stream.close();

        TimeUnit.MILLISECONDS.sleep(100);
        assertThat(stream.isLive()).isFalse();
        assertThat(peer.got(NEW_KEY)).hasSize(1);
    }

    private static void waitFor(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) TimeUnit.MILLISECONDS.sleep(10);
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private HintStream streaming(Duration prolong) {
        return new HintStream("binance", new BinanceStream(new BinanceApi(settings), settings, prolong), QUICK);
    }
}
