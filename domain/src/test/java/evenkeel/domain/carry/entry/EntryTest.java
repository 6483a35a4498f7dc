package evenkeel.domain.carry.entry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.close.TakerSlippage;
import evenkeel.domain.carry.cost.ExpectedValue;
import evenkeel.domain.carry.cost.LighterTier;
import evenkeel.domain.carry.cost.SpreadCost;
import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.carry.hedge.HedgeMarket;
import evenkeel.domain.carry.hedge.HedgeProgress;
import evenkeel.domain.carry.hedge.SlippageGuard;
import evenkeel.domain.carry.lead.LeadMarket;
import evenkeel.domain.carry.lead.LeadProgress;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.carry.market.NetFunding;
import evenkeel.domain.carry.spread.SpreadGate;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTest {
    private static final Profile RULES = Profile.RECOMMENDED;
    private static final BigDecimal TICK = new BigDecimal("0.01");
    private static final Book TEN_CENTS =
            new Book(List.of(Level.of("100.00", "50")), List.of(Level.of("100.10", "50")), Duration.ZERO);

    @Test
    void what_is_not_known_is_not_asked_about() {
        var entry = decide(nothing());

        assertThat(entry.decision()).isEqualTo(EntryCode.PLACE_LEAD);
        assertThat(entry.attemptTimes()).hasSize(3);
        assertThat(entry.leadAttempts()).isEmpty();
        assertThat(entry.hedgeTries()).isEmpty();
    }

    @Test
    void an_entry_is_planned_from_its_first_attempt_to_its_last_try() {
        var in = new Case();
        in.leadMarket =
                Optional.of(new LeadMarket(Side.BUY, Optional.of(TEN_CENTS), Price.of("100"), Quantity.of("1"), TICK));
        in.hedgeMarket = Optional.of(
                new HedgeMarket(Side.SELL, TEN_CENTS, Quantity.of("1"), TICK, Price.of("100.05"), Price.of("100.05")));

        var entry = decide(in);

        assertThat(entry.leadAttempts())
                .extracting(each -> each.price().limit())
                .containsExactly(Price.of("100"), Price.of("100.05"), Price.of("100.09"));
        assertThat(entry.escalation().orElseThrow().limit()).contains(Price.of("100.26"));
        assertThat(entry.hedgeTries())
                .extracting(each -> each.limit())
                .containsExactly(Price.of("99.90"), Price.of("99.85"), Price.of("99.80"));
    }

    @Test
    void figures_that_decide_nothing_are_told_beside() {
        var in = new Case();
        in.order = Optional.of(new EntryInputs.PricedOrder(Price.of("105.01"), Optional.of(Price.of("100"))));
        in.fill = Optional.of(new EntryInputs.PricedFill(Side.SELL, Price.of("100"), Price.of("100.05")));

        var entry = decide(in);

        assertThat(entry.priceBand()).contains(PriceBand.INVALID_PRICE);
        assertThat(entry.slippage().orElseThrow().bps()).isEqualByComparingTo("-5");
        assertThat(entry.staleAfter()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest(name = "{0} filled after {1} s, books {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        0    | 5  | deep | LEAD_RESTS
        0    | 5  | thin | LEG1_HEDGE_EVAPORATED
        0    | 15 | deep | ESCALATE_LEAD
        0    | 15 | dear | STOP_LEAD
        0.04 | 5  | deep | LEAD_RESTS
        1    | 5  | deep | HEDGE
        """)
    void a_lead_that_rests_is_looked_after(String filled, long seconds, String books, EntryCode code) {
        var in = new Case();
        var progress = new LeadProgress(
                Quantity.of("1"), Quantity.of(filled), Price.of("100"), Optional.of(Duration.ofSeconds(1)), false);
        var hedge =
                books.equals("thin") ? new Book(List.of(Level.of("100", "0.2")), List.of(), Duration.ZERO) : TEN_CENTS;
        in.restingLead = Optional.of(new EntryInputs.RestingLead(
                progress,
                Duration.ofSeconds(seconds),
                Side.SELL,
                Optional.of(hedge),
                Optional.of(taking(books.equals("dear") ? "0.05" : "3"))));

        assertThat(decide(in).decision()).isEqualTo(code);
    }

    @Test
    void a_lead_that_cannot_be_weighed_stops_instead_of_taking() {
        var in = new Case();
        var progress = new LeadProgress(Quantity.of("1"), Quantity.ZERO, Price.of("100"), Optional.empty(), false);
        in.restingLead = Optional.of(new EntryInputs.RestingLead(
                progress, Duration.ofSeconds(15), Side.SELL, Optional.of(TEN_CENTS), Optional.empty()));

        assertThat(decide(in).decision()).isEqualTo(EntryCode.STOP_LEAD);
    }

    @Test
    void after_the_lead_depth_is_asked_before_the_price_and_the_price_before_the_hedge() {
        var in = new Case();
        var thin = new Book(List.of(Level.of("100", "10")), List.of(Level.of("100.1", "50")), Duration.ZERO);
        in.filledLead = Optional.of(new EntryInputs.FilledLead(Quantity.of("24"), Side.SELL, Optional.of(thin), TICK));
        in.guard = Optional.of(guard("100.20"));
        in.hedge = Optional.of(hedge("9"));

        assertThat(decide(in).decision()).isEqualTo(EntryCode.FAILED_HEDGE_DEPTH_SALVAGE);
        in.filledLead = Optional.of(new EntryInputs.FilledLead(Quantity.of("12"), Side.SELL, Optional.of(thin), TICK));
        assertThat(decide(in).decision()).isEqualTo(EntryCode.FAILED_POST_LEG1_GUARD);
        in.guard = Optional.of(guard("100.10"));
        assertThat(decide(in).decision()).isEqualTo(EntryCode.RETRY_HEDGE);
        in.hedge = Optional.of(hedge("10"));
        assertThat(decide(in).decision()).isEqualTo(EntryCode.VERIFY);
        in.hedge = Optional.empty();
        assertThat(decide(in).decision()).isEqualTo(EntryCode.SALVAGE);
        assertThat(decide(in).stage()).isEqualTo(EntryStage.LEG1_FILLED);
    }

    @ParameterizedTest(name = "readings {0} within {1} s: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        2/-2                      | 0  | OPENED
        1.99/-2.01                | 0  | OPENED
        1.98/-2                   | 0  | READ_AGAIN
        2/2                       | 0  | READ_AGAIN
        2/0 2/0                   | 1  | READ_AGAIN
        2/0 2/0 2/0               | 2  | POST_ENTRY_BROKEN_HEDGE
        2/0 2/0 2/-2              | 2  | OPENED
        2/2 2/2 2/2               | 2  | POST_ENTRY_BROKEN_HEDGE
        2/0 2/? 2/0               | 2  | READ_AGAIN
        2/? 2/? 2/? 2/?           | 29 | READ_AGAIN
        2/? 2/? 2/? 2/?           | 30 | UNVERIFIED
        0/? 0/? 0/? 0/?           | 30 | POST_ENTRY_BROKEN_HEDGE
        2/0 2/0 2/? 2/0           | 3  | POST_ENTRY_BROKEN_HEDGE
        """)
    void both_legs_must_be_seen_before_a_trade_is_open(String readings, long seconds, Verification verdict) {
        var inputs = new Verification.Inputs(
                new Verification.ExpectedLeg(Side.BUY, Quantity.of("2"), TICK),
                new Verification.ExpectedLeg(Side.SELL, Quantity.of("2"), TICK),
                Stream.of(readings.split(" ", -1)).map(EntryTest::reading).toList(),
                Duration.ofSeconds(seconds));

        assertThat(Verification.of(inputs, RULES.of(VerificationSettings.class)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest(name = "own {0}, position {1}, after {2} tries: flatten {3}, {4}")
    @CsvSource(delimiter = '|', textBlock = """
        2 | 2    | 0 | 2   | FLATTEN
        2 | 1.5  | 1 | 1.5 | FLATTEN
        2 | 7    | 0 | 2   | FLATTEN
        2 | -3   | 0 | 0   | ROLLBACK_DONE
        2 | 0    | 3 | 0   | ROLLBACK_DONE
        2 | ?    | 2 | 2   | FLATTEN
        2 | ?    | 3 | 2   | ROLLBACK_FAILED
        2 | 0.1  | 3 | 0.1 | ROLLBACK_FAILED
        """)
    void INV10_a_rollback_flattens_its_own_quantity_and_never_more(
            String own, String position, int tries, String flatten, Rollback.Decision decision) {
        var rollback = rollback(own, position, tries, "3");

        assertThat(rollback.leadFlatten()).isEqualTo(Quantity.of(flatten));
        assertThat(rollback.hedgeFlatten()).isEqualTo(Quantity.ZERO);
        assertThat(rollback.decision()).isEqualTo(decision);
    }

    @Test
    void INV10_whatever_the_venue_shows_no_leg_is_flattened_beyond_its_own() {
        var dice = new Random(10);
        for (int round = 0; round < 500; round++) {
            BigDecimal own = BigDecimal.valueOf(dice.nextInt(0, 900), 2);
            BigDecimal there = BigDecimal.valueOf(dice.nextInt(-900, 900), 2);
            var leg = new Rollback.Leg(Side.SELL, new Quantity(own), Optional.of(there));

            assertThat(leg.flatten().value()).isLessThanOrEqualTo(own);
            assertThat(leg.flatten().value()).isLessThanOrEqualTo(there.negate().max(BigDecimal.ZERO));
        }
    }

    @ParameterizedTest(name = "position {0}, after {1} tries: wait {2} s, give way {3}")
    @CsvSource(delimiter = '|', textBlock = """
        ? | 0 | 3 | 0.01
        2 | 0 | 0 | 0.01
        2 | 1 | 0 | 0.02
        2 | 2 | 0 | 0.03
        ? | 1 | 0 | 0.02
        """)
    void a_rollback_waits_for_late_fills_only_before_anything_moved(
            String position, int tries, long seconds, BigDecimal slippage) {
        var rollback = rollback("2", position, tries, "3");

        assertThat(rollback.delay()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(rollback.slippage()).isEqualByComparingTo(slippage);
    }

    @Test
    void a_rollback_may_end_with_a_gain() {
        var bought =
                new RollbackLoss.Leg(Side.BUY, Quantity.of("2"), Price.of("100"), Price.of("99.9"), Usd.of("0.06"));
        var sold = new RollbackLoss.Leg(Side.SELL, Quantity.of("2"), Price.of("100"), Price.of("99.8"), Usd.of("0.04"));

        assertThat(RollbackLoss.of(List.of(bought)).lossUsd()).isEqualTo(Usd.of("0.26"));
        assertThat(RollbackLoss.of(List.of(bought, sold)).lossUsd()).isEqualTo(Usd.of("-0.10"));
    }

    @ParameterizedTest(name = "{0} at {1} instead of 100: {2}")
    @CsvSource({"BUY, 100.05, 5", "SELL, 100.05, -5", "SELL, 99.95, 5", "BUY, 100, 0"})
    void N57_slippage_is_positive_when_it_is_worse(Side side, String fill, BigDecimal bps) {
        assertThat(FillSlippage.of(side, Price.of("100"), Price.of(fill)).bps()).isEqualByComparingTo(bps);
    }

    /** Section 24.3 up to the verified entry. */
    @Test
    void a_trade_from_start_to_end_enters_as_told() {
        var fees = new VenueFees(new BigDecimal("0.00002"), new BigDecimal("0.0002"));
        var offered = NetFunding.offered(HourlyRate.of("0.00012"), HourlyRate.of("0.00002"));
        var lead = fill("1.2", "150.10", "0").plus(fill("0.8", "150.12", "0"));
        var hedge = fill("2", "150.16", "0");

        assertThat(offered.direction()).isEqualTo(Direction.LONG_X10);
        assertThat(offered.signedNetRate()).isEqualTo(HourlyRate.of("0.0001"));
        assertThat(offered.netApy()).isEqualByComparingTo("0.876");
        assertThat(lead.vwap()).contains(Price.of("150.108"));
        assertThat(lead.value().times(fees.maker())).isEqualTo(Usd.of("0.00600432"));
        assertThat(hedge.value().times(new BigDecimal("0.000225"))).isEqualTo(Usd.of("0.067572"));
        assertThat(SlippageGuard.check(
                                new SlippageGuard.Inputs(
                                        Side.SELL,
                                        lead.vwap().orElseThrow(),
                                        Price.of("150.16"),
                                        new BigDecimal("0.0016"),
                                        lead.value(),
                                        Optional.empty()),
                                RULES.of(EntrySettings.class).guard())
                        .decision())
                .isEqualTo(SlippageGuard.Decision.PASSED);
    }

    private static LegFill fill(String quantity, String price, String fee) {
        return new LegFill(Quantity.of(quantity), Quantity.of(quantity).at(Price.of(price)), Usd.of(fee));
    }

    private static Verification.Reading reading(String written) {
        String[] legs = written.split("/", -1);
        return new Verification.Reading(position(legs[0]), position(legs[1]));
    }

    private static Optional<BigDecimal> position(String written) {
        return written.equals("?") ? Optional.empty() : Optional.of(new BigDecimal(written));
    }

    private static Rollback rollback(String own, String position, int tries, String delay) {
        var lead = new Rollback.Leg(Side.BUY, Quantity.of(own), position(position));
        var hedge = new Rollback.Leg(Side.SELL, Quantity.ZERO, Optional.of(BigDecimal.ZERO));
        return Rollback.next(
                new Rollback.Inputs(lead, hedge, tries),
                RULES.with("rollback_delay_seconds", delay).of(RollbackSettings.class),
                RULES.of(TakerSlippage.class));
    }

    private static SlippageGuard.Inputs guard(String leadVwap) {
        return new SlippageGuard.Inputs(
                Side.BUY,
                Price.of(leadVwap),
                Price.of("100"),
                new BigDecimal("0.0016"),
                Usd.of("350"),
                Optional.empty());
    }

    private static HedgeProgress.Inputs hedge(String filled) {
        return new HedgeProgress.Inputs(
                Quantity.of("10"),
                Quantity.ZERO,
                Quantity.of(filled),
                Optional.of(OrderStatus.EXPIRED),
                Price.of("100"),
                1);
    }

    private static TakingWorth.Inputs taking(String apy) {
        var books = Books.of(TEN_CENTS, TEN_CENTS);
        var yield = new BigDecimal(apy);
        return new TakingWorth.Inputs(
                new SpreadGate.Inputs(Direction.LONG_LIGHTER, yield, books, Optional.of(Quantity.of("1")), 0),
                new ExpectedValue.Inputs(
                        Usd.of("350"),
                        yield,
                        Direction.LONG_LIGHTER,
                        new SpreadCost.Prices(books, Optional.of(Price.of("100")), Optional.of(Price.of("100"))),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        LighterTier.PREMIUM));
    }

    private static Entry decide(Case in) {
        return Entry.decide(in.inputs(), RULES.of(EntrySettings.class));
    }

    private static Case nothing() {
        return new Case();
    }

    private static final class Case {
        private Optional<LeadMarket> leadMarket = Optional.empty();
        private Optional<EntryInputs.RestingLead> restingLead = Optional.empty();
        private Optional<EntryInputs.FilledLead> filledLead = Optional.empty();
        private Optional<SlippageGuard.Inputs> guard = Optional.empty();
        private Optional<HedgeMarket> hedgeMarket = Optional.empty();
        private Optional<HedgeProgress.Inputs> hedge = Optional.empty();
        private Optional<EntryInputs.PricedOrder> order = Optional.empty();
        private Optional<EntryInputs.PricedFill> fill = Optional.empty();

        EntryInputs inputs() {
            return new EntryInputs(
                    Optional.empty(),
                    leadMarket,
                    restingLead,
                    filledLead,
                    guard,
                    hedgeMarket,
                    Optional.empty(),
                    hedge,
                    Optional.empty(),
                    Optional.empty(),
                    order,
                    fill);
        }
    }
}
