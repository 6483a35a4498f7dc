package evenkeel.activities.venues.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.Listening;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Socket;
import evenkeel.activities.venues.Wired;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.HintStream;
import evenkeel.activities.venues.stream.Rhythm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BybitStreamTest {
    private static final Rhythm CALM = new Rhythm(
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofMillis(10),
            Duration.ofMillis(50));

    private final Peer peer = new Peer();
    private final VenueSettings settings = peer.settings("bybit");
    private final Socket venue = new Socket();
    private final Listening listener = new Listening();
    private HintStream stream = streaming(CALM);

    @BeforeEach
    void script() {
        Wired.tellTime(peer);
        peer.does("GET /v5/private", request -> venue.upgrade());
    }

    @AfterEach
    void close() {
        stream.close();
        peer.close();
    }

    @Test
    void it_logs_in_subscribes_and_only_then_is_live() throws InterruptedException {
        stream.connect(listener);
        WebSocket socket = venue.accept();
        var key = new ApiKey(Peer.KEY_ID, Peer.SECRET.getBytes(StandardCharsets.UTF_8));

        assertThat(venue.hear())
                .contains("\"op\":\"auth\"")
                .contains("\"args\":[\"" + Peer.KEY_ID + "\",1700000010000,\""
                        + key.hmacSha256("GET/realtime1700000010000") + "\"]");
        assertThat(stream.isLive()).isFalse();

        socket.send("{\"success\":true,\"ret_msg\":\"\",\"op\":\"auth\",\"conn_id\":\"c\"}");
        assertThat(venue.hear()).contains("\"op\":\"subscribe\"", "[\"order\",\"execution\",\"position\"]");
        assertThat(listener.isQuiet()).isTrue();

        socket.send("{\"success\":true,\"ret_msg\":\"\",\"op\":\"subscribe\",\"conn_id\":\"c\",\"req_id\":\"\"}");
        assertThat(listener.next()).isEqualTo("*");
        assertThat(stream.isLive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"topic":"order","id":"x","creationTime":1,"data":[{"symbol":"ETHUSDT","orderStatus":"New"}]} | ETH
            {"topic":"execution","id":"x","data":[{"symbol":"BTCUSDT","execType":"Funding"}]}             | BTC
            {"topic":"position","id":"x","data":[{"symbol":"ETHUSDT","size":"0"}]}                        | ETH
            {"topic":"order","data":[{}]}                                                                 | *
            <html>                                                                                        | *
            """)
    void each_push_becomes_a_hint(String push, String hint) throws InterruptedException {
        WebSocket socket = live();

        socket.send(push);

        assertThat(listener.next()).isEqualTo(hint);
    }

    @Test
    void a_refused_log_in_is_tried_again_with_a_clock_measured_anew() throws InterruptedException {
        stream.connect(listener);
        WebSocket first = venue.accept();
        venue.hear();
        int measured = peer.got("GET /v5/market/time").size();

        first.send("{\"success\":false,\"ret_msg\":\"expired\",\"op\":\"auth\",\"conn_id\":\"c\"}");

        venue.accept();
        assertThat(venue.hear()).contains("\"op\":\"auth\"");
        assertThat(peer.got("GET /v5/market/time")).hasSize(measured + 5);
    }

    @Test
    void F44_after_a_loss_it_dials_again_and_says_that_anything_may_have_changed() throws InterruptedException {
        WebSocket socket = live();

        socket.close(1001, null);

        welcome(venue.accept());
        assertThat(listener.next()).isEqualTo("*");
    }

    @Test
    void F45_it_pings_and_hangs_up_on_a_venue_that_falls_silent() throws InterruptedException {
        var quick = new Rhythm(
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofHours(1),
                Duration.ofMillis(10),
                Duration.ofMillis(50));
        stream = streaming(quick);
        stream.connect(listener);
        welcome(venue.accept());

        assertThat(venue.hear()).isEqualTo("{\"op\":\"ping\"}");

        venue.accept(); // nobody answered the pings
    }

    @Test
    void an_answered_ping_is_no_hint() throws InterruptedException {
        WebSocket socket = live();

        socket.send("{\"req_id\":\"1\",\"op\":\"pong\",\"args\":[\"1675418560633\"],\"conn_id\":\"c\"}");

        assertThat(listener.isQuiet()).isTrue();
    }

    private HintStream streaming(Rhythm rhythm) {
        return new HintStream("bybit", new BybitStream(new BybitApi(settings), settings), rhythm);
    }

    private String hearNoPing() throws InterruptedException {
        String heard = venue.hear();
        while (heard.contains("ping")) heard = venue.hear();
        return heard;
    }

    private WebSocket live() throws InterruptedException {
        stream.connect(listener);
        WebSocket socket = venue.accept();
        welcome(socket);
        assertThat(listener.next()).isEqualTo("*");
        return socket;
    }

    private void welcome(WebSocket socket) throws InterruptedException {
        assertThat(venue.hear()).contains("auth");
        socket.send("{\"success\":true,\"ret_msg\":\"\",\"op\":\"auth\",\"conn_id\":\"c\"}");
        assertThat(hearNoPing()).contains("subscribe");
        socket.send("{\"success\":true,\"ret_msg\":\"\",\"op\":\"subscribe\",\"conn_id\":\"c\"}");
    }
}
