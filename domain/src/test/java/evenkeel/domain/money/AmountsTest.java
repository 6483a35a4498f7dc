package evenkeel.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @Test
    void one_number_has_one_spelling() {
        assertThat(Usd.of("1.50")).isEqualTo(Usd.of("1.5")).hasToString("1.5");
        assertThat(Usd.of("0.000")).isEqualTo(Usd.ZERO);
        assertThat(Quantity.of("1E+3")).hasToString("1000");
    }

    @Test
    void a_quantity_is_never_negative_and_a_price_is_always_positive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.of("-1"))
                .withMessage("quantity must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Price.of("0"))
                .withMessage("price must be positive, was 0");
    }

    @Test
    void F42_a_number_too_long_to_be_an_amount_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Usd.of("1E+1000000000"));
        assertThatIllegalArgumentException().isThrownBy(() -> Usd.of("1".repeat(61)));
    }

    @ParameterizedTest(name = "{0} in steps of {1}: down {2}, up {3}")
    @CsvSource({"1.2345, 0.01, 1.23, 1.24", "1.23, 0.01, 1.23, 1.23", "7.9, 0.5, 7.5, 8", "0.0009, 0.001, 0, 0.001"})
    void rounding_to_a_step_is_exact(String value, String step, String down, String up) {
        assertThat(Decimals.floorTo(new BigDecimal(step), new BigDecimal(value)))
                .isEqualByComparingTo(down);
        assertThat(Decimals.ceilTo(new BigDecimal(step), new BigDecimal(value))).isEqualByComparingTo(up);
    }

    @Test
    void a_number_may_just_have_as_many_digits_as_an_amount() {
        assertThat(Usd.of("1".repeat(60))).hasToString("1".repeat(60));
        assertThat(Decimals.normal(new BigDecimal("1E-60"))).isEqualByComparingTo("1E-60");
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.normal(new BigDecimal("1E-61")));
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.normal(new BigDecimal("1E+61")));
    }

    @Test
    void a_step_of_nothing_rounds_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.floorTo(BigDecimal.ZERO, BigDecimal.ONE))
                .withMessage("a step must be positive, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.ceilTo(new BigDecimal("-1"), BigDecimal.ONE))
                .withMessage("a step must be positive, was -1");
    }

    @Test
    void a_price_prints_what_it_is_and_the_smaller_quantity_is_the_smaller() {
        assertThat(Price.of("1E+2")).hasToString("100");
        assertThat(Quantity.of("1").min(Quantity.of("3"))).isEqualTo(Quantity.of("1"));
        assertThat(Quantity.of("3").min(Quantity.of("1"))).isEqualTo(Quantity.of("1"));
    }

    @Test
    void an_hourly_rate_is_annualised_without_compounding() {
        assertThat(HourlyRate.of("-0.000360").annualised()).isEqualByComparingTo("-3.1536");
        assertThat(HourlyRate.spread(new BigDecimal("0.0008"), 8)).isEqualTo(HourlyRate.of("0.0001"));
    }

    @Test
    void what_is_left_is_never_less_than_nothing() {
        assertThat(Quantity.of("1").lessOrZero(Quantity.of("3"))).isEqualTo(Quantity.ZERO);
        assertThat(Quantity.of("3").lessOrZero(Quantity.of("1"))).isEqualTo(Quantity.of("2"));
    }
}
