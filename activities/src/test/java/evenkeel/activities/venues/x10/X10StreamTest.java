package evenkeel.activities.venues.x10;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.Listening;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Socket;
import evenkeel.activities.venues.stream.HintStream;
import evenkeel.activities.venues.stream.Rhythm;
import java.time.Duration;
import okhttp3.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class X10StreamTest {
    private static final String STREAM = "GET /stream.extended.exchange/v1/account";
    private static final String SNAPSHOT = """
            {"type":"SNAPSHOT","data":{"orders":[],"positions":[],"trades":[],"balance":{}},"ts":1700000000000,"seq":1,
             "error":null}""";

    private static final Rhythm CALM = new Rhythm(
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofMillis(10),
            Duration.ofMillis(50));

    private final Peer peer = new Peer();
    private final Socket venue = new Socket();
    private final Listening listener = new Listening();
    private final HintStream stream = new HintStream("x10", new X10Stream(new X10Api(peer.settings("x10"))), CALM);

    @BeforeEach
    void script() {
        peer.does(STREAM, request -> venue.upgrade());
    }

    @AfterEach
    void close() {
        stream.close();
        peer.close();
    }

    @Test
    void it_shows_its_key_and_is_live_with_the_first_picture() throws InterruptedException {
        stream.connect(listener);
        WebSocket socket = venue.accept();

        assertThat(peer.only(STREAM).getHeaders().get("X-Api-Key")).isEqualTo(Peer.KEY_ID);
        assertThat(peer.only(STREAM).getHeaders().get("User-Agent")).isEqualTo("evenkeel");
        assertThat(listener.isQuiet()).isTrue();
        assertThat(stream.isLive()).isFalse();

        socket.send(SNAPSHOT);
        assertThat(listener.next()).isEqualTo("*");
        assertThat(stream.isLive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"ORDER","data":{"orders":[{"market":"ETH-USD","status":"NEW"}]},"ts":1,"seq":2}    | ETH
            {"type":"TRADE","data":{"trades":[{"market":"BTC-USD","qty":"1"}]},"ts":1,"seq":2}         | BTC
            {"type":"POSITION","data":{"positions":[{"market":"ETH-USD"}],"orders":null},"seq":2}      | ETH
            {"type":"ORDER","data":{"orders":[{}]},"ts":1,"seq":2}                                     | *
            {"type":"ORDER","data":{"orders":[{"market":"ETH-USD"}]},"ts":1}                           | *
            <html>                                                                                     | *
            """)
    void each_push_becomes_a_hint(String push, String hint) throws InterruptedException {
        WebSocket socket = live();

        socket.send(push);

        assertThat(listener.next()).isEqualTo(hint);
    }

    @Test
    void F44_a_change_that_is_missing_ends_the_connection_and_the_next_one_starts_anew() throws InterruptedException {
        WebSocket socket = live();

        socket.send("{\"type\":\"ORDER\",\"data\":{\"orders\":[{\"market\":\"ETH-USD\"}]},\"ts\":1,\"seq\":3}");

        venue.accept().send(SNAPSHOT);
        assertThat(listener.next()).isEqualTo("*");
        assertThat(stream.isLive()).isTrue();
    }

    @Test
    void a_change_of_the_balance_alone_is_no_hint() throws InterruptedException {
        WebSocket socket = live();

        socket.send("{\"type\":\"BALANCE\",\"data\":{\"balance\":{\"balance\":\"1\"}},\"ts\":1,\"seq\":2}");

        assertThat(listener.isQuiet()).isTrue();
    }

    @Test
    void F44_after_a_loss_it_dials_again_and_says_that_anything_may_have_changed() throws InterruptedException {
        live().close(1001, null);

        venue.accept().send(SNAPSHOT);

        assertThat(listener.next()).isEqualTo("*");
    }

    private WebSocket live() throws InterruptedException {
        stream.connect(listener);
        WebSocket socket = venue.accept();
        socket.send(SNAPSHOT);
        assertThat(listener.next()).isEqualTo("*");
        return socket;
    }
}
