package evenkeel.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookedFillsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.000001Z");
    private static final OrderIntent ORDER = new OrderIntent(
            new OrderKey("t1", "lead", 1),
            1,
            "alpha",
            "ETH",
            Side.BUY,
            Quantity.of("10"),
            Price.of("100"),
            TimeInForce.GTC,
            Purpose.ENTRY,
            false);
    private static final Fill FIRST = fill("f1", "1", "100", NOON);

    @Test
    void only_new_fills_are_fresh_and_all_count() {
        Fill second = fill("f2", "2.5", "100", NOON);

        BookedFills booked = BookedFills.of(ORDER, List.of(FIRST), List.of(second, FIRST, second));

        assertThat(booked.fresh()).containsExactly(second);
        assertThat(booked.quantity()).isEqualTo(Quantity.of("3.5"));
        assertThat(BookedFills.of(ORDER, List.of(FIRST), List.of()).quantity()).isEqualTo(Quantity.of("1"));
    }

    @Test
    void a_fill_is_kept_at_the_ledger_s_time() {
        Fill precise = fill("f2", "1", "100", NOON.plusNanos(999));

        assertThat(BookedFills.of(ORDER, List.of(), List.of(precise)).fresh())
                .extracting(Fill::venueTime)
                .containsExactly(NOON);
    }

    @Test
    void the_same_fill_with_other_money_is_refused_and_with_other_words_is_not() {
        Fill later = fill("f1", "1", "100", NOON.plusSeconds(1));

        assertThat(BookedFills.of(ORDER, List.of(FIRST), List.of(later)).fresh())
                .isEmpty();
        for (Fill other : List.of(fill("f1", "1.1", "100", NOON), fill("f1", "1", "100.1", NOON))) {
            assertThatThrownBy(() -> BookedFills.of(ORDER, List.of(FIRST), List.of(other)))
                    .hasMessageContaining("fill_fixed");
        }
    }

    @Test
    void F51_what_a_fee_was_thought_to_be_worth_makes_no_other_fill() {
        Fee fee = Fee.of(new BigDecimal("0.001"), "BNB");

        assertThat(BookedFills.of(ORDER, List.of(FIRST.with(fee)), List.of(FIRST.with(fee.at(BigDecimal.TEN))))
                        .fresh())
                .isEmpty();
        Fill dearer = FIRST.with(Fee.of(new BigDecimal("0.002"), "BNB"));
        assertThatThrownBy(() -> BookedFills.of(ORDER, List.of(FIRST.with(fee)), List.of(dearer)))
                .hasMessageContaining("fill_fixed");
    }

    @Test
    void F19_a_fill_of_another_order_venue_symbol_or_side_is_refused() {
        for (Fill other : List.of(
                of("ee01ffff", "alpha", "ETH", Side.BUY),
                of(ORDER.clientId(), "beta", "ETH", Side.BUY),
                of(ORDER.clientId(), "alpha", "BTC", Side.BUY),
                of(ORDER.clientId(), "alpha", "ETH", Side.SELL))) {
            assertThatThrownBy(() -> BookedFills.of(ORDER, List.of(), List.of(other)))
                    .as(other.toString())
                    .hasMessageContaining("fill_of_order");
        }
    }

    private static Fill of(String clientId, String venue, String symbol, Side side) {
        return new Fill(
                venue,
                symbol,
                "f9",
                clientId,
                side,
                Quantity.of("1"),
                Price.of("100"),
                Usd.of("0.01"),
                "USDT",
                false,
                NOON);
    }

    private static Fill fill(String tradeId, String quantity, String price, Instant at) {
        return new Fill(
                "alpha",
                "ETH",
                tradeId,
                ORDER.clientId(),
                Side.BUY,
                Quantity.of(quantity),
                Price.of(price),
                Usd.of("0.01"),
                "USDT",
                false,
                at);
    }
}
