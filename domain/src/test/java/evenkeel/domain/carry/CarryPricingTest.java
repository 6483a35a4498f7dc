package evenkeel.domain.carry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The book is 99.995 to 100.005, in ticks of 0.1. */
class CarryPricingTest {
    private static final Quote QUOTE = Carries.quote("100");
    private static final Instrument TENTHS =
            new Instrument("alpha", "ETH", new BigDecimal("0.1"), new BigDecimal("0.01"), Usd.of("5"), 8);

    @ParameterizedTest(name = "{0} rests at {1}")
    @CsvSource({"BUY, 99.9", "SELL, 100.1"})
    void what_rests_joins_its_own_side_and_never_crosses(Side side, String price) {
        assertThat(CarryPricing.joining(TENTHS, side, QUOTE)).isEqualTo(Price.of(price));
    }

    @ParameterizedTest(name = "{0} with {1} of slippage takes at {2}")
    @CsvSource({"BUY, 0.01, 101.1", "SELL, 0.01, 98.9", "BUY, 0, 100.1", "SELL, 0, 99.9"})
    void what_takes_pays_at_most_its_slippage_more(Side side, BigDecimal slippage, String price) {
        assertThat(CarryPricing.taking(TENTHS, side, QUOTE, slippage)).isEqualTo(Price.of(price));
    }

    @ParameterizedTest(name = "{0}, worst {1}: {2}")
    @CsvSource({
        "BUY,  101.2,  101.1",
        "BUY,  101.1,  101.1",
        "BUY,  101.05, 101",
        "BUY,  100.55, 100.5",
        "SELL, 98.8,   98.9",
        "SELL, 98.9,   98.9",
        "SELL, 98.95,  99",
        "SELL, 99.45,  99.5"
    })
    void what_takes_never_goes_beyond_the_worst_price_nor_is_rounded_beyond_it(Side side, String worst, String price) {
        assertThat(CarryPricing.taking(TENTHS, side, QUOTE, new BigDecimal("0.01"), Price.of(worst)))
                .isEqualTo(Price.of(price));
    }

    @Test
    void each_try_and_each_round_is_a_step_dearer_up_to_the_most() {
        assertThat(CarryPricing.hedgeSlippage(Carries.RULES.hedge(), 1)).isEqualByComparingTo("0.002");
        assertThat(CarryPricing.hedgeSlippage(Carries.RULES.hedge(), 9)).isEqualByComparingTo("0.0025");
        assertThat(CarryPricing.closeSlippage(Carries.RULES.close(), 0)).isEqualByComparingTo("0.001");
        assertThat(CarryPricing.closeSlippage(Carries.RULES.close(), 1)).isEqualByComparingTo("0.002");
        assertThat(CarryPricing.closeSlippage(Carries.RULES.close(), 2)).isEqualByComparingTo("0.0025");
    }
}
