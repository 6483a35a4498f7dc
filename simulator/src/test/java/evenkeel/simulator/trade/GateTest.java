package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.gate.Gate;
import evenkeel.activities.gate.HeldEntries;
import evenkeel.activities.gate.ReducingWire;
import evenkeel.activities.gate.RestingEntries;
import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.gate.GateCeilings;
import evenkeel.domain.gate.GateLimits;
import evenkeel.domain.gate.GateLimits.Band;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHalts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate alone, before a simulated venue, over real books. */
class GateTest {
    private static final TradeScene SCENE = TradeScene.of(4, Duration.ofSeconds(20));
    private static final CarryTerms TERMS = SCENE.terms();
    private static final Leg LEAD = TERMS.lead();
    private static final Band MILLION = new Band(Usd.of("1000000"), Usd.of("1000000"));

    private final MemoryBooks books = new MemoryBooks();
    private final MemoryHalts halts = new MemoryHalts(LedgerMode.PAPER);
    private final List<OrderIntent> sent = new ArrayList<>();
    private final List<OrderIntent> cancelled = new ArrayList<>();
    private Instant now = SCENE.start();
    private final InProcessVenue venue = SCENE.lead(() -> now);
    private final HaltBoard board = new HaltBoard(halts, Optional.empty(), () -> now);
    private final OrderWire wire = new Recorded(venue, sent, cancelled);
    private final Gate gate = new Gate(Map.of(LEAD.venue(), wire), books, limits(), board, () -> now);

    @BeforeEach
    void the_trade_is_admitted() {
        books.admit(TERMS, now);
    }

    @Test
    void a_committed_order_within_its_limits_leaves_once_with_its_permission_and_fence_in_the_books() {
        OrderIntent entry = committed(entry());

        OrderOutcome first = send(entry);
        OrderOutcome second = send(entry);

        assertThat(first).isInstanceOf(OrderOutcome.Accepted.class);
        assertThat(second)
                .isInstanceOfSatisfying(
                        OrderOutcome.Unknown.class,
                        unknown -> assertThat(unknown.code()).isEqualTo(Code.ORD_UNKNOWN.id()));
        assertThat(sent).containsExactly(entry);
        assertThat(record(entry).sentAt()).contains(now);
        assertThat(record(entry).fence())
                .contains(now.plus(venue.venue().fence().orElseThrow()));
    }

    @Test
    void what_was_never_committed_does_not_leave() {
        assertThat(rejection(send(entry()))).isEqualTo(Code.ORD_NOT_COMMITTED.id());
        assertThat(sent).isEmpty();
    }

    @Test
    void what_differs_from_its_intent_does_not_leave() {
        OrderIntent entry = committed(entry());

        assertThat(rejection(send(sized(entry, entry.quantity().plus(entry.quantity())))))
                .isEqualTo(Code.ORD_NOT_COMMITTED.id());
        assertThat(sent).isEmpty();
        assertThat(record(entry).status()).as("the true one is untouched").isEqualTo(OrderStatus.INTENT);
    }

    @Test
    void an_order_of_an_epoch_that_is_over_does_not_leave() {
        OrderIntent entry = committed(entry());
        books.takeOver(TERMS.trade(), "somebody", now);

        refusedAndEnded(entry, Code.ORD_BEHIND);
    }

    @Test
    void an_order_whose_hour_has_passed_does_not_leave() {
        OrderIntent entry = committed(entry());

        OrderOutcome late = gate.send(venue.venue(), entry, now.minusNanos(1));

        assertThat(rejection(late)).isEqualTo(Code.ORD_STALE.id());
        assertThat(sent).isEmpty();
    }

    @Test
    void an_order_leaves_up_to_the_very_instant_that_it_was_to_be_sent_by() {
        assertThat(gate.send(venue.venue(), committed(entry()), now)).isInstanceOf(OrderOutcome.Accepted.class);
    }

    @Test
    void an_order_above_its_limits_does_not_leave_and_its_refusal_is_counted() {
        OrderIntent entry = committed(sized(entry(), Quantity.of("1000000")));

        refusedAndEnded(entry, Code.ORD_NOTIONAL);
    }

    @Test
    void what_the_books_know_counts_against_an_entry() {
        for (int seq = 1; seq <= 2; seq++) {
            OrderIntent earlier = committed(order(seq, Purpose.ENTRY));
            send(earlier);
            books.mark(earlier.key(), OrderStatus.ABSENT, "over", now);
        }

        refusedAndEnded(committed(order(3, Purpose.ENTRY)), Code.RSK_REPEATED);
    }

    @Test
    void without_a_price_an_entry_stays_and_an_exit_leaves() {
        Venue blind =
                new Venue(LEAD.venue(), new Unreadable(), venue, venue.venue().fence());
        OrderIntent entry = committed(entry());

        assertThat(rejection(gate.send(blind, entry, now))).isEqualTo(Code.VEN_SILENT.id());
        assertThat(sent).isEmpty();

        OrderIntent exit = committed(order(2, Purpose.REDUCE));
        gate.send(blind, exit, now);
        assertThat(sent).containsExactly(exit);
    }

    @Test
    void F43_on_a_book_that_is_not_in_step_nothing_opens_and_what_protects_us_leaves() {
        Venue outOfStep = new Venue(
                LEAD.venue(),
                new OutOfStep(venue.venue().market()),
                venue,
                venue.venue().fence());
        OrderIntent entry = committed(entry());

        assertThat(rejection(gate.send(outOfStep, entry, now))).isEqualTo(Code.RSK_STALE.id());
        assertThat(sent).isEmpty();

        OrderIntent exit = committed(order(2, Purpose.REDUCE));
        gate.send(outOfStep, exit, now);
        assertThat(sent).containsExactly(exit);
    }

    @Test
    void a_halt_keeps_an_entry_and_lets_an_exit_leave() {
        press(HaltLevel.K1, HaltScope.GLOBAL);

        refusedAndEnded(committed(entry()), Code.ORD_HALTED);
        OrderIntent exit = committed(order(2, Purpose.REDUCE));
        send(exit);
        assertThat(sent).containsExactly(exit);
    }

    @Test
    void a_halt_of_the_other_venue_keeps_an_entry_that_would_have_to_be_hedged_there() {
        press(HaltLevel.K1, HaltScope.venue(TERMS.hedge().venue()));

        refusedAndEnded(committed(entry()), Code.ORD_HALTED);
    }

    @Test
    void a_hedge_asks_nothing_of_a_halt_at_the_other_venue() {
        press(HaltLevel.K2, HaltScope.venue(TERMS.hedge().venue()));
        OrderIntent hedge = committed(order(1, Purpose.HEDGE));

        send(hedge);

        assertThat(sent).containsExactly(hedge);
    }

    @Test
    void a_refusal_that_comes_too_late_says_that_the_order_may_be_out() {
        OrderIntent entry = committed(entry());
        books.claimSend(entry.key(), now, Optional.empty());
        press(HaltLevel.K1, HaltScope.GLOBAL);

        assertThat(send(entry)).isInstanceOf(OrderOutcome.Unknown.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void an_order_that_was_sent_is_not_withdrawn() {
        OrderIntent entry = committed(entry());
        OrderIntent unsent = committed(order(1, Purpose.HEDGE));
        send(entry);

        assertThat(gate.withdraw(entry, OrderStatus.ABSENT, "no")).isFalse();
        assertThat(gate.withdraw(unsent, OrderStatus.ABSENT, "not wanted")).isTrue();
        assertThat(record(unsent).status()).isEqualTo(OrderStatus.ABSENT);
    }

    @Test
    void a_cancel_goes_to_the_venue_unless_not_a_byte_may_leave() {
        OrderIntent entry = committed(entry());
        send(entry);

        press(HaltLevel.K2, HaltScope.GLOBAL);
        gate.cancel(entry);
        assertThat(cancelled).containsExactly(entry);

        press(HaltLevel.K3, HaltScope.GLOBAL);
        assertThatThrownBy(() -> gate.cancel(entry))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.ORD_HALTED));
        assertThat(cancelled).hasSize(1);
    }

    @Test
    void an_order_for_a_venue_without_a_wire_is_a_mistake_of_ours() {
        Gate wireless = new Gate(Map.of(), books, limits(), board, () -> now);

        assertThatThrownBy(() -> wireless.cancel(entry()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(LEAD.venue());
    }

    @Test
    void while_the_ledger_is_in_doubt_entries_are_held_and_nothing_else() {
        HeldEntries held = new HeldEntries(wire, () -> Optional.of("older than the venue"));

        assertThat(rejection(held.place(entry(), now))).isEqualTo(Code.REC_LEDGER_BEHIND.id());
        assertThat(sent).isEmpty();

        OrderIntent exit = order(2, Purpose.REDUCE);
        held.place(exit, now);
        held.cancel(exit);
        new HeldEntries(wire, Optional::empty).place(entry(), now);
        assertThat(sent).containsExactly(exit, entry());
        assertThat(cancelled).containsExactly(exit);
    }

    @Test
    void what_holds_entries_still_sets_what_they_are_levered_by() {
        InProcessVenue venue = SCENE.venues(() -> now).getFirst();

        assertThat(LeverageWire.of(new HeldEntries(venue, Optional::empty))).containsSame(venue);
        assertThat(LeverageWire.of(new HeldEntries(wire, Optional::empty))).isEmpty();
    }

    @Test
    void I23_the_guard_s_wire_passes_only_what_reduces() {
        ReducingWire reducing = new ReducingWire(wire);

        assertThat(rejection(reducing.place(entry(), now))).isEqualTo(Code.ORD_NOT_REDUCING.id());
        assertThat(sent).isEmpty();

        OrderIntent exit = order(2, Purpose.REDUCE);
        reducing.place(exit, now);
        reducing.cancel(exit);
        assertThat(sent).containsExactly(exit);
        assertThat(cancelled).containsExactly(exit);
    }

    @Test
    void resting_entries_are_taken_back_under_a_halt_and_asked_again_only_after_a_while() {
        RestingEntries resting = new RestingEntries(books, gate, board, () -> now);
        OrderIntent entry = committed(entry());
        send(entry);
        resting.takeBack();
        assertThat(cancelled).as("nothing is pressed").isEmpty();

        press(HaltLevel.K1, HaltScope.GLOBAL);
        resting.takeBack();
        resting.takeBack();
        assertThat(cancelled).containsExactly(entry);

        now = now.plusSeconds(6);
        resting.takeBack();
        assertThat(cancelled).containsExactly(entry, entry);
    }

    @Test
    void only_entries_that_were_sent_are_taken_back() {
        RestingEntries resting = new RestingEntries(books, gate, board, () -> now);
        committed(entry());
        send(committed(order(1, Purpose.HEDGE)));
        press(HaltLevel.K1, HaltScope.GLOBAL);

        resting.takeBack();

        assertThat(cancelled).isEmpty();
    }

    private OrderOutcome send(OrderIntent intent) {
        return gate.send(venue.venue(), intent, now);
    }

    private void refusedAndEnded(OrderIntent intent, Code code) {
        int before = sent.size();

        assertThat(rejection(send(intent))).isEqualTo(code.id());

        assertThat(sent).as("no byte left").hasSize(before);
        assertThat(record(intent).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(record(intent).sentAt()).isEmpty();
        assertThat(books.refusals(now)).containsEntry(code.id(), 1);
    }

    private void press(HaltLevel level, HaltScope scope) {
        halts.press(new Halt("halt-" + level, scope, level, "drill", "carol", now));
        now = now.plusSeconds(1); // the board looks at the ledger once a second
    }

    private OrderIntent committed(OrderIntent intent) {
        books.commit(intent, now);
        return intent;
    }

    private OrderRecord record(OrderIntent intent) {
        return books.order(intent.key()).orElseThrow();
    }

    private static String rejection(OrderOutcome outcome) {
        assertThat(outcome).isInstanceOf(OrderOutcome.Rejected.class);
        return ((OrderOutcome.Rejected) outcome).code();
    }

    private OrderIntent entry() {
        return order(1, Purpose.ENTRY);
    }

    private OrderIntent order(int seq, Purpose purpose) {
        Quote quote = venue.quote(LEAD.symbol());
        boolean reduces = purpose.mustReduce();
        boolean buys = (LEAD.side() == Side.BUY) != reduces;
        Price limit = buys ? quote.bid() : quote.ask();
        return new OrderIntent(
                new OrderKey(TERMS.trade(), purpose == Purpose.HEDGE ? "hedge" : "lead", seq),
                1,
                LEAD.venue(),
                LEAD.symbol(),
                reduces ? LEAD.side().opposite() : LEAD.side(),
                TERMS.quantity(),
                limit,
                TimeInForce.POST_ONLY,
                purpose,
                reduces);
    }

    private static OrderIntent sized(OrderIntent order, Quantity quantity) {
        return new OrderIntent(
                order.key(),
                order.epoch(),
                order.venue(),
                order.symbol(),
                order.side(),
                quantity,
                order.limit(),
                order.timeInForce(),
                order.purpose(),
                order.reduceOnly());
    }

    private static GateLimits limits() {
        return new GateLimits(
                List.of(TERMS.lead().venue(), TERMS.hedge().venue()),
                List.of(TERMS.symbol()),
                new GateLimits.Size(Map.of(), Usd.of("100000"), new BigDecimal("0.05")),
                new GateLimits.Pace(20, 60, 2, Duration.ofMinutes(1)),
                new GateLimits.Exposures(MILLION, MILLION, MILLION),
                Usd.of("10000"),
                GateCeilings.DATA_AGE);
    }

    /** Passes everything on and remembers it. */
    private record Recorded(OrderWire wire, List<OrderIntent> sent, List<OrderIntent> cancelled) implements OrderWire {
        @Override
        public OrderOutcome place(OrderIntent intent, Instant stamp) {
            sent.add(intent);
            return wire.place(intent, stamp);
        }

        @Override
        public void cancel(OrderIntent intent) {
            cancelled.add(intent);
            wire.cancel(intent);
        }
    }

    /** A market whose price may be read, and whose book is not in step. */
    private record OutOfStep(MarketWire reads) implements MarketWire {
        @Override
        public Instrument instrument(String symbol) {
            return reads.instrument(symbol);
        }

        @Override
        public Quote quote(String symbol) {
            return reads.quote(symbol);
        }

        @Override
        public Quote quoteToOpen(String symbol) {
            throw new Trouble(Code.RSK_STALE, symbol);
        }

        @Override
        public Funding funding(String symbol) {
            return reads.funding(symbol);
        }

        @Override
        public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
            return reads.fundingHistory(symbol, since, until);
        }
    }

    /** A market whose reads find no answer. */
    private record Unreadable() implements MarketWire {
        @Override
        public Instrument instrument(String symbol) {
            throw new Trouble(Code.VEN_SILENT, symbol);
        }

        @Override
        public Quote quote(String symbol) {
            throw new Trouble(Code.VEN_SILENT, symbol);
        }

        @Override
        public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
            throw new Trouble(Code.VEN_SILENT, symbol);
        }

        @Override
        public Funding funding(String symbol) {
            throw new Trouble(Code.VEN_SILENT, symbol);
        }
    }
}
