package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.Refusals.assertTrouble;
import static evenkeel.activities.ledger.contract.Refusals.crowd;
import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.HaltRecord;
import evenkeel.activities.ledger.Halts;
import evenkeel.domain.code.Code;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.Release;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stops trading, and who lets it go on. A test class of each ledger implements it with one of real money. */
public interface HaltsContract {
    AtomicInteger MADE = new AtomicInteger();

    /** Of a ledger whose mode is live. */
    Halts halts();

    @Test
    default void a_pressed_halt_stands_and_is_pressed_once() {
        Halt halt = fresh(HaltLevel.K1);

        assertThat(halts().press(halt)).isTrue();
        assertThat(halts().press(halt)).isFalse();

        assertThat(halts().standing().all()).containsOnlyOnce(halt);
        assertThat(halts().find(halt.id()).orElseThrow().releases()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = HaltLevel.class,
            names = {"K0", "K1"})
    default void one_person_releases_a_light_halt(HaltLevel level) {
        Halt halt = fresh(level);
        halts().press(halt);

        HaltRecord released = halts().release(by(halt, "ada"));

        assertThat(released.stands()).isFalse();
        assertThat(halts().standing().all()).doesNotContain(halt);
    }

    @ParameterizedTest
    @EnumSource(
            value = HaltLevel.class,
            names = {"K2", "K3"})
    default void I35_a_grave_halt_stands_until_two_people_have_released_it(HaltLevel level) {
        Halt halt = fresh(level);
        halts().press(halt);

        HaltRecord asked = halts().release(by(halt, "ada"));
        assertThat(asked.peopleMissing()).isEqualTo(1);
        assertThat(halts().standing().all()).contains(halt);
        assertTrouble(Code.CTL_OTHER_PERSON, () -> halts().release(by(halt, "Ada")));
        assertThat(halts().standing().all()).contains(halt);

        HaltRecord released = halts().release(by(halt, "ben"));
        assertThat(released.stands()).isFalse();
        assertThat(halts().standing().all()).doesNotContain(halt);
    }

    @Test
    default void I35_a_released_halt_is_over_and_another_one_stands_by_itself() {
        Halt first = fresh(HaltLevel.K0);
        Halt second = fresh(HaltLevel.K0);
        halts().press(first);
        halts().press(second);

        halts().release(by(first, "ada"));

        assertTrouble(Code.CTL_HALT_OVER, () -> halts().release(by(first, "ben")));
        assertThat(halts().press(first)).isFalse();
        assertThat(halts().standing().all()).contains(second).doesNotContain(first);
    }

    @Test
    default void a_halt_that_nobody_pressed_is_not_released() {
        assertTrouble(Code.CTL_UNKNOWN_HALT, () -> halts().release(by(fresh(HaltLevel.K0), "ada")));
    }

    @Test
    default void sixteen_who_press_the_same_press_it_once() throws Exception {
        Halt halt = fresh(HaltLevel.K0);

        assertThat(Collections.frequency(crowd(() -> halts().press(halt)), true))
                .isEqualTo(1);
    }

    private static Halt fresh(HaltLevel level) {
        int n = MADE.incrementAndGet();
        return new Halt("halt-" + n, HaltScope.symbol("s" + n), level, "a drill", "carol", NOON);
    }

    private static Release by(Halt halt, String person) {
        return new Release(halt.id(), person, "the drill is over", NOON.plusSeconds(60));
    }
}
