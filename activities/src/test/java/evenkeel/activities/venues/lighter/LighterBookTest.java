package evenkeel.activities.venues.lighter;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.BookStream.State;
import evenkeel.activities.venues.book.Spoken;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Frames as the venue's fixtures have them. */
class LighterBookTest {
    private static final String SNAPSHOT = """
            {"channel":"order_book:0","offset":2164,"order_book":{"code":0,"asks":[{"price":"2325.00","size":"99.0000"}],\
            "bids":[{"price":"2324.50","size":"1.5000"},{"price":"2324.00","size":"7.0000"}],"offset":2164,"nonce":904845,\
            "begin_nonce":0,"last_updated_at":1780545600001000},"timestamp":1780545600001,"type":"subscribed/order_book"}""";

    private final Spoken line =
            new Spoken(new LighterBookWords(symbol -> "0"), Spoken.instrument("ETH", "0.01", "0.0001"));

    @Test
    void a_book_begins_with_what_a_subscription_answers_and_follows_its_nonces() {
        line.hear("{\"type\":\"connected\",\"session_id\":\"a\"}", SNAPSHOT);
        assertThat(line.said).containsExactly("{\"type\":\"subscribe\",\"channel\":\"order_book/0\"}");
        assertThat(line.touch("ETH")).isEqualTo("2324.5 x 1.5 / 2325 x 99");

        line.hear(update(904845, 904860, "2324.50", "0.0000"));
        assertThat(line.touch("ETH")).isEqualTo("2324 x 7 / 2325 x 99");
    }

    @Test
    void F43_a_nonce_that_does_not_begin_where_the_last_ended_loses_the_book_and_it_subscribes_again() {
        line.hear(SNAPSHOT, update(904846, 904860, "2324.50", "2.0000"));
        assertThat(line.keeper.state("ETH")).isEqualTo(State.LOST);

        line.pass(Duration.ofSeconds(2)).hear(update(904860, 904861, "2324.50", "2.0000"));
        assertThat(line.touch("ETH")).isEqualTo("none");
        assertThat(line.said)
                .endsWith(
                        "{\"type\":\"unsubscribe\",\"channel\":\"order_book/0\"}",
                        "{\"type\":\"subscribe\",\"channel\":\"order_book/0\"}");
        assertThat(line.hear(SNAPSHOT).touch("ETH")).isEqualTo("2324.5 x 1.5 / 2325 x 99");
    }

    @Test
    void a_ping_is_answered() {
        line.hear("{\"type\":\"ping\"}");

        assertThat(line.said).endsWith("{\"type\":\"pong\"}");
    }

    private static String update(long begin, long nonce, String bid, String size) {
        return """
                {"channel":"order_book:0","offset":2165,"order_book":{"code":0,"asks":[],"bids":[{"price":"%s","size":"%s"}],\
                "offset":2165,"nonce":%d,"begin_nonce":%d,"last_updated_at":1780545600002000},"timestamp":1780545600002,\
                "type":"update/order_book"}""".formatted(bid, size, nonce, begin);
    }
}
