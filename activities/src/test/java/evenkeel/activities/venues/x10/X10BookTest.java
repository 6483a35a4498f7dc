package evenkeel.activities.venues.x10;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.BookStream.State;
import evenkeel.activities.venues.book.Spoken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames as the venue's own kit reads them. */
class X10BookTest {
    private static final String SNAPSHOT = """
            {"type":"SNAPSHOT","data":{"m":"BTC-USD","b":[{"p":"25670","q":"0.1"}],"a":[{"p":"25770","q":"0.2"}]},\
            "ts":1701563440000,"seq":1,"error":null}""";

    private final X10BookWords words = new X10BookWords();
    private final Spoken line = new Spoken(words, Spoken.instrument("BTC", "1", "0.0001"));

    @Test
    void each_market_has_a_line_of_its_own_and_connecting_is_all_that_is_said() {
        assertThat(words.path(List.of("BTC-USD"))).isEqualTo("/orderbooks/BTC-USD");
        assertThat(words.isAlone()).isTrue();
        assertThat(line.said).isEmpty();
    }

    @Test
    void a_change_moves_a_level_by_so_much() {
        line.hear(
                SNAPSHOT,
                delta(
                        2,
                        "{\"p\":\"25670\",\"q\":\"0.05\"}",
                        "{\"p\":\"25770\",\"q\":\"-0.2\"},{\"p\":\"25771\",\"q\":\"1\"}"));

        assertThat(line.touch("BTC")).isEqualTo("25670 x 0.15 / 25771 x 1");
    }

    @Test
    void what_then_stands_there_is_taken_where_it_is_told() {
        line.hear(SNAPSHOT, delta(2, "{\"p\":\"25670\",\"q\":\"0.05\",\"c\":\"0.15\"}", ""));
        line.hear(delta(
                3, "{\"p\":\"25670\",\"q\":\"-0.15\",\"c\":\"0\"},{\"p\":\"25669\",\"q\":\"0.3\",\"c\":\"0.3\"}", ""));

        assertThat(line.touch("BTC")).isEqualTo("25669 x 0.3 / 25770 x 0.2");
    }

    @Test
    void F43_a_number_that_is_left_out_ends_the_line() {
        line.hear(SNAPSHOT, delta(3, "", ""));
        assertThat(line.keeper.state("BTC")).isEqualTo(State.LOST);

        line.pass(Duration.ofSeconds(2));
        assertThat(line.hungUp).isEqualTo("a book is lost");
    }

    @Test
    void more_taken_from_a_level_than_was_there_loses_the_book() {
        line.hear(SNAPSHOT, delta(2, "{\"p\":\"25670\",\"q\":\"-0.11\"}", ""));

        assertThat(line.keeper.state("BTC")).isEqualTo(State.LOST);
    }

    private static String delta(long seq, String bids, String asks) {
        return """
                {"type":"DELTA","data":{"m":"BTC-USD","b":[%s],"a":[%s]},"ts":1701563440001,"seq":%d,"error":null}""".formatted(bids, asks, seq);
    }
}
