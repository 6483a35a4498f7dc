package evenkeel.activities.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.venues.budget.Allowance;
import evenkeel.activities.venues.budget.LeasedBudget;
import evenkeel.activities.venues.budget.Payer;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderOutcome.Accepted;
import evenkeel.domain.order.OrderOutcome.Rejected;
import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That nothing keeps an exit from the venue: no budget, no breaker, no other lane. Real HTTP, a real shared count. */
class LanesTest {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());
    private static final Duration ENDLESS = Duration.ofDays(100_000);

    private final Peer peer = new Peer();

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @AfterEach
    void close() {
        peer.close();
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F66_an_exit_passes_when_the_budget_is_gone(Wired venue) {
        Wired.Parts parts = budgeted(venue, 20, "gone");
        peer.says(venue.placing(), acceptingTheExit(venue));
        while (readsTime(parts)) {} // until reads have had their part, which is more than an entry's

        OrderOutcome entry = parts.orders().place(Intents.ENTRY, Peer.NOW);
        OrderOutcome exit = parts.orders().place(Intents.EXIT, Peer.NOW);

        assertThat(entry)
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.code()).isEqualTo(Code.RSK_BUDGET.id()));
        assertThat(exit).isInstanceOf(Accepted.class);
        assertThat(peer.got(venue.placing())).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F66_after_a_429_everything_waits_but_exits(Wired venue) {
        Wired.Parts parts = budgeted(venue, 1_000, "banned");
        readsTime(parts);
        peer.does(
                venue.placing(),
                new MockResponse.Builder()
                        .code(429)
                        .setHeader("Retry-After", "60")
                        .build());
        parts.orders().place(Intents.ENTRY, Peer.NOW);
        peer.forgets(venue.placing()).says(venue.placing(), acceptingTheExit(venue));

        OrderOutcome entry = parts.orders().place(Intents.ENTRY, Peer.NOW);
        OrderOutcome exit = parts.orders().place(Intents.EXIT, Peer.NOW);

        assertThat(entry).isInstanceOf(Rejected.class);
        assertThat(readsTime(parts)).isFalse();
        assertThat(exit).isInstanceOf(Accepted.class);
        assertThat(peer.got(venue.placing())).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F67_lanes_that_fail_altogether_do_not_close_the_way_out(Wired venue) {
        Wired.Parts parts = venue.at(peer);
        parts.venue().account().venueTime();
        everythingFails(venue, parts);
        int entriesThatLeft = peer.got(venue.placing()).size();
        peer.says(venue.placing(), acceptingTheExit(venue));

        OrderOutcome entry = parts.orders().place(Intents.ENTRY, Peer.NOW);
        OrderOutcome exit = parts.orders().place(Intents.EXIT, Peer.NOW);

        assertThat(entriesThatLeft).as("the entries' breaker has opened").isLessThan(40);
        assertThat(entry).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> parts.venue().account().venueTime())
                .isInstanceOfSatisfying(
                        Trouble.class, resting -> assertThat(resting.code()).isEqualTo(Code.VEN_BUSY));
        assertThat(exit).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void a_venue_whose_breaker_is_open_shows_no_market_and_takes_no_entry(Wired venue) {
        Wired.Parts parts = venue.at(peer);
        everythingFails(venue, parts);
        int placed = peer.got(venue.placing()).size();

        assertThatThrownBy(() -> parts.venue().market().quote("ETH"))
                .isInstanceOfSatisfying(
                        Trouble.class, resting -> assertThat(resting.code()).isEqualTo(Code.VEN_BUSY));
        assertThatThrownBy(() -> parts.venue().market().funding("ETH"))
                .isInstanceOfSatisfying(
                        Trouble.class, resting -> assertThat(resting.code()).isEqualTo(Code.VEN_BUSY));
        assertThat(parts.orders().place(Intents.ENTRY, Peer.NOW)).isInstanceOf(Rejected.class);
        assertThat(peer.got(venue.placing())).hasSize(placed);
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F67_an_exit_that_fails_again_and_again_is_asked_again(Wired venue) {
        Wired.Parts parts = venue.at(peer);
        peer.says(venue.placing(), 500, "");

        for (int i = 0; i < 40; i++) parts.orders().place(Intents.EXIT, Peer.NOW);

        assertThat(peer.got(venue.placing())).hasSize(40);
    }

    /** Until both breakers, of entries and of reads, have opened. */
    private void everythingFails(Wired venue, Wired.Parts parts) {
        peer.forgets(venue.timing())
                .answersEverything(
                        request -> new MockResponse.Builder().code(500).build());
        for (int i = 0; i < 40; i++) {
            parts.orders().place(Intents.ENTRY, Peer.NOW);
            readsTime(parts);
        }
    }

    private Wired.Parts budgeted(Wired venue, int tokens, String address) {
        Wired.tellTime(peer);
        Payer payer = Payer.at(venue.name(), address);
        var budget = new LeasedBudget(DATABASE.dataSource(), payer, new Allowance(tokens, ENDLESS));
        return venue.maker().make(peer.settings(venue.name()).with(budget));
    }

    private static String acceptingTheExit(Wired venue) {
        return venue.accepting(Intents.EXIT)
                .replace("BUY", "SELL")
                .replace("GTX", "IOC")
                .replace("\"reduceOnly\":false", "\"reduceOnly\":true");
    }

    private static boolean readsTime(Wired.Parts parts) {
        try {
            parts.venue().account().venueTime();
            return true;
        } catch (Trouble refused) {
            return false;
        }
    }
}
