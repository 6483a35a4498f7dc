package evenkeel.local.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.gate.HeldEntries;
import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerLogin;
import evenkeel.activities.ledger.Strangers.Stranger;
import evenkeel.activities.recovery.EntryHold;
import evenkeel.activities.recovery.LedgerBehindVenues;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryPricing;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.trade.TradePorts;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.workflows.ports.Execution;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger is put back to a copy of before the hedge; the venues still know it. */
class LedgerRestoredTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final TradeScene SCENE = TradeScene.of(4, SECOND);
    private static final CarryTerms TERMS = SCENE.terms();
    private static final CarryTerms NEXT = TradeScene.of(5, SECOND).terms(); // another symbol

    private static EmbeddedPostgres server;

    private Instant now = SCENE.start();
    private final InProcessVenue lead = SCENE.lead(() -> now);
    private final InProcessVenue hedge = SCENE.hedge(() -> now);
    private final List<Venue> venues = List.of(lead.venue(), hedge.venue());

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void F59_a_ledger_that_was_restored_older_opens_nothing_until_a_person_has_released_it() throws SQLException {
        OrderIntent entry = intent(TERMS.lead(), Purpose.ENTRY);
        OrderIntent answer = intent(TERMS.hedge(), Purpose.HEDGE);
        sql("CREATE DATABASE ledger");
        try (LedgerDatabase ledger = open("ledger")) {
            ledger.books().admit(TERMS, now);
            ledger.books().advance(TradeStep.to(TradeStatus.OPENING, TERMS.trade(), now));
            fill(execution(ledger, wire -> wire), entry);
        }
        sql("CREATE DATABASE copy TEMPLATE ledger");
        try (LedgerDatabase ledger = open("ledger")) {
            fill(execution(ledger, wire -> wire), answer);
        }
        now = now.plusSeconds(120);

        try (LedgerDatabase restored = open("copy")) {
            EntryHold hold = hold(restored);
            Execution execution = execution(restored, wire -> new HeldEntries(wire, hold::why));
            restored.books().admit(NEXT, now);

            assertThat(hold.why()).as("nothing goes before the comparison").isPresent();
            hold.look();
            assertThat(restored.strangers().standing())
                    .extracting(Stranger::clientId)
                    .containsExactly(answer.clientId());
            OrderIntent held = intent(NEXT.lead(), Purpose.ENTRY);
            assertThat(execution.place(held, now.plusSeconds(5)))
                    .isInstanceOfSatisfying(
                            OrderOutcome.Rejected.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(Code.REC_LEDGER_BEHIND.id()));
            assertThat(lead.order(held)).isEmpty();
            OrderIntent out = intent(TERMS.lead(), Purpose.REDUCE);
            assertThat(execution.place(out, now.plusSeconds(5))).isInstanceOf(OrderOutcome.Accepted.class);

            restored.strangers().release("ann", "the hedge is booked by hand", now);
            hold.look();

            assertThat(hold.why()).isEmpty();
            assertThat(execution.place(intent(NEXT.lead(), Purpose.ENTRY, 2), now.plusSeconds(5)))
                    .isInstanceOf(OrderOutcome.Accepted.class);
        }
    }

    @Test
    void F59_a_ledger_that_knows_all_that_the_venues_know_holds_nothing() throws SQLException {
        sql("CREATE DATABASE whole");
        try (LedgerDatabase ledger = open("whole")) {
            ledger.books().admit(TERMS, now);
            ledger.books().advance(TradeStep.to(TradeStatus.OPENING, TERMS.trade(), now));
            fill(execution(ledger, wire -> wire), intent(TERMS.lead(), Purpose.ENTRY));
            EntryHold hold = hold(ledger);

            hold.look();

            assertThat(hold.why()).isEmpty();
            assertThat(ledger.strangers().standing()).isEmpty();
        }
    }

    private EntryHold hold(LedgerDatabase ledger) {
        List<String> symbols = List.of("BTC", "ETH", "SOL");
        return new EntryHold(
                new LedgerBehindVenues(new Venues(venues), symbols, ledger.books(), ledger.strangers(), () -> now),
                ledger.strangers());
    }

    private Execution execution(LedgerDatabase ledger, UnaryOperator<OrderWire> wrapped) {
        Map<String, OrderWire> wires =
                Map.of(lead.venue().name(), wrapped.apply(lead), hedge.venue().name(), wrapped.apply(hedge));
        return TradePorts.over(venues, wires, ledger.books(), () -> now, SECOND)
                .ports()
                .execution();
    }

    private void fill(Execution execution, OrderIntent order) {
        assertThat(execution.place(order, now.plusSeconds(5))).isInstanceOf(OrderOutcome.Accepted.class);
        execution.settle(order);
    }

    private OrderIntent intent(Leg leg, Purpose purpose) {
        return intent(leg, purpose, purpose == Purpose.REDUCE ? 2 : 1);
    }

    /** Takes what is there. */
    private OrderIntent intent(Leg leg, Purpose purpose, int seq) {
        boolean reduces = purpose == Purpose.REDUCE;
        Side side = reduces ? leg.side().opposite() : leg.side();
        InProcessVenue venue = leg.venue().equals(lead.venue().name()) ? lead : hedge;
        CarryTerms terms = leg.symbol().equals(TERMS.symbol()) ? TERMS : NEXT;
        return new OrderIntent(
                new OrderKey(terms.trade(), leg.name().slot(), seq),
                1,
                leg.venue(),
                leg.symbol(),
                side,
                terms.quantity(),
                CarryPricing.taking(leg.instrument(), side, venue.quote(leg.symbol()), new BigDecimal("0.01")),
                TimeInForce.IOC,
                purpose,
                reduces);
    }

    private static LedgerDatabase open(String database) {
        return LedgerDatabase.open(
                LedgerAccess.of(server.getJdbcUrl("postgres", database), new LedgerLogin("postgres", "")));
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var work = connection.createStatement()) {
            work.execute(statement);
        }
    }
}
