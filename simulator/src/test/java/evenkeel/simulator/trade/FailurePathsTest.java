package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.trading.LateReadback;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import evenkeel.workflows.carry.CarryProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trade does when an entry goes wrong, and what others hear of it. */
class FailurePathsTest {
    private static final Instant START = ScriptedPair.START;

    private final Scheduler scheduler = new Scheduler(START);
    private final MemoryBooks books = new MemoryBooks();
    private final ScriptedPair pair = new ScriptedPair(scheduler, books, Map.of());

    // ---- an entry that cannot be undone

    @Test
    void a_rollback_that_fails_is_kept_told_again_and_again_and_tried_until_it_is_flat() {
        pair.lighter
                .next(at(5, "2", "150.10"))
                .next()
                .next()
                .next()
                .next()
                .next()
                .next();
        pair.x10.next().next().next();

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("LEG2_FAILED");
        assertThat(pair.lighter.ours()).isZero();
        assertThat(events(Kind.ROLLBACK_FAILED)).hasSize(1);
        assertThat(events(Kind.ROLLBACK_DONE))
                .singleElement()
                .satisfies(done -> assertThat(done.facts().get("loss_usd"))
                        .isEqualTo(result.netPnl().negate().toString()));
        assertThat(critical("HDG-011")).hasSize(2);
        assertThat(reasons(START.plusSeconds(120))).containsExactly(Reason.BROKEN_HEDGE);
    }

    @Test
    void a_rollback_that_works_tells_what_it_cost_and_pauses_nobody() {
        pair.lighter.next(at(5, "2", "150.10"));
        pair.x10.next().next().next();

        CarryResult result = run();

        assertThat(result.netPnl().isNegative()).isTrue();
        assertThat(events(Kind.ROLLBACK_FAILED)).isEmpty();
        assertThat(events(Kind.ROLLBACK_DONE)).hasSize(1);
        assertThat(reasons(scheduler.instant())).isEmpty();
    }

    // ---- a fill that nobody told

    @Test
    void a_position_that_no_fill_explains_is_told_of_at_once_and_never_touched() {
        pair.lighter.next().next().next();
        scheduler.at(START.plusSeconds(10), () -> pair.lighter.foreign(Optional.of("-1.5")));

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("LEG1_FAILED");
        assertThat(pair.lighter.ours()).isZero();
        assertThat(critical("REC-004"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).isEqualTo("lighter shows -1.5 SOL that no fill tells of"));
        assertThat(reasons(result.ended())).containsExactly(Reason.BROKEN_HEDGE);
    }

    // ---- pauses (15)

    @Test
    void a_refusal_by_the_account_pauses_new_trades_for_a_minute() {
        pair.lighter.withoutBalance();

        CarryResult result = run();

        assertThat(result.reason()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(reasons(result.ended())).containsExactly(Reason.ACCOUNT_REFUSAL);
        assertThat(reasons(result.ended().plusSeconds(60))).isEmpty();
        assertThat(books.alerts(9)).singleElement().extracting(Alert::code).isEqualTo("RSK-013");
    }

    @ParameterizedTest(name = "found out later: {0}")
    @ValueSource(booleans = {false, true})
    void F39_a_lead_that_its_account_cannot_bear_is_ordered_once_and_pauses_new_trades(boolean later) {
        shortOfMargin(pair.lighter, later, order -> true);

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(books.orders("T-1")).singleElement().satisfies(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
            assertThat(order.report().refusal()).contains(Code.VEN_MARGIN);
        });
        assertThat(reasons(result.ended())).containsExactly(Reason.ACCOUNT_REFUSAL);
        assertThat(reasons(result.ended().plusSeconds(60))).isEmpty();
    }

    @ParameterizedTest(name = "found out later: {0}")
    @ValueSource(booleans = {false, true})
    void F39_a_hedge_that_its_account_cannot_bear_is_ordered_once_and_the_lead_is_given_back(boolean later) {
        pair.lighter.next(at(5, "2", "150.10"));
        shortOfMargin(pair.x10, later, order -> !order.reduceOnly());

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(pair.lighter.ours()).isZero();
        assertThat(books.orders("T-1").stream().filter(order -> order.intent().purpose() == Purpose.HEDGE))
                .hasSize(1);
        assertThat(reasons(result.ended())).containsExactly(Reason.ACCOUNT_REFUSAL);
    }

    @Test
    void F39_what_had_filled_before_the_account_refused_more_is_hedged_and_new_trades_pause() {
        pair.lighter.next(at(9, "1", "150.10"));
        shortOfMargin(pair.lighter, false, order -> !order.reduceOnly() && isPartlyFilled());
        AtomicReference<List<Reason>> paused = new AtomicReference<>();
        scheduler.at(START.plusSeconds(30), () -> paused.set(reasons(scheduler.instant())));

        CarryResult result = run();

        assertThat(books.orders("T-1").stream().filter(order -> order.intent().purpose() == Purpose.ENTRY))
                .hasSize(2);
        assertThat(pair.x10.placed().getFirst().quantity()).isEqualTo(Quantity.of("1"));
        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(paused.get()).containsExactly(Reason.ACCOUNT_REFUSAL);
    }

    private boolean isPartlyFilled() {
        return pair.lighter.ours().signum() != 0;
    }

    private static void shortOfMargin(ScriptedVenue venue, boolean later, Predicate<OrderIntent> such) {
        ScriptedVenue unused = later ? venue.shortOfMarginLater(such) : venue.shortOfMargin(such);
    }

    @Test
    void conditions_of_the_market_pause_nobody() {
        pair.x10.top("150.50", "150.52", "100");

        CarryResult result = run();

        assertThat(result.reason()).isEqualTo("REJECTED_SPREAD");
        assertThat(reasons(result.ended())).isEmpty();
    }

    @Test
    void a_leg_that_is_not_there_after_the_entry_pauses_until_somebody_has_looked() {
        pair.lighter.next(at(5, "2", "150.10"));
        scheduler.at(START.plusSeconds(5), pair.x10::hidingOurs);

        CarryResult result = run();

        assertThat(result.reason()).isEqualTo("post_entry_broken_hedge");
        assertThat(reasons(result.ended().plus(Duration.ofDays(1)))).containsExactly(Reason.BROKEN_HEDGE);
    }

    // ---- READ-4

    @Test
    void READ_4_what_the_venue_says_of_an_entry_wins_once_and_counts_to_the_end() {
        pair.lighter.next(at(5, "2", "150.10")).shows("150.00", order -> !order.reduceOnly() && isOpen());

        CarryResult result = run();

        assertThat(events(Kind.ENTRY_READBACK_CORRECTED))
                .singleElement()
                .satisfies(event -> assertThat(event.facts()).containsEntry("change", "-0.2"));
        assertThat(result.figures().lead().entry().vwap()).contains(Price.of("150.00"));
        assertThat(books.trade("T-1").orElseThrow().figures().orElseThrow().netPnl(pair.terms.legs()))
                .isEqualTo(result.netPnl());
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void READ_4_an_entry_that_the_venues_confirm_stays_as_it_is() {
        pair.lighter.next(at(5, "2", "150.10"));

        CarryResult result = run();

        assertThat(events(Kind.ENTRY_READBACK_OK)).hasSize(1);
        assertThat(result.figures().lead().entry().vwap()).contains(Price.of("150.10"));
    }

    // ---- READ-6

    @Test
    void READ_6_what_a_venue_could_not_tell_at_the_end_is_asked_for_a_day_and_then_wins() {
        pair.lighter.next(at(5, "2", "150.10"));
        pair.x10.hidesFills(this::isLeft).shows("150.00", order -> order.reduceOnly() && isLeft());
        CarryResult result = run();
        assertThat(result.corrected()).isFalse();
        assertThat(events(Kind.READBACK_PENDING)).hasSize(1);

        lateReadback().round();
        assertThat(events(Kind.READBACK_CORRECTED)).as("it is silent still").isEmpty();

        pair.x10.hidesFills(() -> false);
        lateReadback().round();
        lateReadback().round(); // another worker after a crash

        assertThat(events(Kind.READBACK_CORRECTED)).hasSize(1);
        Usd corrected = books.trade("T-1").orElseThrow().figures().orElseThrow().netPnl(pair.terms.legs());
        assertThat(corrected.minus(result.netPnl())).isEqualTo(Usd.of("-0.28")); // 150.14 it was, of two
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void READ_6_after_a_day_it_is_given_up_and_a_person_is_told() {
        pair.lighter.next(at(5, "2", "150.10"));
        pair.x10.hidesFills(this::isLeft);
        CarryResult result = run();

        lateReadback(result.ended().plus(Duration.ofHours(23))).round();
        assertThat(events(Kind.READBACK_GIVEN_UP)).isEmpty();
        lateReadback(result.ended().plus(Duration.ofHours(24))).round();

        assertThat(events(Kind.READBACK_GIVEN_UP)).hasSize(1);
        assertThat(books.alerts(9)).first().extracting(Alert::key).isEqualTo("T-1/readback-given-up");
    }

    private boolean isLeft() {
        return isOpen()
                && pair.x10.ours().signum() == 0
                && books.orders("T-1").stream().allMatch(OrderRecord::isFinal);
    }

    private LateReadback lateReadback() {
        return lateReadback(scheduler.instant());
    }

    private LateReadback lateReadback(Instant now) {
        return new LateReadback(pair.ports.accounts(), books, pair.ports.alerts(), () -> now);
    }

    // ---- entries that end because a machine says so, or because nobody has run them

    @Test
    void an_entry_that_the_reconciler_gives_up_ends_by_its_word() {
        CloseRequest asked = new CloseRequest(
                "reconciler-T-1", "reconciler", "too long", false, Optional.of("reconciliation_stale_opening"));

        CarryResult result = ScriptedPair.run(scheduler, pair, START.plusSeconds(3), asked);

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("reconciliation_stale_opening");
        assertThat(pair.lighter.ours()).isZero();
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({"PENDING, REJECTED, startup_orphaned_pending", "OPENING, FAILED, startup_orphaned_opening"})
    void an_entry_that_nothing_has_run_and_that_holds_nothing_ends(TradeStatus was, TradeStatus ends, String word) {
        books.admit(pair.terms, Usd.of("300"), START);
        if (was == TradeStatus.OPENING) books.advance(TradeStep.to(was, "T-1", START));

        CarryResult result = goOn();

        assertThat(result.status()).isEqualTo(ends);
        assertThat(result.reason()).isEqualTo(word);
        assertThat(pair.lighter.placed()).isEmpty();
    }

    private CarryResult goOn() {
        var process =
                new CarryProcess(pair.terms, true, pair.ports, new VirtualTimeline(scheduler, (phase, card) -> {}));
        var result = new AtomicReference<CarryResult>();
        scheduler.spawn(pair, () -> result.set(process.run()));
        scheduler.run();
        return Objects.requireNonNull(result.get(), "the trade did not end");
    }

    private CarryResult run() {
        return ScriptedPair.run(scheduler, pair);
    }

    private boolean isOpen() {
        return books.trade("T-1").filter(trade -> trade.openedAt().isPresent()).isPresent();
    }

    private List<TradeEvent> events(Kind kind) {
        return books.events("T-1").stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }

    private List<Alert> critical(String code) {
        return books.alerts(99).stream()
                .filter(alert -> alert.severity() == Alert.Severity.CRITICAL
                        && alert.code().equals(code))
                .toList();
    }

    private List<Reason> reasons(Instant at) {
        return books.pauses().standing(at).stream()
                .map(standing -> standing.pause().reason())
                .toList();
    }

    private static Part at(int seconds, String quantity, String price) {
        return new Part(Duration.ofSeconds(seconds), quantity, price);
    }
}
