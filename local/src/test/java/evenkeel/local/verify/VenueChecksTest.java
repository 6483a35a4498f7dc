package evenkeel.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.invariants.BalanceCheck;
import evenkeel.activities.invariants.FundingCheck;
import evenkeel.activities.invariants.PositionCheck;
import evenkeel.activities.invariants.RestingCheck;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerLogin;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.incident.Incident;
import evenkeel.domain.invariant.Offence;
import evenkeel.domain.invariant.Verdict;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.local.store.DataFolder;
import evenkeel.local.store.EmbeddedStore;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.inprocess.InProcessVenue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real ledger beside a simulated venue, on which not everything is ours. */
class VenueChecksTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final SampleTrade TRADE = new SampleTrade("T-1", "S-1", "ETH");

    @TempDir
    private Path temporary;

    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final InProcessVenue bybit = InProcessVenue.of(
            new Exchange(
                    ExchangeProfile.bybit(FundingCalendar.REAL), 1, START, prices().rate("bybit", "ETH", "0.0008")),
            clock);
    private final Venues venues = new Venues(List.of(bybit.venue()));

    private DataFolder folder;
    private EmbeddedStore store;
    private LedgerDatabase ledger;
    private Books books;

    @BeforeEach
    void a_trade_that_is_short_at_bybit() {
        folder = DataFolder.open(temporary.resolve("data"));
        store = EmbeddedStore.open(folder);
        ledger = LedgerDatabase.open(LedgerAccess.of(store.jdbcUrl(), new LedgerLogin(store.user(), store.password()))
                .migratedBy(Optional.of(new LedgerLogin(store.migrator(), store.migratorPassword()))));
        books = ledger.books();
        books.admit(TRADE.terms("binance", "bybit"), START);
    }

    @AfterEach
    void close() {
        ledger.close();
        store.close();
        folder.close();
    }

    @Test
    void F33_a_position_that_is_not_the_ledger_s_is_seen_once_nothing_moves() {
        booked(order("hedge", 1, "1.5", "2900", TimeInForce.IOC));
        assertThat(positions()).isInstanceOf(Verdict.NotChecked.class);
        now = now.plusSeconds(11);
        assertThat(positions()).isEqualTo(new Verdict.Ok());

        bybit.place(order("stranger", 1, "0.5", "2900", TimeInForce.IOC), now);

        assertThat(positions())
                .isEqualTo(new Verdict.Broken(List.of(new Offence("ETH", "bybit holds -2, the ledger -1.5"))));
    }

    @Test
    void F34_an_order_that_the_ledger_does_not_know_is_seen_and_an_order_of_ours_is_not() {
        booked(order("hedge", 1, "1.5", "3100", TimeInForce.GTC));
        assertThat(resting()).isEqualTo(new Verdict.Ok());

        OrderIntent foreign = order("stranger", 1, "0.5", "3100", TimeInForce.GTC);
        bybit.place(foreign, now);

        assertThat(resting())
                .isEqualTo(new Verdict.Broken(List.of(
                        new Offence("ETH", foreign.clientId() + " rests at bybit and is no live order of ours"))));
    }

    @Test
    void a_payment_that_was_not_booked_is_seen_after_ten_minutes() {
        booked(order("hedge", 1, "1.5", "2900", TimeInForce.IOC));
        now = Instant.parse("2026-03-01T16:05:00Z"); // it was paid at four
        assertThat(funding()).isEqualTo(new Verdict.Ok());

        now = now.plus(Duration.ofMinutes(6));
        assertThat(funding()).isInstanceOf(Verdict.Broken.class);

        for (FundingPayment payment : bybit.funding("ETH", START, now)) books.bookFunding("T-1", "hedge", payment);
        assertThat(funding()).isEqualTo(new Verdict.Ok());
    }

    @Test
    void F40_a_balance_is_its_opening_and_all_that_was_booked() {
        assertThat(balances()).as("opens the account").isEqualTo(new Verdict.Ok());
        booked(order("hedge", 1, "1.5", "2900", TimeInForce.IOC));
        assertThat(balances()).isInstanceOf(Verdict.NotChecked.class);
        now = now.plusSeconds(11);
        assertThat(balances()).as("a fee").isEqualTo(new Verdict.Ok());

        booked(closing(2, "0.5"));
        now = now.plusSeconds(11);
        assertThat(balances()).as("a profit by the average price").isEqualTo(new Verdict.Ok());

        now = Instant.parse("2026-03-01T16:00:05Z"); // it was paid at four
        assertThat(balances()).as("a payment that is not booked yet").isInstanceOf(Verdict.NotChecked.class);
        for (FundingPayment payment : bybit.funding("ETH", START, now)) books.bookFunding("T-1", "hedge", payment);
        assertThat(balances()).as("a payment").isEqualTo(new Verdict.Ok());

        booked(closing(3, "1"));
        now = now.plusSeconds(11);
        assertThat(balances()).as("flat").isEqualTo(new Verdict.Ok());
    }

    @Test
    void F40_what_nobody_booked_breaks_a_balance_until_a_person_has_explained_it() {
        assertThat(balances()).isEqualTo(new Verdict.Ok());

        bybit.place(order("stranger", 1, "12", "2900", TimeInForce.IOC), now);

        assertThat(balances())
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.first().getFirst().what())
                                .startsWith("bybit holds 999")
                                .contains("more than its opening balance"));
        assertThat(balances()).as("it stays").isInstanceOf(Verdict.Broken.class);

        ledger.incidents()
                .open(new Incident("invariant-I27-global", "c", Alert.Severity.CRITICAL, "global", "", "t", now));
        now = now.plusSeconds(1);
        ledger.incidents().close("invariant-I27-global", "ada", "a trade by hand", now);

        assertThat(balances()).as("opens it anew").isEqualTo(new Verdict.Ok());
        assertThat(balances()).isEqualTo(new Verdict.Ok());
        assertThatThrownBy(() -> ledger.balances().open("bybit", "USDT", Usd.ZERO, now))
                .hasMessageContaining("opening_explained");
    }

    private Verdict balances() {
        var paid = new FundingCheck(ledger.dataSource(), new Venues(List.of(bybit.venue(), binance())), clock);
        return new BalanceCheck(ledger.balances(), venues, Optional.of(paid::isBehind), clock).look();
    }

    private static ScriptedPrices prices() {
        return new ScriptedPrices().price("ETH", "3000").price("BTC", "60000").price("SOL", "150");
    }

    private Verdict positions() {
        return new PositionCheck(ledger.dataSource(), venues, List.of("ETH"), clock).look();
    }

    private Verdict resting() {
        return new RestingCheck(ledger.dataSource(), venues, List.of("ETH")).look();
    }

    private Verdict funding() {
        return new FundingCheck(ledger.dataSource(), new Venues(List.of(bybit.venue(), binance())), clock).look();
    }

    private Venue binance() {
        Exchange exchange = new Exchange(ExchangeProfile.binance(FundingCalendar.REAL), 1, START, prices());
        return InProcessVenue.of(exchange, clock).venue();
    }

    private void booked(OrderIntent order) {
        books.commit(order, now);
        books.claimSend(order.key(), now, Optional.empty());
        var accepted = (OrderOutcome.Accepted) bybit.place(order, now);
        books.book(order.key(), accepted.report(), fillsOf(order), now);
    }

    private List<Fill> fillsOf(OrderIntent order) {
        return bybit.fills("ETH", START).stream()
                .filter(fill -> fill.clientId().equals(order.clientId()))
                .toList();
    }

    private static OrderIntent closing(int seq, String quantity) {
        OrderIntent sells = order("hedge", seq, quantity, "3100", TimeInForce.IOC);
        return new OrderIntent(
                sells.key(),
                1,
                "bybit",
                "ETH",
                Side.BUY,
                sells.quantity(),
                sells.limit(),
                TimeInForce.IOC,
                Purpose.REDUCE,
                true);
    }

    private static OrderIntent order(String slot, int seq, String quantity, String limit, TimeInForce timeInForce) {
        return new OrderIntent(
                new OrderKey("T-1", slot, seq),
                1,
                "bybit",
                "ETH",
                Side.SELL,
                Quantity.of(quantity),
                Price.of(limit),
                timeInForce,
                Purpose.HEDGE,
                false);
    }
}
