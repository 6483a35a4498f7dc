package evenkeel.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import evenkeel.domain.money.Dollars;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeeTest {
    private static final Fee BNB = Fee.of(new BigDecimal("0.0010"), "BNB");

    @ParameterizedTest(name = "{0} counts as a dollar: {1}")
    @CsvSource({"USD, true", "USDT, true", "USDC, true", "BNB, false", "EUR, false"})
    void F51_only_dollars_count_one_for_one(String currency, boolean counts) {
        Fee fee = Fee.of(new BigDecimal("-0.25"), currency);

        assertThat(Dollars.include(currency)).isEqualTo(counts);
        assertThat(fee.isValued()).isEqualTo(counts);
        assertThat(fee.dollars()).isEqualTo(counts ? Usd.of("-0.25") : Usd.ZERO);
    }

    @Test
    void F51_a_fee_in_another_asset_is_worth_its_mark_and_nothing_before_that_is_known() {
        assertThat(BNB.isValued()).isFalse();
        assertThat(BNB.at(new BigDecimal("612.5")).dollars()).isEqualTo(Usd.of("0.6125"));
        assertThat(Fee.of(BigDecimal.ZERO, "BNB").isValued())
                .as("nothing is worth nothing")
                .isTrue();
    }

    @Test
    void the_rate_that_was_kept_first_stays() {
        Fee kept = BNB.at(new BigDecimal("600"));
        Fee later = BNB.at(new BigDecimal("620"));

        assertThat(later.keeping(kept)).isEqualTo(kept);
        assertThat(later.keeping(BNB)).as("none was kept").isEqualTo(later);
        assertThat(later.keeping(Fee.of(BigDecimal.ONE, "BNB").at(BigDecimal.TEN)))
                .as("of another fee")
                .isEqualTo(later);
        assertThat(later.isSameAs(kept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void a_rate_is_positive(String rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> BNB.at(new BigDecimal(rate)));
    }

    @Test
    void nobody_gives_a_dollar_another_rate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fee.of(BigDecimal.ONE, "USDT").at(new BigDecimal("0.99")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fee(BigDecimal.ONE, "USDC", Optional.empty()))
                .withMessageContaining("one for one");
    }
}
