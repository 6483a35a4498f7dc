package evenkeel.activities.invariants;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Wired;
import evenkeel.domain.carry.Alert.Severity;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.incident.Incident;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real ledger, and the real venues' word on how long they remember: Binance 89 days, Bybit two years. */
class FundingHorizonTest {
    private final LedgerDatabase ledger = LedgerServer.open(LedgerServer.emptyDatabase());
    private final Peer peer = new Peer();
    private final Venues venues = new Venues(
            List.of(Wired.BINANCE.at(peer).venue(), Wired.BYBIT.at(peer).venue()));
    private final SampleTrade trade = SampleTrade.fresh();

    @AfterEach
    void close() {
        peer.close();
        ledger.close();
    }

    @Test
    void F49_a_person_is_warned_at_half_of_what_a_venue_remembers() {
        admit();

        look(days(44));
        assertThat(ledger.incidents().openOnes()).isEmpty();

        look(days(45));
        look(days(46));
        assertThat(ledger.incidents().openOnes())
                .extracting(Incident::code, Incident::trade, Incident::severity)
                .containsExactly(tuple("REC-010", trade.trade(), Severity.WARNING));
        assertThat(ledger.incidents().openOnes().getFirst().text())
                .contains(trade.symbol() + " at binance")
                .contains(NOON.plus(days(89)).toString());
    }

    @Test
    void F49_after_a_hundred_days_away_it_is_said_that_payments_are_gone() {
        admit();

        look(days(100));

        assertThat(ledger.incidents().openOnes())
                .extracting(Incident::code, Incident::severity)
                .containsExactly(tuple("REC-011", Severity.CRITICAL));
    }

    @Test
    void F49_what_is_booked_counts_from_its_last_payment_at_that_venue() {
        admit();
        pay("binance", "hedge", days(44));

        look(days(88));
        assertThat(ledger.incidents().openOnes()).isEmpty();

        look(days(89));
        assertThat(ledger.incidents().openOnes()).extracting(Incident::code).containsExactly("REC-010");
    }

    @Test
    void F49_a_trade_that_has_ended_waits_for_no_payment() {
        admit();
        ledger.books().advance(trade.step(TradeStatus.REJECTED));

        look(days(100));

        assertThat(ledger.incidents().openOnes()).isEmpty();
    }

    private void admit() {
        ledger.books().admit(trade.terms("bybit", "binance"), NOON);
    }

    private void pay(String venue, String leg, Duration after) {
        Instant at = NOON.plus(after);
        ledger.books()
                .bookFunding(
                        trade.trade(), leg, new FundingPayment(venue, trade.symbol(), "at-" + at, at, Usd.of("0.5")));
    }

    private void look(Duration after) {
        new FundingHorizon(ledger.dataSource(), venues, ledger.incidents(), () -> NOON.plus(after)).look();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
