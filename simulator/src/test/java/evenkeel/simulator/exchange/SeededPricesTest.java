package evenkeel.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.prices.SeededPrices;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeededPricesTest {
    private static final Instrument ON_BINANCE = Desk.BINANCE.listings().get(1).instrument();
    private static final Instrument ON_BYBIT = Desk.BYBIT.listings().get(1).instrument();

    @Test
    void venues_of_one_seed_share_their_prices_up_to_a_small_basis() {
        var prices = new SeededPrices(7, FundingCalendar.REAL);

        for (int minute = 0; minute < 3_000; minute++) {
            Instant then = Desk.START.plus(Duration.ofMinutes(minute));
            double apart = (double) prices.midTicks(ON_BINANCE, then) / prices.midTicks(ON_BYBIT, then) - 1;
            assertThat(Math.abs(apart)).isLessThan(0.0005);
        }
    }

    @Test
    void a_price_moves_about_a_basis_point_a_second_and_some_percent_a_day() {
        var prices = new SeededPrices(7, FundingCalendar.REAL);
        double seconds = 0;
        double days = 0;
        for (int day = 0; day < 200; day++) {
            Instant then = Desk.START.plus(Duration.ofDays(day));
            seconds += move(prices, then, Duration.ofSeconds(1));
            days += move(prices, then, Duration.ofDays(1));
        }

        assertThat(seconds / 200).isBetween(0.00002, 0.0003);
        assertThat(days / 200).isBetween(0.005, 0.06);
    }

    @Test
    void for_most_seeds_one_venue_pays_clearly_more_than_the_other_and_sometimes_they_change_places() {
        int clear = 0;
        int flips = 0;
        for (long seed = 0; seed < 500; seed++) {
            var prices = new SeededPrices(seed, FundingCalendar.REAL);
            double now = yearlyGap(prices, Desk.START);
            double later = yearlyGap(prices, Desk.START.plus(Duration.ofHours(6)));
            if (Math.abs(now) > 0.10) clear++;
            if (Math.abs(now) > 0.10 && now * later < 0) flips++;
        }

        assertThat(clear).isGreaterThan(350);
        assertThat(flips).isBetween(20, 200);
    }

    private static double move(SeededPrices prices, Instant from, Duration over) {
        return Math.abs((double) prices.midTicks(ON_BINANCE, from.plus(over)) / prices.midTicks(ON_BINANCE, from) - 1);
    }

    private static double yearlyGap(SeededPrices prices, Instant payment) {
        double gap = prices.fundingRate(ON_BINANCE, payment).doubleValue()
                - prices.fundingRate(ON_BYBIT, payment).doubleValue();
        return gap * 8760 / ON_BINANCE.fundingIntervalHours();
    }
}
