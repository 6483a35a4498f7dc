package evenkeel.simulator.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InProcessVenueTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.250Z");
    private static final ScriptedPrices PRICES = new ScriptedPrices()
            .price("ETH", "3000")
            .price("BTC", "60000")
            .price("SOL", "150")
            .rate("bybit", "ETH", "0.0008");

    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final InProcessVenue venue =
            InProcessVenue.of(new Exchange(ExchangeProfile.bybit(FundingCalendar.REAL), 1, START, PRICES), clock);

    @Test
    void an_order_that_fills_is_accepted_and_shows_in_every_read() {
        var outcome = venue.place(intent(1, Side.SELL, "1.5", "2900", TimeInForce.IOC), now);

        var accepted = (OrderOutcome.Accepted) outcome;
        assertThat(accepted.report().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(venue.order(intent(1, Side.SELL, "1.5", "2900", TimeInForce.IOC)))
                .contains(accepted.report());
        assertThat(venue.position("ETH").side()).contains(Side.SELL);
        assertThat(venue.fills("ETH", START)).hasSize(1);
        assertThat(venue.balance().wallet())
                .isEqualTo(Usd.of("100000").minus(accepted.report().fee()));
    }

    @Test
    void time_passes_with_the_clock_and_funding_with_it() {
        venue.place(intent(1, Side.SELL, "1", "2900", TimeInForce.IOC), now);

        now = START.plus(Duration.ofHours(8));

        var payments = venue.funding("ETH", START, now);
        assertThat(payments).hasSize(1);
        assertThat(payments.getFirst().amount().value()).isEqualByComparingTo("2.4");
        assertThat(venue.funding("ETH").rate()).isEqualTo(HourlyRate.of("0.0001"));
        assertThat(venue.venueTime()).isEqualTo(now);
    }

    @ParameterizedTest(name = "stamped {0} ms from now: refused = {1}")
    @CsvSource({"-5001, true", "-5000, false", "999, false", "1000, true"})
    void F8_a_request_outside_the_window_is_refused_for_certain(long millis, boolean refused) {
        var outcome = venue.place(intent(1, Side.BUY, "1", "2900", TimeInForce.POST_ONLY), now.plusMillis(millis));

        assertThat(outcome instanceof OrderOutcome.Rejected).isEqualTo(refused);
        if (outcome instanceof OrderOutcome.Rejected rejected)
            assertThat(rejected.code()).isEqualTo(Code.VEN_CLOCK.id());
        assertThat(venue.openOrders("ETH")).hasSize(refused ? 0 : 1);
    }

    @Test
    void a_taken_client_id_is_unknown_and_anything_else_refused_is_rejected() {
        venue.place(intent(1, Side.BUY, "1", "2900", TimeInForce.POST_ONLY), now);

        assertThat(venue.place(intent(1, Side.BUY, "1", "2900", TimeInForce.POST_ONLY), now))
                .isInstanceOf(OrderOutcome.Unknown.class);
        assertThat(venue.place(intent(2, Side.BUY, "0.005", "2900", TimeInForce.POST_ONLY), now))
                .isEqualTo(new OrderOutcome.Rejected(
                        Code.VEN_REFUSED.id(), "the quantity is nothing or not a multiple of the lot"));
        assertThat(venue.exchange().orders("main")).hasSize(1);
    }

    @Test
    void a_cancelled_order_is_gone_from_the_open_ones_and_stays_readable() {
        var intent = intent(1, Side.BUY, "1", "2900", TimeInForce.POST_ONLY);
        venue.place(intent, now);

        venue.cancel(intent);
        venue.cancel(intent);

        assertThat(venue.openOrders("ETH")).isEmpty();
        assertThat(venue.order(intent)).contains(OrderReport.nothing(OrderStatus.CANCELLED));
    }

    @Test
    void its_fence_is_a_second_longer_than_its_window() {
        assertThat(venue.venue().fence()).contains(Duration.ofSeconds(6));
        assertThat(venue.withoutWindow().venue().fence()).isEmpty();
        assertThat(venue.withoutWindow()
                        .place(intent(1, Side.BUY, "1", "2900", TimeInForce.GTC), START.minusSeconds(99)))
                .isInstanceOf(OrderOutcome.Accepted.class);
    }

    @Test
    void what_it_does_not_list_is_trouble_and_never_flat() {
        assertThatThrownBy(() -> venue.position("DOGE")).isInstanceOf(Trouble.class);
        assertThatThrownBy(() -> venue.quote("DOGE")).isInstanceOf(Trouble.class);
    }

    private static OrderIntent intent(int seq, Side side, String quantity, String limit, TimeInForce timeInForce) {
        return new OrderIntent(
                new OrderKey("carry-ETH", "lead", seq),
                1,
                "bybit",
                "ETH",
                side,
                Quantity.of(quantity),
                Price.of(limit),
                timeInForce,
                Purpose.ENTRY,
                false);
    }
}
