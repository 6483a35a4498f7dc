package evenkeel.activities.venues.book;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.BookStream.State;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.lighter.Lighter;
import evenkeel.domain.venue.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookKeeperTest {
    private final Spoken bybit = new Spoken(Bybit.bookWords(), Spoken.ETH, Spoken.BTC);
    private final Spoken binance = new Spoken(Binance.bookWords(), Spoken.ETH);

    @Test
    void it_says_only_what_is_new_and_what_is_gone() {
        bybit.keeper.follow(List.of(Spoken.ETH, Spoken.instrument("SOL", "0.01", "0.1")));
        bybit.keeper.follow(List.of(Spoken.ETH, Spoken.instrument("SOL", "0.01", "0.1")));

        assertThat(bybit.said.getFirst()).contains("orderbook.50.BTCUSDT", "orderbook.50.ETHUSDT");
        assertThat(bybit.said.subList(1, bybit.said.size()))
                .containsExactly(
                        "{\"op\":\"unsubscribe\",\"args\":[\"orderbook.50.BTCUSDT\"]}",
                        "{\"op\":\"subscribe\",\"args\":[\"orderbook.50.SOLUSDT\"]}");
        assertThat(bybit.hear(snapshot("BTC", 5, "60000.1", "60000.2")).touch("BTC"))
                .isEqualTo("none");
    }

    @Test
    void a_venue_that_hears_two_hundred_words_a_minute_is_asked_within_them_and_first_for_what_is_wanted_now() {
        Instrument[] all = IntStream.range(0, 300)
                .mapToObj(i -> Spoken.instrument(Integer.toString(i), "0.01", "0.001"))
                .toArray(Instrument[]::new);
        var lighter = new Spoken(Lighter.bookWords(symbol -> symbol), all);
        assertThat(lighter.said).hasSize(10);
        answer(lighter);
        List<String> waiting = IntStream.range(0, 300)
                .mapToObj(Integer::toString)
                .filter(symbol -> lighter.keeper.state(symbol) == State.CONNECTING)
                .toList();
        waiting.subList(0, 80).forEach(lighter.keeper::hurry);
        assertThat(lighter.said).hasSize(60);
        assertThat(lighter.said.get(10)).contains("\"order_book/" + waiting.getFirst() + "\"");

        for (int minute = 0; minute < 3; minute++) {
            int before = lighter.said.size();
            for (int beat = 0; beat < 240; beat++) {
                lighter.pass(Duration.ofMillis(250));
                if (beat % 20 == 0) answer(lighter);
            }
            assertThat(lighter.said.size() - before).isLessThanOrEqualTo(140); // with the sixty at once these are 200
        }
        assertThat(lighter.said.stream().filter(word -> word.contains("\"subscribe\"")))
                .doesNotHaveDuplicates()
                .hasSize(300);
    }

    private static void answer(Spoken lighter) {
        for (String word : List.copyOf(lighter.said)) {
            lighter.hear(word.replace("\"subscribe\"", "\"subscribed/order_book\"")
                    .replace("order_book/", "order_book:")
                    .replace("\"}", "\",\"timestamp\":1,\"order_book\":{\"nonce\":1,\"bids\":[],\"asks\":[]}}"));
        }
    }

    @Test
    void best_prices_move_with_snapshot_and_changes() {
        bybit.hear(snapshot("ETH", 5, "2999.99", "3000.01"));
        assertThat(bybit.touch("ETH")).isEqualTo("2999.99 x 2 / 3000.01 x 3");
        assertThat(bybit.touch("BTC")).isEqualTo("none");

        bybit.hear(delta("ETH", 6, "[[\"2999.99\",\"0\"],[\"2999.5\",\"1.5\"]]", "[[\"3000.01\",\"4\"]]"));
        assertThat(bybit.touch("ETH")).isEqualTo("2999.5 x 1.5 / 3000.01 x 4");
        assertThat(bybit.moved.stream().filter("ETH"::equals)).hasSize(3); // awaited, in step, moved
    }

    @Test
    void who_changes_nothing_at_the_top_moves_nothing() {
        bybit.hear(snapshot("ETH", 5, "2999.99", "3000.01"));
        int moves = bybit.moved.size();
        bybit.hear(delta("ETH", 6, "[[\"2000\",\"7\"]]", "[]"));

        assertThat(bybit.moved).hasSize(moves);
        assertThat(bybit.keeper.ladder("ETH", 9).orElseThrow().bids()).hasSize(2);
    }

    @Test
    void F43_a_restart_of_the_venue_s_service_is_a_snapshot_whatever_it_is_called() {
        bybit.hear(snapshot("ETH", 500, "2999.99", "3000.01"));
        bybit.hear(delta("ETH", 1, "[[\"2990\",\"1\"]]", "[[\"2991\",\"1\"]]"));
        assertThat(bybit.touch("ETH")).isEqualTo("2990 x 1 / 2991 x 1");

        bybit.hear(delta("ETH", 2, "[[\"2990.5\",\"1\"]]", "[]"));
        assertThat(bybit.touch("ETH")).isEqualTo("2990.5 x 1 / 2991 x 1");
    }

    @Test
    void F43_a_lost_book_is_asked_for_again_after_a_pause_that_grows() {
        List<Integer> beats =
                IntStream.range(0, 5).mapToObj(i -> beatsUntilAskedAgain()).toList();

        assertThat(beats).isSorted();
        assertThat(beats.getLast()).isGreaterThan(4 * beats.getFirst());
        bybit.hear(snapshot("ETH", 90, "2999.99", "3000.01"));
        assertThat(bybit.touch("ETH")).isEqualTo("2999.99 x 2 / 3000.01 x 3");
    }

    private int beatsUntilAskedAgain() {
        bybit.hear(snapshot("ETH", 5, "2999.99", "3000.01"), delta("ETH", 7, "[]", "[]"));
        assertThat(bybit.keeper.state("ETH")).isEqualTo(State.LOST);
        int before = bybit.said.size();
        int beats = 0;
        for (; bybit.keeper.state("ETH") == State.LOST; beats++) {
            bybit.hear(snapshot("BTC", 5, "60000.1", "60000.2")).pass(Duration.ofMillis(100));
        }
        assertThat(bybit.said.subList(before, bybit.said.size()))
                .contains(
                        "{\"op\":\"unsubscribe\",\"args\":[\"orderbook.50.ETHUSDT\"]}",
                        "{\"op\":\"subscribe\",\"args\":[\"orderbook.50.ETHUSDT\"]}");
        return beats;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[\"3000.02\",\"1\"]]", // crossed
                "[[\"2999.995\",\"1\"]]", // between two ticks
                "[[\"2999.98\",\"1.0005\"]]", // between two lots
                "[[\"2999.98\",\"-1\"]]",
                "[[\"0\",\"1\"]]",
                "[[\"99999999999999\",\"9999999999999999\"]]"
            })
    void F42_a_level_that_cannot_be_loses_its_book_and_no_other(String bids) {
        bybit.hear(snapshot("ETH", 5, "2999.99", "3000.01"), snapshot("BTC", 5, "60000.1", "60000.2"));
        bybit.hear(delta("ETH", 6, bids, "[]"));

        assertThat(bybit.keeper.state("ETH")).isEqualTo(State.LOST);
        assertThat(bybit.touch("ETH")).isEqualTo("none");
        assertThat(bybit.touch("BTC")).isEqualTo("60000.1 x 2 / 60000.2 x 3");
    }

    @Test
    void F43_a_frame_that_cannot_be_read_may_have_been_about_any_book() {
        bybit.hear(snapshot("ETH", 5, "2999.99", "3000.01"), snapshot("BTC", 5, "60000.1", "60000.2"));
        bybit.hear("{\"topic\":\"orderbook.50.E");

        assertThat(bybit.keeper.state("ETH")).isEqualTo(State.LOST);
        assertThat(bybit.keeper.state("BTC")).isEqualTo(State.LOST);
    }

    @Test
    void F45_a_line_on_which_no_book_moves_is_given_up_though_it_answers_pings() {
        bybit.hear(snapshot("ETH", 5, "2999.99", "3000.01"));
        for (int i = 0; i < 31; i++) {
            assertThat(bybit.hungUp).isEmpty();
            bybit.hear("{\"success\":true,\"ret_msg\":\"pong\",\"op\":\"ping\"}")
                    .pass(Duration.ofSeconds(1));
        }

        assertThat(bybit.hungUp).isEqualTo("no book moves");
        assertThat(bybit.said).contains("{\"op\":\"ping\"}");
    }

    @Test
    void nothing_is_answered_once_the_line_is_gone_and_late_words_of_it_count_no_more() {
        bybit.hear(snapshot("ETH", 5, "2999.99", "3000.01"));
        bybit.keeper.ended();
        bybit.hear(snapshot("ETH", 6, "2999.99", "3000.01"));

        assertThat(bybit.keeper.state("ETH")).isEqualTo(State.CONNECTING);
        assertThat(bybit.touch("ETH")).isEqualTo("none");
    }

    @Test
    void a_snapshot_is_fetched_once_frames_come_and_what_came_meanwhile_follows_it() {
        binance.fetched = depth(102, 1);
        binance.pass(Duration.ofSeconds(1));
        assertThat(binance.fetches).isZero();

        binance.hear(change(99, 100, "1.0"), change(100, 103, "1.5"), change(103, 104, "2.5"))
                .pass(Duration.ofSeconds(1));
        assertThat(binance.fetches).isEqualTo(1);
        assertThat(binance.touch("ETH")).isEqualTo("2999.99 x 2.5 / 3000.01 x 3");
    }

    @Test
    void F43_a_snapshot_older_than_all_that_came_is_fetched_again_and_no_change_is_lost() {
        binance.fetched = depth(90, 1);
        binance.hear(change(99, 100, "1.0")).pass(Duration.ofSeconds(1));
        assertThat(binance.keeper.state("ETH")).isEqualTo(State.SYNCING);

        binance.fetched = depth(99, 1);
        for (int i = 0; i < 10; i++) binance.pass(Duration.ofMillis(250));
        assertThat(binance.touch("ETH")).isEqualTo("2999.99 x 1 / 3000.01 x 3");
        assertThat(binance.fetches).isEqualTo(2);
    }

    @Test
    void F43_a_book_of_which_only_the_top_was_shown_is_lost_when_its_best_lies_below() {
        binance.fetched = depth(100, 500);
        binance.hear(change(99, 100, "1.0")).pass(Duration.ofSeconds(1));
        assertThat(binance.keeper.ladder("ETH", 1_000).orElseThrow().bids()).hasSize(500);

        String allGone = IntStream.range(0, 500)
                .mapToObj(i -> "[\"" + (299_999 - i) / 100 + "." + two((299_999 - i) % 100) + "\",\"0\"]")
                .collect(Collectors.joining(",", "[", "]"));
        binance.hear(change(100, 101, allGone.replace("]]", "],[\"2000\",\"1\"]]"), "[]"));
        assertThat(binance.keeper.state("ETH")).isEqualTo(State.LOST);
    }

    @Test
    void what_waits_for_a_snapshot_is_bounded() {
        for (int i = 0; i <= LocalBook.MOST_WAITING; i++) binance.hear(change(i, i + 1, "1.0"));

        assertThat(binance.keeper.state("ETH")).isEqualTo(State.LOST);
    }

    private static String snapshot(String symbol, long u, String bid, String ask) {
        return frame("snapshot", symbol, u, "[[\"" + bid + "\",\"2\"]]", "[[\"" + ask + "\",\"3\"]]");
    }

    private static String delta(String symbol, long u, String bids, String asks) {
        return frame("delta", symbol, u, bids, asks);
    }

    private static String frame(String type, String symbol, long u, String bids, String asks) {
        return """
                {"topic":"orderbook.50.%sUSDT","type":"%s","ts":1700000000000,"data":{"s":"%sUSDT","b":%s,"a":%s,\
                "u":%d,"seq":%d},"cts":1700000000000}""".formatted(symbol, type, symbol, bids, asks, u, u);
    }

    private static String change(long follows, long last, String bidSize) {
        return change(follows, last, "[[\"2999.99\",\"" + bidSize + "\"]]", "[[\"3000.01\",\"3\"]]");
    }

    private static String change(long follows, long last, String bids, String asks) {
        return """
                {"e":"depthUpdate","E":1700000000000,"T":1700000000000,"s":"ETHUSDT","U":%d,"u":%d,"pu":%d,\
                "b":%s,"a":%s}""".formatted(follows + 1, last, follows, bids, asks);
    }

    private static String depth(long last, int levels) {
        String bids = IntStream.range(0, levels)
                .mapToObj(i -> "[\"" + (299_999 - i) / 100 + "." + two((299_999 - i) % 100) + "\",\"7\"]")
                .collect(Collectors.joining(","));
        return "{\"lastUpdateId\":%d,\"E\":1700000000000,\"T\":1700000000000,\"bids\":[%s],\"asks\":[[\"3000.01\",\"7\"]]}"
                .formatted(last, bids);
    }

    private static String two(int cents) {
        return cents < 10 ? "0" + cents : String.valueOf(cents);
    }
}
