package evenkeel.activities.venues.lighter;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.Listening;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Socket;
import evenkeel.activities.venues.http.AccountRules;
import evenkeel.activities.venues.stream.HintStream;
import evenkeel.activities.venues.stream.Rhythm;
import java.time.Duration;
import java.util.List;
import okhttp3.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LighterStreamTest {
    private static final Rhythm CALM = new Rhythm(
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofMillis(10),
            Duration.ofMillis(50));
    private static final List<String> CHANNELS =
            List.of("account_all_orders", "account_all_trades", "account_all_positions");

    private final Peer peer = new Peer();
    private final LighterSettings settings = LighterPeer.settings(peer, LighterPeer.ID, AccountRules.ANY);
    private final LighterApi api = new LighterApi(settings);
    private final Socket venue = new Socket();
    private final Listening listener = new Listening();
    private HintStream stream = streaming(CALM);

    @BeforeEach
    void script() {
        peer.does("GET /stream", request -> venue.upgrade());
    }

    @AfterEach
    void close() {
        stream.close();
        api.close();
        peer.close();
    }

    @Test
    void it_subscribes_to_three_channels_with_a_log_in_and_only_then_is_live() throws InterruptedException {
        stream.connect(listener);
        WebSocket socket = venue.accept();
        for (String channel : CHANNELS) {
            assertThat(venue.hear()).contains("\"subscribe\"", "\"" + channel + "/65\"", "\"auth\":\"1700025199:65:3:");
        }

        socket.send(subscribed("account_all_orders"));
        socket.send(subscribed("account_all_orders"));
        socket.send(subscribed("account_all_trades"));
        assertThat(listener.isQuiet()).isTrue();
        assertThat(stream.isLive()).isFalse();

        socket.send(subscribed("account_all_positions"));
        assertThat(listener.next()).isEqualTo("*");
        assertThat(stream.isLive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"update/account_all_orders","channel":"account_all_orders:65","orders":{"0":[{}]}}  | ETH
            {"type":"update/account_all_trades","trades":{"1":[{}]}}                                    | BTC
            {"type":"update/account_all_positions","positions":{"0":{"position":"1"}}}                  | ETH
            {"type":"update/account_all_orders","orders":[]}                                            | *
            <html>                                                                                      | *
            """)
    void each_push_becomes_a_hint(String push, String hint) throws InterruptedException {
        WebSocket socket = live();

        socket.send(push);

        assertThat(listener.next()).isEqualTo(hint);
    }

    @Test
    void it_answers_a_ping_which_is_no_hint() throws InterruptedException {
        WebSocket socket = live();

        socket.send("{\"type\":\"ping\"}");

        assertThat(venue.hear()).isEqualTo("{\"type\":\"pong\"}");
        assertThat(listener.isQuiet()).isTrue();
    }

    @Test
    void a_refused_log_in_is_made_anew() throws InterruptedException {
        stream.connect(listener);
        WebSocket first = venue.accept();
        for (String channel : CHANNELS) assertThat(venue.hear()).contains(channel);
        int measured = peer.got("GET /").size();

        first.send("{\"error\":{\"code\":20013,\"message\":\"invalid auth\"}}");

        venue.accept();
        assertThat(venue.hear()).contains("account_all_orders/65");
        assertThat(peer.got("GET /")).hasSize(measured + 5);
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
        stream = streaming(new Rhythm(
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofHours(1),
                Duration.ofMillis(10),
                Duration.ofMillis(50)));
        stream.connect(listener);
        welcome(venue.accept());

        assertThat(venue.hear()).isEqualTo("{\"type\":\"ping\"}");

        venue.accept(); // nobody said anything
    }

    private HintStream streaming(Rhythm rhythm) {
        var markets = new LighterMarkets(api, settings.venue().clock());
        return new HintStream(
                "lighter",
                new LighterStream(
                        api,
                        settings.venue(),
                        markets,
                        new LighterHeard(settings.venue().clock(), System::nanoTime)),
                rhythm);
    }

    private WebSocket live() throws InterruptedException {
        stream.connect(listener);
        WebSocket socket = venue.accept();
        welcome(socket);
        assertThat(listener.next()).isEqualTo("*");
        return socket;
    }

    /** Pings may come between. */
    private void welcome(WebSocket socket) throws InterruptedException {
        for (String channel : CHANNELS) {
            String heard = venue.hear();
            while (heard.contains("ping")) heard = venue.hear();
            assertThat(heard).contains(channel);
        }
        for (String channel : CHANNELS) socket.send(subscribed(channel));
    }

    private static String subscribed(String channel) {
        return "{\"type\":\"subscribed/" + channel + "\",\"channel\":\"" + channel + ":65\"}";
    }
}
