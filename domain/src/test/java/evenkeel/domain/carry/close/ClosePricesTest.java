package evenkeel.domain.carry.close;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosePricesTest {
    @ParameterizedTest(name = "{0} between {1} and {2}: {3}")
    @CsvSource({
        "BUY, 150.00, 150.10, 150.05",
        "SELL, 150.00, 150.10, 150.05",
        "BUY, 150.00, 150.03, 150.01",
        "SELL, 150.00, 150.03, 150.02",
        "BUY, 150.00, 150.01, 150.00",
        "SELL, 150.00, 150.01, 150.01"
    })
    void near_the_mid_rests_and_never_takes(Side side, String bid, String ask, String limit) {
        assertThat(ClosePrices.nearMid(side, Price.of(bid), Price.of(ask), new BigDecimal("0.01")))
                .isEqualTo(Price.of(limit));
    }
}
