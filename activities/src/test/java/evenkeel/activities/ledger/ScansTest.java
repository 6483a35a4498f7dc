package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Scans.Best;
import evenkeel.activities.ledger.Scans.Finding;
import evenkeel.activities.ledger.Scans.Past;
import evenkeel.activities.ledger.contract.CourseContract;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.entry.AttemptStatus;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.entry.EntryStage;
import evenkeel.domain.carry.exit.CloseWish;
import evenkeel.domain.carry.scan.Cooldowns;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Balance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScansTest {
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final LedgerDatabase ledger = LedgerServer.open(LedgerServer.emptyDatabase());
    private final Scans scans = ledger.scans();

    @AfterEach
    void close() {
        ledger.close();
    }

    /** Something of each kind. */
    static void everything(Scans scans, Instant at) {
        scans.add(List.of(finding("EV_TOO_LOW", 1, at, "0.05")));
        scans.chose(opportunity("T-dry", "XRP", true, at));
        scans.looked("ETH", true, at);
        scans.best(new Best("ETH", new BigDecimal("0.4"), Optional.empty(), at));
    }

    @Test
    void findings_add_up_and_keep_the_last_figures() {
        scans.add(List.of(finding("EV_TOO_LOW", 2, NOON, "0.05"), finding("APY_BELOW_MIN", 1, NOON, "0.01")));
        scans.add(List.of(finding("EV_TOO_LOW", 3, NOON.plusSeconds(60), "0.07")));

        assertThat(scans.findings())
                .containsExactly(
                        new Finding(
                                "ETH",
                                "EV_TOO_LOW",
                                5,
                                NOON,
                                NOON.plusSeconds(60),
                                Optional.of(new BigDecimal("0.07")),
                                Optional.of(ONE),
                                Optional.empty(),
                                Optional.of(Usd.of("0.07"))),
                        finding("APY_BELOW_MIN", 1, NOON, "0.01"));
    }

    @Test
    void what_was_chosen_stays_as_it_looked() {
        Opportunity chosen = opportunity("T-1", "ETH", false, NOON);

        scans.chose(chosen);
        scans.chose(opportunity("T-1", "BTC", true, NOON));

        assertThat(scans.chosen("T-1")).contains(chosen);
        assertThat(scans.chosen("T-2")).isEmpty();
    }

    @Test
    void failures_in_a_row_are_counted_until_a_look_succeeds() {
        scans.looked("ETH", false, NOON);
        for (int second = 1; second <= 5; second++) scans.looked("ETH", true, NOON.plusSeconds(second));
        assertThat(past("ETH").failuresInARow()).isEqualTo(5);
        assertThat(past("ETH").lastFailure()).contains(NOON.plusSeconds(5));

        scans.looked("ETH", false, NOON.plusSeconds(6));
        assertThat(past("ETH").failuresInARow()).isZero();
    }

    @Test
    void how_trades_ended_is_remembered_by_their_symbol() {
        SampleTrade failed = SampleTrade.fresh();
        Books books = ledger.books();
        books.admit(failed.terms(), NOON);
        books.advance(failed.step(TradeStatus.OPENING));
        books.advance(failed.step(TradeStatus.FAILED).because("LEG1_FAILED").with(TradeFigures.NOTHING));
        Instant ended =
                books.trade(failed.trade()).flatMap(TradeRecord::endedAt).orElseThrow();

        Past past = past(failed.terms().symbol());

        assertThat(past.failed()).contains(ended);
        assertThat(past.closed()).isEmpty();
        assertThat(past.at(ended.plusSeconds(299), false).sinceFailedExecution())
                .contains(Duration.ofSeconds(299));
    }

    @Test
    void a_trade_that_was_rejected_counts_as_a_look_that_failed() {
        SampleTrade rejected = SampleTrade.fresh();
        ledger.books().admit(rejected.terms(), NOON);
        ledger.books().advance(rejected.step(TradeStatus.REJECTED).because("REJECTED_DEPTH"));

        assertThat(past(rejected.terms().symbol()).failuresInARow()).isEqualTo(1);
        scans.looked(rejected.terms().symbol(), true, NOON);
        assertThat(past(rejected.terms().symbol()).failuresInARow()).isEqualTo(2);
    }

    @Test
    void what_a_dry_run_has_chosen_rests_as_after_a_close() {
        scans.chose(opportunity("T-1", "ETH", true, NOON));

        Cooldowns.History history = past("ETH").at(NOON.plusSeconds(60), false);

        assertThat(history.sinceClose()).contains(Duration.ofSeconds(60));
    }

    @Test
    void the_best_offer_is_the_last_one() {
        assertThat(scans.best()).isEmpty();

        scans.best(new Best("ETH", new BigDecimal("0.4"), Optional.empty(), NOON));
        scans.best(new Best("BTC", new BigDecimal("0.3"), Optional.of(Usd.of("1.25")), NOON.plusSeconds(30)));

        assertThat(scans.best())
                .contains(new Best("BTC", new BigDecimal("0.3"), Optional.of(Usd.of("1.25")), NOON.plusSeconds(30)));
    }

    @Test
    void an_account_is_as_it_was_read_last() {
        AccountReadings readings = ledger.accountReadings();
        readings.keep(new Balance("alpha", "USDC", Usd.of("100"), Usd.of("70")), NOON);
        readings.keep(new Balance("alpha", "USDC", Usd.of("90"), Usd.of("60")), NOON.minusSeconds(1));

        assertThat(readings.latest())
                .containsOnlyKeys("alpha")
                .containsEntry(
                        "alpha",
                        new AccountReadings.Reading(new Balance("alpha", "USDC", Usd.of("100"), Usd.of("70")), NOON));
    }

    @Test
    void a_story_has_every_step_in_its_order_and_a_snapshot_only_once_there_is_one() {
        SampleTrade trade = SampleTrade.fresh();
        ledger.books().admit(trade.terms(), NOON);
        ledger.books().advance(trade.step(TradeStatus.OPENING));
        Stories stories = ledger.stories();

        assertThat(stories.of(trade.trade())).extracting(Stories.Line::text).containsExactly("PENDING", "OPENING");
        assertThat(stories.lastSnapshot(trade.trade())).isEmpty();

        ledger.snapshots().keep(List.of(SnapshotsTest.seen(trade, NOON)));
        assertThat(stories.lastSnapshot(trade.trade()))
                .containsEntry("trade_id", trade.trade())
                .containsKey("lead_held");
        ledger.heldRows().keep(List.of(HeldRowsTest.row(trade, NOON.plusSeconds(60), Optional.of("1"))));
        assertThat(stories.lastSnapshot(trade.trade()))
                .containsEntry("total_pnl", "1")
                .doesNotContainKey("lead_held");
    }

    @Test
    void a_story_tells_what_was_tried_and_decided_and_what_came_of_it() {
        SampleTrade trade = SampleTrade.fresh();
        Books books = ledger.books();
        books.admit(trade.terms(), NOON);
        books.keep(new EntryAttempt(
                trade.trade(),
                "signal",
                trade.symbol(),
                EntryStage.START,
                AttemptStatus.STARTED,
                "",
                Optional.empty(),
                NOON,
                NOON));
        books.note(TradeEvent.of(
                trade.trade(),
                TradeEvent.Kind.READBACK_OK,
                1,
                NOON.plusSeconds(2),
                Map.of("drift", "0.1", "at", "alpha")));
        books.decide(CourseContract.decided(trade, CloseWish.MANUAL_CLOSE));

        assertThat(ledger.stories().of(trade.trade()))
                .extracting(line -> line.what() + " " + line.text())
                .contains("attempt STARTED at START", "event readback_ok at=alpha drift=0.1")
                .anyMatch(line -> line.startsWith("decision leave: MANUAL_CLOSE"));
    }

    private Past past(String symbol) {
        return Objects.requireNonNull(scans.pasts().get(symbol));
    }

    private static Finding finding(String code, long times, Instant at, String measured) {
        return new Finding(
                "ETH",
                code,
                times,
                at,
                at,
                Optional.of(new BigDecimal(measured)),
                Optional.of(ONE),
                Optional.empty(),
                Optional.of(Usd.of(measured)));
    }

    private static Opportunity opportunity(String trade, String symbol, boolean dry, Instant at) {
        var lead = new Opportunity.Leg(
                "alpha", Side.SELL, HourlyRate.of("0.0001"), Optional.of(Price.of("100")), Optional.empty());
        var hedge = new Opportunity.Leg(
                "beta", Side.BUY, HourlyRate.of("0"), Optional.empty(), Optional.of(Price.of("101")));
        return new Opportunity(
                trade,
                symbol,
                at,
                dry,
                new Opportunity.Figures(
                        1,
                        lead,
                        hedge,
                        new BigDecimal("0.876"),
                        new BigDecimal("0.0001"),
                        Price.of("100.5"),
                        Usd.of("150"),
                        Quantity.of("1.5"),
                        Usd.of("0.2"),
                        Usd.of("0.9"),
                        new BigDecimal("3"),
                        ONE,
                        ONE));
    }
}
