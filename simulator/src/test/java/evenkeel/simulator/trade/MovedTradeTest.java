package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.recovery.StrayExposure;
import evenkeel.activities.trading.BookedAlerts;
import evenkeel.activities.trading.LateFunding;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.carry.CarryPricing;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Ports;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever looks at a trade looks where its hedge stands, which the ledger knows. */
class MovedTradeTest {
    private static final TradeScene SCENE =
            TradeScene.of(4, Duration.ofSeconds(10)).withAlternative();
    private static final CarryTerms TERMS = SCENE.terms();
    private static final String TRADE = TERMS.trade();

    private Instant now = SCENE.start();
    private final InstantSource clock = () -> now;
    private final MemoryBooks books = new MemoryBooks();
    private final Map<String, InProcessVenue> venues = SCENE.venues(clock).stream()
            .collect(Collectors.toMap(venue -> venue.venue().name(), venue -> venue));
    private final Venues known =
            new Venues(venues.values().stream().map(InProcessVenue::venue).toList());
    private final Ports ports = TradePorts.over(
                    List.copyOf(known.all()), Map.<String, OrderWire>copyOf(venues), books, clock, SCENE.tick())
            .ports();

    @BeforeEach
    void a_trade_that_opens() {
        ports.ledger().admit(TERMS);
        ports.ledger().advance(TradeStep.to(TradeStatus.OPENING, TRADE, now));
    }

    @Test
    void F58_a_run_of_older_memory_that_hedges_where_the_trade_no_longer_stands_is_told_that_it_is_behind() {
        ports.ledger().moveHedge(TRADE, now);

        assertBehind(place(hedge(TERMS.hedge())));

        assertThat(books.orders(TRADE)).isEmpty();
        assertThat(venue("binance").position(TERMS.symbol()).signed()).isZero();
        assertThat(ports.ledger().recover(TRADE, TERMS.legs()).moved()).isTrue();
    }

    @Test
    void F58_a_run_that_believes_in_a_move_that_the_ledger_has_lost_is_told_that_it_is_behind() {
        assertBehind(place(hedge(TERMS.moved().hedge())));

        assertThat(venue("lighter").position(TERMS.symbol()).signed()).isZero();
        assertThat(ports.ledger().recover(TRADE, TERMS.legs()).moved()).isFalse();
    }

    @Test
    void F58_a_run_of_older_memory_that_orders_for_a_trade_that_has_ended_is_told_that_it_is_behind() {
        ports.ledger().advance(TradeStep.to(TradeStatus.FAILED, TRADE, now));

        assertBehind(place(hedge(TERMS.hedge())));

        assertThat(books.orders(TRADE)).isEmpty();
        assertThat(venue("binance").position(TERMS.symbol()).signed()).isZero();
    }

    @Test
    void F58_a_hedge_that_cannot_move_any_more_sends_its_run_to_the_ledger() {
        fill(hedge(TERMS.hedge()));

        assertThatThrownBy(() -> ports.ledger().moveHedge(TRADE, now)).isInstanceOf(BehindTheLedger.class);
        Recovered recovered = ports.ledger().recover(TRADE, TERMS.legs());
        assertThat(recovered.moved()).isFalse();
        assertThat(recovered.entries().hedge().isNothing()).isFalse();
    }

    @Test
    void F58_what_has_filled_at_the_alternative_is_the_hedge_s() {
        ports.ledger().moveHedge(TRADE, now);
        fill(hedge(TERMS.moved().hedge()));

        Recovered recovered = ports.ledger().recover(TRADE, TERMS.legs());

        assertThat(recovered.entries().hedge().isNothing()).isFalse();
        assertThat(recovered.ordered().hedge()).isEqualTo(1);
    }

    @Test
    void I32_what_a_trade_holds_where_it_has_moved_to_is_its_own_and_what_is_where_it_was_is_not() {
        ports.ledger().moveHedge(TRADE, now);
        fill(hedge(TERMS.moved().hedge()));
        somebodyTrades("binance");
        StrayExposure stray =
                new StrayExposure(known, List.of(TERMS.symbol()), books, new BookedAlerts(books, clock), clock);
        assertThat(stray.round()).isEmpty();

        ports.ledger().advance(TradeStep.to(TradeStatus.OPEN, TRADE, now));

        assertThat(stray.round()).extracting(Position::venue).containsExactly("binance");
    }

    @Test
    void F48_late_funding_is_read_where_the_hedge_has_moved_to() {
        ports.ledger().moveHedge(TRADE, now);
        fill(hedge(TERMS.moved().hedge()));
        now = now.plus(TERMS.fundingHour());

        new LateFunding(known, books, Duration.ZERO, clock).round();

        assertThat(books.funding(TRADE)).extracting(FundingPayment::venue).containsOnly("lighter");
    }

    private static void assertBehind(OrderOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        OrderOutcome.Rejected.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(Code.ORD_BEHIND.id()));
    }

    private void fill(OrderIntent order) {
        assertThat(place(order)).isInstanceOf(OrderOutcome.Accepted.class);
        ports.execution().settle(order);
        assertThat(books.fills(TRADE)).isNotEmpty();
    }

    private OrderOutcome place(OrderIntent order) {
        return ports.execution().place(order, now.plusSeconds(5));
    }

    private void somebodyTrades(String venue) {
        venue(venue).place(order("nobody", TERMS.hedge()), now);
    }

    private InProcessVenue venue(String name) {
        return Objects.requireNonNull(venues.get(name), name);
    }

    private OrderIntent hedge(Leg leg) {
        return order(TRADE, leg);
    }

    /** Takes what is there. */
    private OrderIntent order(String trade, Leg leg) {
        var quote = venue(leg.venue()).quote(leg.symbol());
        return new OrderIntent(
                new OrderKey(trade, "hedge", 1),
                1,
                leg.venue(),
                leg.symbol(),
                leg.side(),
                TERMS.quantity(),
                CarryPricing.taking(leg.instrument(), leg.side(), quote, new BigDecimal("0.01")),
                TimeInForce.IOC,
                Purpose.HEDGE,
                false);
    }
}
