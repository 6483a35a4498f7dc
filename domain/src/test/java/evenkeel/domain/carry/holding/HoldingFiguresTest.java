package evenkeel.domain.carry.holding;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingFiguresTest {
    private static final Instant OPENED = Instant.parse("2026-03-01T10:07:00Z");

    private boolean takesEarly;
    private boolean closed;
    private Usd collected = Usd.ZERO;
    private Optional<Usd> highWaterMark = Optional.empty();
    private Instant now = OPENED;
    private Optional<Usd> notional = Optional.empty();

    @Test
    void N61_longs_are_worth_the_bid_and_shorts_the_ask() {
        LegAtMarket lead = leg(Exchange.LIGHTER, Side.BUY, "1", "100", "0.04", book("101", "101.2"));
        LegAtMarket hedge = leg(Exchange.X10, Side.SELL, "1", "100.20", "0", book("101.0", "101.10"));
        HoldingFigures figures = figures(lead, hedge);

        assertThat(figures.realizablePnl()).contains(Usd.of("0.06"));
        assertThat(figures.markPnl()).contains(Usd.of("0.21")); // 1.10 - 0.85 - 0.04
        assertThat(figures.feesPaid()).isEqualTo(Usd.of("0.04"));
    }

    @Test
    void N62_leaving_costs_taker_fees_and_half_of_each_book() {
        LegAtMarket lead = leg(Exchange.LIGHTER, Side.SELL, "3.5", "100", "0", book("99.95", "100.05"));
        LegAtMarket hedge = leg(Exchange.X10, Side.BUY, "3.5", "100", "0", book("99.97", "100.03"));
        ExitCost cost = ExitCost.of(lead, hedge).orElseThrow();

        assertThat(cost.exitFees()).isEqualTo(Usd.of("0.14875"));
        assertThat(cost.leadHalfSpread().plus(cost.hedgeHalfSpread())).isEqualTo(Usd.of("0.28"));
        assertThat(cost.exitCost()).isEqualTo(Usd.of("0.42875"));
        assertThat(ExitCost.of(lead, leg(Exchange.X10, Side.BUY, "1", "100", "0", Optional.empty())))
                .isEmpty();
    }

    @Test
    void each_leg_is_priced_by_its_own_venue() {
        LegAtMarket lead = leg(Exchange.LIGHTER, Side.SELL, "1", "100", "0", book("199", "201"));
        LegAtMarket hedge = leg(Exchange.X10, Side.BUY, "1", "100", "0", book("99", "101"));

        ExitCost cost = ExitCost.of(lead, hedge).orElseThrow();
        assertThat(cost.leadFee()).isEqualTo(Usd.of("0.04"));
        assertThat(cost.hedgeFee()).isEqualTo(Usd.of("0.0225"));
    }

    @Test
    void N63_the_total_is_prices_and_booked_and_expected_funding() {
        collected = Usd.of("1.10");
        notional = Optional.of(Usd.of("1000"));
        now = OPENED.plus(Duration.ofMinutes(30));
        // bought at 100, sold at 100.0425; taking both costs 0.0425; a realizable result of -0.3575 is -0.40 after it
        LegAtMarket lead = rated(leg(Exchange.LIGHTER, Side.BUY, "1", "100", "0.3575", book("100", "100.01")), "0");
        LegAtMarket hedge = rated(leg(Exchange.X10, Side.SELL, "1", "100", "0", book("99.99", "100")), "0.0001");
        HoldingFigures figures = figures(at(lead, "100"), at(hedge, "100"));

        assertThat(figures.pricePnl()).contains(Usd.of("-0.40"));
        assertThat(figures.accrued().orElseThrow().accrued()).isEqualTo(Usd.of("0.05"));
        assertThat(figures.totalPnl()).contains(Usd.of("0.75"));
        assertThat(figures.highWaterMark()).contains(Usd.of("0.75"));
        highWaterMark = Optional.of(Usd.of("0.76"));
        assertThat(figures(at(lead, "100"), at(hedge, "100")).highWaterMark()).contains(Usd.of("0.76"));
    }

    @ParameterizedTest
    @CsvSource({"100, 91, 0.09", "2000, 2180, 0.09"})
    void N64_a_liquidation_is_so_far_away(String mark, String liquidation, String distance) {
        LegAtMarket leg = leg(Exchange.LIGHTER, Side.BUY, "1", "100", "0", book("99", "101"));
        LegAtMarket marked = marked(leg, Optional.of(Price.of(mark)), Optional.of(Price.of(liquidation)));

        assertThat(marked.liquidationDistance().orElseThrow()).isEqualByComparingTo(distance);
        assertThat(marked(leg, Optional.of(Price.of(mark)), Optional.empty()).liquidationDistance())
                .isEmpty();
        assertThat(marked(leg, Optional.empty(), Optional.of(Price.of("90")))
                        .liquidationDistance()
                        .orElseThrow())
                .isEqualByComparingTo("0.1");
    }

    @Test
    void a_book_too_thin_for_the_quantity_tells_nothing_and_an_old_one_only_its_top() {
        takesEarly = true;
        Book thin = new Book(
                List.of(Level.of("100", "1"), Level.of("99", "1")),
                List.of(Level.of("101", "9")),
                Duration.ofSeconds(10));
        LegAtMarket hedge = leg(Exchange.X10, Side.SELL, "2", "100", "0", book("99", "101"));

        LegAtMarket fits = leg(Exchange.LIGHTER, Side.BUY, "2", "100", "0", Optional.of(thin));
        assertThat(fits.closingDepth(Duration.ofSeconds(10))).contains(Price.of("99.5"));
        assertThat(figures(fits, hedge).realizablePnl()).contains(Usd.of("-3"));

        LegAtMarket large = leg(Exchange.LIGHTER, Side.BUY, "2.001", "100", "0", Optional.of(thin));
        assertThat(large.closingDepth(Duration.ofSeconds(10))).isEmpty();
        assertThat(figures(large, hedge).totalPnl()).isEmpty();
        assertThat(large.closingDepth(Duration.ofMillis(9_999))).contains(Price.of("100"));

        takesEarly = false;
        assertThat(figures(fits, hedge).realizablePnl()).contains(Usd.of("-2"));
    }

    @Test
    void INV9_a_closed_trade_forecasts_nothing() {
        now = OPENED.plus(Duration.ofMinutes(31));
        LegAtMarket lead = rated(leg(Exchange.LIGHTER, Side.SELL, "2", "150", "0", book("150", "150.1")), "0.00012");
        LegAtMarket hedge = rated(leg(Exchange.X10, Side.BUY, "2", "150", "0", book("150", "150.1")), "0.00002");
        assertThat(figures(lead, hedge).accrued().orElseThrow().accrued().isZero())
                .isFalse();

        closed = true;
        assertThat(figures(lead, hedge).accrued()).contains(AccruedFunding.NONE);
    }

    /** §24.3: from 10:07 of the first day to 10:31 of the third, 300 USD a leg, the hour 10:00 booked. */
    @Test
    void two_days_pay_48_times_at_each_venue_and_half_an_hour_is_expected() {
        now = Instant.parse("2026-03-03T10:31:00Z");
        notional = Optional.of(Usd.of("300"));
        Optional<Instant> booked = Optional.of(Instant.parse("2026-03-03T10:00:00Z"));
        LegAtMarket lead = booked(
                rated(leg(Exchange.LIGHTER, Side.SELL, "2", "150", "0", book("150", "150.1")), "0.00012"), booked);
        LegAtMarket hedge =
                booked(rated(leg(Exchange.X10, Side.BUY, "2", "150", "0", book("150", "150.1")), "0.00002"), booked);
        HoldingFigures figures = figures(lead, hedge);

        assertThat(figures.settlements()).isEqualTo(48);
        assertThat(figures.signedNetRate()).contains(HourlyRate.of("0.0001"));
        assertThat(figures.signedNetApy().orElseThrow()).isEqualByComparingTo("0.876");
        Usd collected = Usd.of("0.036").minus(Usd.of("0.006")).times(BigDecimal.valueOf(figures.settlements()));
        assertThat(collected).isEqualTo(Usd.of("1.440"));
        assertThat(figures.accrued().orElseThrow().accrued().value().setScale(4, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("0.0155");
    }

    @Test
    void an_account_is_as_healthy_as_what_its_positions_leave_of_it() {
        Optional<AccountHealth> told =
                AccountHealth.of(new AccountHealth.Account(Usd.of("200"), Optional.of(Usd.of("50")), Usd.of("10")));
        Optional<AccountHealth> guessed =
                AccountHealth.of(new AccountHealth.Account(Usd.of("200"), Optional.empty(), Usd.of("10")));

        assertThat(told.orElseThrow().distance()).isEqualByComparingTo("0.75");
        assertThat(guessed.orElseThrow().distance()).isEqualByComparingTo("0.05");
        assertThat(guessed.orElseThrow().byMaintenance()).isFalse();
        assertThat(AccountHealth.worse(told, guessed)).isEqualTo(guessed);
        assertThat(AccountHealth.worse(told, Optional.empty())).isEmpty();
        assertThat(AccountHealth.of(new AccountHealth.Account(Usd.ZERO, Optional.empty(), Usd.ZERO)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.99, 61, false", "1, 0.9899, 61, true", "1, 0.9899, 60, false"})
    void legs_more_than_a_percent_apart_are_warned_about(String lead, String hedge, int age, boolean warned) {
        assertThat(Imbalance.isWarnedAbout(
                        Quantity.of(lead), Quantity.of(hedge), Quantity.of("1"), Duration.ofSeconds(age)))
                .isEqualTo(warned);
    }

    private HoldingFigures figures(LegAtMarket lead, LegAtMarket hedge) {
        return HoldingFigures.of(new HoldingInputs(
                OPENED,
                now,
                notional,
                lead,
                hedge,
                collected,
                highWaterMark,
                takesEarly,
                Duration.ofSeconds(10),
                closed));
    }

    private static Optional<Book> book(String bid, String ask) {
        return Optional.of(new Book(List.of(Level.of(bid, "9")), List.of(Level.of(ask, "9")), Duration.ZERO));
    }

    private static LegAtMarket leg(
            Exchange venue, Side side, String quantity, String entry, String fees, Optional<Book> book) {
        BigDecimal taker = new BigDecimal(venue == Exchange.LIGHTER ? "0.0002" : "0.000225");
        return new LegAtMarket(
                venue,
                side,
                Quantity.of(quantity),
                Price.of(entry),
                Usd.of(fees),
                taker,
                Optional.empty(),
                book,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static LegAtMarket at(LegAtMarket leg, String price) {
        return changed(
                leg, Optional.of(Price.of(price)), leg.rate(), leg.lastBooked(), leg.mark(), leg.liquidationPrice());
    }

    private static LegAtMarket rated(LegAtMarket leg, String rate) {
        Optional<HourlyRate> told = Optional.of(HourlyRate.of(rate));
        return changed(leg, leg.price(), told, leg.lastBooked(), leg.mark(), leg.liquidationPrice());
    }

    private static LegAtMarket booked(LegAtMarket leg, Optional<Instant> last) {
        return changed(leg, leg.price(), leg.rate(), last, leg.mark(), leg.liquidationPrice());
    }

    private static LegAtMarket marked(LegAtMarket leg, Optional<Price> mark, Optional<Price> liquidation) {
        return changed(leg, leg.price(), leg.rate(), leg.lastBooked(), mark, liquidation);
    }

    private static LegAtMarket changed(
            LegAtMarket leg,
            Optional<Price> price,
            Optional<HourlyRate> rate,
            Optional<Instant> last,
            Optional<Price> mark,
            Optional<Price> liquidation) {
        return new LegAtMarket(
                leg.venue(),
                leg.side(),
                leg.quantity(),
                leg.entryVwap(),
                leg.feesPaid(),
                leg.takerFee(),
                price,
                leg.book(),
                rate,
                last,
                mark,
                liquidation);
    }
}
