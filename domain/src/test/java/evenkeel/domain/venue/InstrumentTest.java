package evenkeel.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentTest {
    private static final int TRIES = 2_000;

    @RepeatedTest(5)
    void F17_any_quantity_becomes_whole_lots_and_never_more(RepetitionInfo run) {
        long seed = 17L * run.getCurrentRepetition();
        SplittableRandom dice = new SplittableRandom(seed);
        for (int i = 0; i < TRIES; i++) {
            BigDecimal lot = number(dice);
            Instrument instrument = instrument(lot, "5");
            Quantity asked = new Quantity(number(dice));

            Quantity lots = instrument.lots(asked);

            String what = "seed " + seed + ": " + asked + " in lots of " + lot;
            assertThat(lots.exceeds(asked)).as(what).isFalse();
            assertThat(lots.value().remainder(lot)).as(what).isEqualByComparingTo("0");
            assertThat(asked.minus(lots).value())
                    .as(what + ", less than a lot is left")
                    .isLessThan(lot);
            assertThat(instrument.lots(lots)).as(what + ", twice is once").isEqualTo(lots);
            boolean taken = instrument.isLargeEnough(lots, Price.of("1"), true);
            assertThat(taken).as(what + ", nothing is refused").isNotEqualTo(lots.isZero());
        }
    }

    @RepeatedTest(5)
    void F17_a_price_moves_by_less_than_a_tick_and_never_to_the_wrong_side(RepetitionInfo run) {
        long seed = 71L * run.getCurrentRepetition();
        SplittableRandom dice = new SplittableRandom(seed);
        for (int i = 0; i < TRIES; i++) {
            BigDecimal tick = number(dice);
            Price asked = new Price(number(dice).add(tick));
            Instrument instrument = new Instrument("alpha", "ETH", tick, BigDecimal.ONE, Usd.of("5"), 8);

            for (Side side : Side.values()) {
                Price rests = instrument.toTick(asked, side, TimeInForce.POST_ONLY);
                Price takes = instrument.toTick(asked, side, TimeInForce.IOC);

                String what = "seed " + seed + ": " + side + " " + asked + " in ticks of " + tick;
                assertThat(rests.value().remainder(tick)).as(what).isEqualByComparingTo("0");
                assertThat(takes.value().subtract(asked.value()).abs()).as(what).isLessThan(tick);
                assertThat(side == Side.BUY ? rests.isAbove(asked) : rests.isBelow(asked))
                        .as(what + " rests away from the book")
                        .isFalse();
                assertThat(side == Side.BUY ? takes.isBelow(asked) : takes.isAbove(asked))
                        .as(what + " takes into it")
                        .isFalse();
            }
        }
    }

    @ParameterizedTest(name = "{0} at 100, reduce-only {1}: {2}")
    @CsvSource({"0.05, false, true", "0.049, false, false", "0.049, true, true", "0, true, false"})
    void F17_what_the_venue_would_find_too_small_is_seen_before(String quantity, boolean reduces, boolean large) {
        Instrument instrument = instrument(new BigDecimal("0.001"), "5");

        assertThat(instrument.isLargeEnough(Quantity.of(quantity), Price.of("100"), reduces))
                .isEqualTo(large);
    }

    @ParameterizedTest(name = "tick {0}, lot {1}, every {2} h")
    @CsvSource({"0, 1, 8", "-1, 1, 8", "1, 0, 8", "1, -1, 8", "1, 1, 0"})
    void F17_steps_and_intervals_of_nothing_are_refused(BigDecimal tick, BigDecimal lot, int hours) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instrument("alpha", "ETH", tick, lot, Usd.of("5"), hours));
    }

    private static Instrument instrument(BigDecimal lot, String minNotional) {
        return new Instrument("alpha", "ETH", new BigDecimal("0.01"), lot, Usd.of(minNotional), 8);
    }

    /** From a millionth of a millionth up to a thousand million. */
    private static BigDecimal number(SplittableRandom dice) {
        return new BigDecimal(1 + dice.nextLong(999_999)).scaleByPowerOfTen(dice.nextInt(-12, 4));
    }
}
