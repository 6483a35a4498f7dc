package evenkeel.activities.venues.lighter;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LighterHeardTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final LighterHeard heard = new LighterHeard(InstantSource.fixed(NOON), nanos::get);

    @BeforeEach
    void begin() {
        heard.nothing();
        heard.sign();
        heard.heard(LighterHeard.ORDERS, frame("{'orders':{'0':[%s]}}".formatted(order(7, "open", "0"))));
        heard.heard(LighterHeard.POSITIONS, frame("{'nonce':5,'positions':{'0':%s}}".formatted(position("1", "2.5"))));
        heard.all();
    }

    @Test
    void it_tells_an_order_as_it_was_told_in_all_its_steps() {
        heard.heard(LighterHeard.ORDERS, frame("{'orders':{'0':[%s]}}".formatted(order(7, "filled", "1"))));

        assertThat(heard.order(7).orElseThrow())
                .extracting(row -> row.text("status"))
                .containsExactly("open", "filled");
    }

    @Test
    void of_an_order_that_nobody_spoke_of_only_a_read_can_tell() {
        assertThat(heard.order(8)).isEmpty();
    }

    @Test
    void it_waits_a_moment_for_the_first_word_about_an_order() throws InterruptedException {
        Thread later = Thread.ofVirtual().start(() -> {
            pause();
            heard.heard(LighterHeard.ORDERS, frame("{'orders':{'0':[%s]}}".formatted(order(9, "open", "0"))));
        });

        assertThat(heard.order(9)).isPresent();
        later.join();
    }

    @Test
    void a_position_that_is_overtaken_on_its_way_tells_nothing() {
        heard.heard(LighterHeard.POSITIONS, frame("{'nonce':9,'positions':{'0':%s}}".formatted(position("1", "4"))));
        heard.heard(LighterHeard.POSITIONS, frame("{'nonce':8,'positions':{'0':%s}}".formatted(position("1", "3"))));

        assertThat(heard.positions().orElseThrow().get(0).text("position")).isEqualTo("4");
    }

    @Test
    void a_trade_that_comes_twice_is_one() {
        for (int i = 0; i < 2; i++) heard.heard(LighterHeard.TRADES, trades("t-1", NOON));
        heard.heard(LighterHeard.TRADES, trades("t-2", NOON.plusSeconds(3)));

        assertThat(heard.trades(0, NOON).orElseThrow())
                .extracting(row -> row.text("trade_id"))
                .containsExactly("t-1", "t-2");
        assertThat(heard.trades(0, NOON.plusSeconds(1)).orElseThrow()).hasSize(1);
        assertThat(heard.trades(1, NOON)).hasValue(List.of());
    }

    @Test
    void what_was_traded_before_it_listened_only_a_read_can_tell() {
        assertThat(heard.trades(0, NOON.minusSeconds(60))).isPresent();
        assertThat(heard.trades(0, NOON.minusSeconds(61))).isEmpty();
    }

    @Test
    void a_line_that_is_silent_is_not_believed_and_is_again_when_it_speaks() {
        nanos.addAndGet(Duration.ofSeconds(13).toNanos());
        assertUncertain();

        heard.sign();
        assertThat(heard.positions()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'orders':{'0':[{}]}}",
                "{'orders':[]}",
                "{}",
                "{'orders':{'0':[{'client_order_index':7,'status':'asleep','filled_base_amount':'0'}]}}"
            })
    void after_a_push_that_it_cannot_read_nothing_is_certain_until_a_new_line(String push) {
        heard.heard(LighterHeard.ORDERS, frame(push));
        assertUncertain();

        heard.all();
        assertUncertain();

        heard.nothing();
        heard.all();
        assertThat(heard.positions().orElseThrow()).isEmpty();
    }

    @Test
    void a_line_that_ends_takes_everything_along() {
        heard.nothing();

        assertUncertain();
    }

    private void assertUncertain() {
        assertThat(heard.order(7)).isEmpty();
        assertThat(heard.positions()).isEmpty();
        assertThat(heard.trades(0, NOON)).isEmpty();
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Fields trades(String id, Instant at) {
        return frame(
                "{'trades':{'0':[{'trade_id':'%s','market_id':0,'timestamp':%d}]}}".formatted(id, at.toEpochMilli()));
    }

    private static String order(long number, String status, String filled) {
        return "{'client_order_index':%d,'status':'%s','filled_base_amount':'%s','filled_quote_amount':'10'}"
                .formatted(number, status, filled);
    }

    private static String position(String sign, String size) {
        return "{'market_id':0,'sign':%s,'position':'%s'}".formatted(sign, size);
    }

    private static Fields frame(String json) {
        return Json.read(json.replace('\'', '"'));
    }
}
