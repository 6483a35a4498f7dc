package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.trading.LateFunding;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.simulator.ledger.MemoryBooks;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LateFundingTest {
    private static final TradeScene SCENE = TradeScene.of(11, Duration.ofSeconds(10));

    private final MemoryBooks books = new MemoryBooks();
    private final List<FundingPayment> shown = new ArrayList<>();
    private CarryResult closed;
    private LateFunding late;

    @BeforeEach
    void a_trade_has_closed_and_the_venues_still_show_what_they_paid() {
        closed = VirtualTrade.of(SCENE, books).result();
        assertThat(closed.status()).isEqualTo(TradeStatus.CLOSED);
        shown.addAll(books.funding(closed.trade()));
        assertThat(shown).isNotEmpty();
        InstantSource clock = InstantSource.fixed(closed.ended().plusSeconds(3600));
        List<Venue> venues = List.of(
                venue(SCENE.terms().lead().venue()), venue(SCENE.terms().hedge().venue()));
        late = new LateFunding(new Venues(venues), books, Duration.ZERO, clock);
    }

    @Test
    void F48_what_is_known_changes_nothing() {
        late.round();

        assertThat(books.funding(closed.trade())).isEqualTo(shown);
        assertThat(figures()).isEqualTo(closed.figures());
        assertThat(alerts()).isEmpty();
    }

    @Test
    void F48_a_payment_that_came_after_the_end_is_booked_once_and_counted() {
        shown.add(paid("late", closed.ended().minusMillis(1), "1.5"));

        late.round();
        late.round();

        assertThat(figures().funding()).isEqualTo(closed.figures().funding().plus(Usd.of("1.5")));
        assertThat(alerts()).containsExactly(Code.REC_FUNDING_LATE.id());
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void F48_a_payment_that_a_venue_changed_is_restated_in_the_closed_trade() {
        FundingPayment first = shown.getFirst();
        shown.set(0, first.of(first.amount().plus(Usd.of("-2"))));

        late.round();
        late.round();

        assertThat(figures().funding()).isEqualTo(closed.figures().funding().plus(Usd.of("-2")));
        assertThat(books.funding(closed.trade())).hasSize(shown.size() + 2);
        assertThat(alerts()).containsExactly(Code.REC_FUNDING_RESTATED.id());
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void what_is_paid_after_a_trade_s_end_is_not_its_own() {
        shown.add(paid("next", closed.ended().plusSeconds(1), "1.5"));

        late.round();

        assertThat(figures()).isEqualTo(closed.figures());
    }

    private TradeFigures figures() {
        return books.trade(closed.trade()).orElseThrow().figures().orElseThrow();
    }

    private List<String> alerts() {
        return books.alerts(99).stream()
                .map(Alert::code)
                .filter(code -> code.startsWith("REC"))
                .toList();
    }

    private static FundingPayment paid(String event, Instant at, String amount) {
        return new FundingPayment("bybit", SCENE.terms().symbol(), event, at, Usd.of(amount), "USDT");
    }

    /** Tells its payments and the time, and is asked for nothing else. */
    private Venue venue(String name) {
        AccountWire account = (AccountWire) Proxy.newProxyInstance(
                AccountWire.class.getClassLoader(),
                new Class<?>[] {AccountWire.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "venueTime" -> closed.ended().plusSeconds(3600);
                    case "funding" -> paidAt(name, (Instant) arguments[1], (Instant) arguments[2]);
                    default -> throw new AssertionError("nobody asks here for " + method.getName());
                });
        return new Venue(name, SCENE.lead(InstantSource.system()), account, java.util.Optional.empty());
    }

    private List<FundingPayment> paidAt(String venue, Instant since, Instant until) {
        return shown.stream()
                .filter(payment -> payment.venue().equals(venue))
                .filter(payment ->
                        payment.paidAt().isAfter(since) && !payment.paidAt().isAfter(until))
                .toList();
    }
}
