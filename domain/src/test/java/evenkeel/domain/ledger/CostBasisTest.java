package evenkeel.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostBasisTest {
    /** A fill is written as what it adds to the position, and its price. */
    @ParameterizedTest(name = "{0} has cost {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2@100                 |  200
            2@100 2@110           |  420
            2@100 2@110 -1@500    |  315
            2@100 2@110 -4@90     |    0
            -2@100                | -200
            -2@100 -1@130 1@50    | -220
            1@100 -3@110          | -220
            1@100 -3@110 2@90     |    0
            1@100 -1@110 1@90     |   90
            """)
    void what_is_left_costs_its_average(String fills, BigDecimal cost) {
        assertThat(CostBasis.of(
                        Stream.of(fills.split(" ")).map(CostBasisTest::fill).toList()))
                .isEqualByComparingTo(cost);
    }

    private static Fill fill(String words) {
        String[] parts = words.split("@", -1);
        BigDecimal signed = new BigDecimal(parts[0]);
        return new Fill(
                "alpha",
                "ETH",
                words,
                "ee01",
                signed.signum() > 0 ? Side.BUY : Side.SELL,
                new Quantity(signed.abs()),
                Price.of(parts[1]),
                Usd.ZERO,
                "USDT",
                false,
                Instant.EPOCH);
    }
}
