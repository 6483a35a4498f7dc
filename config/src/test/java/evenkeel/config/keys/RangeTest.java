package evenkeel.config.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
    @ParameterizedTest(name = "{0} has {1}, not {2}")
    @CsvSource(delimiter = '|', textBlock = """
            >= 1         | 1     | 0.999
            > 0          | 0.001 | 0
            <= 0         | 0     | 0.001
            < 0          | -0.1  | 0
            1..250       | 250   | 250.001
            1..250       | 1     | 0.999
            -3..-2       | -2.5  | -1.9
            0 < x < 1    | 0.999 | 1
            0 < x < 1    | 0.001 | 0
            0 < x <= 100 | 100   | 100.01
            0 <= x < 1   | 0     | 1
            """)
    void a_range_includes_what_it_says(String range, BigDecimal inside, BigDecimal outside) {
        assertThat(Range.parse(range).includes(inside)).isTrue();
        assertThat(Range.parse(range).includes(outside)).isFalse();
    }

    @Test
    void what_is_no_range_is_a_mistake_of_ours() {
        assertThat(Range.parse("").includes(new BigDecimal("-1000000"))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Range.parse("about 3"));
    }
}
