package evenkeel.domain.carry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrySizingTest {
    @ParameterizedTest(name = "{0} USD at {1}, lots {2} and {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
        2000    | 3100  | 0.01  | 0.001 | 0.64
        2000    | 3100  | 0.001 | 0.01  | 0.64
        2000    | 3100  | 0.04  | 0.06  | 0.60
        31      | 3100  | 0.01  | 0.001 | 0.01
        30.99   | 3100  | 0.01  | 0.001 | none
        2000    | 0.5   | 1     | 10    | 4000
        6       | 0.5   | 1     | 1     | 12
        5       | 0.5   | 1     | 1     | 10
        4.99    | 0.5   | 1     | 1     | none
        0       | 0.5   | 1     | 1     | none
        """)
    void takes_whole_lots_of_both_venues_for_no_more_than_the_notional(
            String notional, String price, String leadLot, String hedgeLot, String expected) {
        var quantity = CarrySizing.quantity(
                Usd.of(notional), Price.of(price), List.of(instrument("a", leadLot), instrument("b", hedgeLot)));

        assertThat(quantity.map(Quantity::toString).orElse("none"))
                .isEqualTo(
                        expected.equals("none") ? "none" : Quantity.of(expected).toString());
    }

    @Test
    void a_third_venue_makes_the_lots_and_the_least_size_no_smaller() {
        var two = List.of(instrument("a", "0.04"), instrument("b", "0.06"));
        var three = List.of(two.get(0), two.get(1), instrument("c", "0.05"));

        assertThat(CarrySizing.quantity(Usd.of("2000"), Price.of("3100"), two)).contains(Quantity.of("0.6"));
        assertThat(CarrySizing.quantity(Usd.of("2000"), Price.of("3100"), three))
                .contains(Quantity.of("0.6"));
        assertThat(CarrySizing.quantity(Usd.of("1800"), Price.of("3100"), two)).contains(Quantity.of("0.48"));
        assertThat(CarrySizing.quantity(Usd.of("1800"), Price.of("3100"), three))
                .isEmpty();
    }

    @ParameterizedTest(name = "lead pays {0}, hedge pays {1}: lead {2}, net {3}")
    @CsvSource({
        "0.0001, 0.0003, BUY, 0.0002",
        "0.0003, 0.0001, SELL, 0.0002",
        "-0.0001, 0.0001, BUY, 0.0002",
        "0, 0, SELL, 0"
    })
    void goes_short_where_the_rate_is_higher(String lead, String hedge, Side side, String net) {
        CarryOffer offer = CarryOffer.of(HourlyRate.of(lead), HourlyRate.of(hedge));

        assertThat(offer).isEqualTo(new CarryOffer(side, HourlyRate.of(net)));
    }

    @Test
    void a_trade_has_one_name_however_often_it_is_named() {
        assertThat(TradeId.of("carry", "ETH", "s1"))
                .isEqualTo(TradeId.of("carry", "ETH", "s1"))
                .matches("T-[0-9a-f]{10}")
                .isNotEqualTo(TradeId.of("carry", "BTC", "s1"))
                .isNotEqualTo(TradeId.of("carry", "ETH", "s2"));
    }

    private static Instrument instrument(String venue, String lot) {
        return new Instrument(venue, "ETH", new BigDecimal("0.01"), new BigDecimal(lot), Usd.of("5"), 1);
    }
}
