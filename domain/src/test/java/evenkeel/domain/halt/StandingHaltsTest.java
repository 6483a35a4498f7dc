package evenkeel.domain.halt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandingHaltsTest {
    private static final HaltTarget CARRY_ETH = new HaltTarget(List.of("bybit", "binance"), "ETH", "carry");

    @ParameterizedTest(name = "{0}: entry {1}, hedge {2}, reduction {3}, cancel {4}")
    @CsvSource({
        "K0, stopped, passes,  passes,  passes",
        "K1, stopped, passes,  passes,  passes",
        "K2, stopped, stopped, passes,  passes",
        "K3, stopped, stopped, stopped, stopped"
    })
    void each_level_stops_what_the_one_before_stops_and_more(
            HaltLevel level, String entry, String hedge, String reduction, String cancel) {
        StandingHalts halts = new StandingHalts(List.of(halt("global", level)));

        assertThat(fate(halts, Purpose.ENTRY)).isEqualTo(entry);
        assertThat(fate(halts, Purpose.HEDGE)).isEqualTo(hedge);
        assertThat(fate(halts, Purpose.REDUCE)).isEqualTo(reduction);
        assertThat(halts.stoppingCancel(order(Purpose.ENTRY)).isPresent()).isEqualTo(cancel.equals("stopped"));
    }

    @ParameterizedTest(name = "{0} covers a carry of ETH at bybit: {1}")
    @CsvSource({
        "global, true",
        "venue:Bybit, true",
        "venue:okx, false",
        "symbol:eth, true",
        "symbol:BTC, false",
        "strategy:carry, true",
        "strategy:basis, false"
    })
    void a_scope_covers_what_it_names(String scope, boolean covers) {
        assertThat(HaltScope.of(scope).covers(CARRY_ETH)).isEqualTo(covers);
        assertThat(HaltScope.of(HaltScope.of(scope).toString())).isEqualTo(HaltScope.of(scope));
    }

    @Test
    void the_gravest_of_several_counts() {
        StandingHalts halts = new StandingHalts(List.of(
                halt("symbol:eth", HaltLevel.K0), halt("venue:bybit", HaltLevel.K2), halt("global", HaltLevel.K1)));

        assertThat(halts.over(CARRY_ETH)).map(Halt::level).contains(HaltLevel.K2);
    }

    @Test
    void only_from_the_second_level_on_entries_are_taken_back() {
        OrderIntent entry = order(Purpose.ENTRY);

        assertThat(new StandingHalts(List.of(halt("global", HaltLevel.K0))).takingBack(entry, CARRY_ETH))
                .isEmpty();
        assertThat(new StandingHalts(List.of(halt("global", HaltLevel.K1))).takingBack(entry, CARRY_ETH))
                .isPresent();
        assertThat(new StandingHalts(List.of(halt("global", HaltLevel.K1))).takingBack(order(Purpose.HEDGE), CARRY_ETH))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "global:all", "venue", "venue:", "venue: ", "planet:mars", "symbol:a b"})
    void a_scope_that_names_nothing_is_no_scope(String text) {
        assertThatThrownBy(() -> HaltScope.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_further_halt_counts_and_only_none_is_empty() {
        Halt first = halt("global", HaltLevel.K0);
        Halt second = halt("venue:bybit", HaltLevel.K1);

        assertThat(StandingHalts.NONE.isEmpty()).isTrue();
        assertThat(StandingHalts.NONE.and(first).isEmpty()).isFalse();
        assertThat(StandingHalts.NONE.and(first).and(second).all()).containsExactly(first, second);
    }

    @ParameterizedTest(name = "{0} is grave: {1}")
    @CsvSource({"K0, false", "K1, false", "K2, true", "K3, true"})
    void two_people_lift_only_what_is_grave(HaltLevel level, boolean grave) {
        assertThat(level.isGrave()).isEqualTo(grave);
    }

    @Test
    void a_halt_and_a_release_say_who_and_why() {
        Halt halt = new Halt(" h1 ", HaltScope.venue(" Bybit "), HaltLevel.K2, " a drill ", " carol ", Instant.EPOCH);
        Release release = new Release("h1", " ada ", " calm ", Instant.EPOCH);

        assertThat(halt.summary()).isEqualTo("K2 of venue:bybit by carol: a drill");
        assertThat(halt.id()).isEqualTo("h1");
        assertThat(release.by() + " " + release.reason()).isEqualTo("ada calm");
        assertThatThrownBy(() -> new Release("h1", " ", "calm", Instant.EPOCH)).hasMessageContaining("person");
        assertThatThrownBy(() -> new Release("h1", "ada", "", Instant.EPOCH)).hasMessageContaining("reason");
        assertThatThrownBy(() -> new Halt("h", HaltScope.GLOBAL, HaltLevel.K0, " ", "carol", Instant.EPOCH))
                .hasMessageContaining("cause");
    }

    @Test
    void scopes_are_made_by_kind_and_targets_by_order_in_small_letters() {
        assertThat(HaltScope.symbol("ETH")).hasToString("symbol:eth");
        assertThat(HaltScope.strategy("Carry")).hasToString("strategy:carry");
        assertThat(HaltTarget.of(order(Purpose.ENTRY)))
                .isEqualTo(new HaltTarget(List.of("BYBIT"), "eth", "CARRY"))
                .extracting(HaltTarget::strategy)
                .isEqualTo("carry");
    }

    private static String fate(StandingHalts halts, Purpose purpose) {
        return halts.stopping(order(purpose), CARRY_ETH).isPresent() ? "stopped" : "passes";
    }

    private static Halt halt(String scope, HaltLevel level) {
        return new Halt("h-" + scope, HaltScope.of(scope), level, "a drill", "carol", Instant.EPOCH);
    }

    private static OrderIntent order(Purpose purpose) {
        return new OrderIntent(
                new OrderKey("T-1", "lead", 1),
                1,
                "bybit",
                "ETH",
                Side.BUY,
                Quantity.of("1"),
                Price.of("3000"),
                TimeInForce.IOC,
                purpose,
                purpose.mustReduce());
    }
}
