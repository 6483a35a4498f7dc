package evenkeel.domain.carry.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashesTest {
    private static final CrashRules USUAL =
            new CrashRules(new BigDecimal("3.0"), 1, new BigDecimal("80"), new BigDecimal("20"));

    @Test
    void a_fall_below_three_deviations_lasts_until_four_fifths_are_back() {
        List<BigDecimal> apy = calm();
        apy.addAll(rates("0.10", "0.05", "0.39", "0.40", "0.50"));

        assertThat(Crashes.of(apy, USUAL)).singleElement().satisfies(crash -> {
            assertThat(crash.began()).isEqualTo(24);
            assertThat(crash.before()).isEqualByComparingTo("0.50");
            assertThat(crash.depthPct()).isEqualByComparingTo("90");
            assertThat(crash.recoveryHours()).contains(3);
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"0.47, 0", "0.4699, 1"}) // the deviation of the calm is 0.01
    void exactly_three_deviations_are_no_crash(String rate, int crashes) {
        List<BigDecimal> apy = calm();
        apy.addAll(rates(rate, "0.50"));

        assertThat(Crashes.of(apy, USUAL)).hasSize(crashes);
    }

    @Test
    void what_is_shorter_than_asked_for_is_none() {
        CrashRules twoHours = new CrashRules(USUAL.threshold(), 2, USUAL.recoveryPct(), USUAL.binPct());
        List<BigDecimal> apy = calm();
        apy.addAll(rates("0.10", "0.50", "0.50"));

        assertThat(Crashes.of(apy, twoHours)).isEmpty();
    }

    @Test
    void one_that_is_not_over_has_no_recovery_and_constant_rates_never_crash() {
        List<BigDecimal> apy = calm();
        apy.addAll(rates("0.10", "0.20"));
        assertThat(Crashes.of(apy, USUAL))
                .singleElement()
                .satisfies(crash -> assertThat(crash.recoveryHours()).isEmpty());

        List<BigDecimal> constant = new ArrayList<>();
        for (int i = 0; i < 26; i++) constant.add(new BigDecimal(i < 25 ? "0.5" : "0.1"));
        assertThat(Crashes.of(constant, USUAL)).isEmpty();
    }

    @Test
    void the_median_of_five_in_a_bin_is_a_prediction_and_of_four_none() {
        List<BigDecimal> apy = new ArrayList<>();
        for (int hours : new int[] {1, 9, 2, 4}) fall(apy, hours);
        assertThat(Crashes.medianHours(Crashes.of(apy, USUAL), new BigDecimal("85"), USUAL))
                .isEmpty();

        fall(apy, 3);
        List<Crash> five = Crashes.of(apy, USUAL);
        assertThat(five).hasSize(5);
        assertThat(Crashes.medianHours(five, new BigDecimal("85"), USUAL)).contains(new BigDecimal("3"));
        assertThat(Crashes.medianHours(five, new BigDecimal("79"), USUAL))
                .as("another bin")
                .isEmpty();

        fall(apy, 4);
        assertThat(Crashes.medianHours(Crashes.of(apy, USUAL), new BigDecimal("85"), USUAL)
                        .orElseThrow())
                .isEqualByComparingTo("3.5");
    }

    @Test
    void the_present_crash_ends_as_many_hours_after_it_began_as_the_median_of_those_before() {
        Instant newest = Instant.parse("2026-03-02T10:00:00Z");
        Duration hour = Duration.ofHours(1);
        List<BigDecimal> apy = new ArrayList<>();
        for (int hours : new int[] {1, 9, 2, 4, 3}) fall(apy, hours);
        assertThat(Crashes.recovery(apy, USUAL, newest, hour)).as("none is on").isEmpty();

        apy.addAll(calm());
        apy.addAll(rates("0.08", "0.08")); // since nine
        assertThat(Crashes.recovery(apy, USUAL, newest, hour)).contains(Instant.parse("2026-03-02T12:00:00Z"));
        assertThat(Crashes.recovery(apy.subList(27, apy.size()), USUAL, newest, hour))
                .as("four before it are too few")
                .isEmpty();
    }

    private static void fall(List<BigDecimal> apy, int hours) {
        apy.addAll(calm());
        for (int i = 0; i < hours; i++) apy.add(new BigDecimal("0.08"));
        apy.add(new BigDecimal("0.50"));
    }

    /** A day around 0.50, with a deviation of 0.01. */
    private static List<BigDecimal> calm() {
        List<BigDecimal> day = new ArrayList<>();
        for (int i = 0; i < 24; i++) day.add(new BigDecimal(i % 2 == 0 ? "0.49" : "0.51"));
        return day;
    }

    private static List<BigDecimal> rates(String... rates) {
        List<BigDecimal> all = new ArrayList<>();
        for (String rate : rates) all.add(new BigDecimal(rate));
        return all;
    }
}
