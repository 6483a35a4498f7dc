package evenkeel.activities.venues.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    @Test
    void any_decimal_is_the_same_number_of_steps_as_reckoned_at_length() {
        var dice = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal step = BigDecimal.valueOf(1 + dice.nextInt(dice.nextBoolean() ? 1 : 50), dice.nextInt(9));
            long count = dice.nextLong(1_000_000_000);
            BigDecimal value = step.multiply(BigDecimal.valueOf(count));
            String text = value.setScale(value.scale() + dice.nextInt(3)).toPlainString();

            assertThat(new Steps(step).count(read(text)))
                    .as(text + " of " + step)
                    .isEqualTo(count);
            assertThat(new Steps(step).value(count)).isEqualByComparingTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "1.",
                ".5",
                "1,5",
                "1e5",
                "1e400",
                "+1",
                " 1",
                "1 ",
                "NaN",
                "Infinity",
                "-0",
                "-0.00",
                "0x10",
                "1.2.3",
                "--1",
                "\u0661",
                "123456789012345678",
                "0.12345678901234567890123456789012345"
            })
    void F42_what_is_no_plain_decimal_is_refused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.VEN_GARBLED));
    }

    @ParameterizedTest
    @CsvSource({"3000.105, 0.01", "0.3, 0.5", "7, 10", "99999999999999999, 0.0001"})
    void what_is_no_whole_number_of_steps_is_refused(String text, String step) {
        long digits = read(text);

        assertThatThrownBy(() -> new Steps(new BigDecimal(step)).count(digits)).isInstanceOf(Trouble.class);
    }

    private static long read(String text) {
        char[] around = ("<" + text + ">").toCharArray();
        return Digits.read(around, 1, text.length());
    }
}
