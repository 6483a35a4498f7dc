package evenkeel.simulator.faults;

import static evenkeel.domain.order.TimeInForce.GTC;
import static evenkeel.domain.order.TimeInForce.IOC;
import static evenkeel.domain.order.TimeInForce.POST_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.Listening;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real adapters make of each fault: unknown stays unknown, and nothing is doubled. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"binance", "bybit", "lighter", "x10"})
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FaultsTest {
    private static final String TAKING = "3010";
    private static final String RESTING = "2990";

    /** Where pushes are numbered, one that does not follow on means that anything may have changed. */
    private static final List<String> HINTS = List.of("ETH", "*");

    @Parameter
    private String venue;

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(venue, folder);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void a_delayed_answer_is_an_answer() {
        rig.fault("{kind: delay, on: $PLACE, delay: PT0.3S}");
        Instant began = Instant.now();

        OrderOutcome outcome = rig.place(rig.buy(RESTING, POST_ONLY));

        assertThat(rig.isYes(outcome)).isTrue();
        assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(299));
    }

    @Test
    void F7_a_stalled_answer_is_unknown_and_the_order_is_found_once() {
        rig.fault("{kind: stall, on: $PLACE, delay: PT10S}");

        assertUnknownAndThereOnce(rig.buy(TAKING, IOC));
    }

    @Test
    void F7_a_lost_answer_is_unknown_and_the_order_is_found_once() {
        rig.fault("{kind: response_lost, on: $PLACE}");

        assertUnknownAndThereOnce(rig.buy(TAKING, IOC));
    }

    @Test
    void F12_an_error_status_of_a_venue_that_took_the_order_is_unknown() {
        rig.fault("{kind: error_after, on: $PLACE, status: 502}");

        assertUnknownAndThereOnce(rig.buy(TAKING, IOC));
    }

    @Test
    void F7_a_reset_connection_is_unknown_though_nothing_arrived() {
        rig.fault("{kind: reset, on: $PLACE}");

        assertUnknownAndNotThere(rig.buy(TAKING, IOC));
    }

    @Test
    void F12_an_error_status_is_unknown_though_nothing_was_done() {
        rig.fault("{kind: error, on: $PLACE, status: 503}");

        assertUnknownAndNotThere(rig.buy(TAKING, IOC));
    }

    @Test
    void F8_an_order_may_arrive_after_everyone_gave_up_and_arrives_once() {
        rig.fault("{kind: late_accept, on: $PLACE, delay: PT2S}");
        OrderIntent intent = rig.buy(TAKING, IOC);

        assertThat(rig.place(intent)).isInstanceOf(OrderOutcome.Unknown.class);
        assertThat(rig.venue().account().order(intent)).isEmpty();
        await(() -> rig.venue().account().order(intent).isPresent());
        assertThat(rig.really(intent)).hasSize(1);
    }

    @Test
    void F12_a_busy_venue_is_left_alone_for_as_long_as_it_asks() {
        rig.fault("{kind: busy, on: 'GET *rder*', status: 429, retry_after: 30, times: 0}");
        OrderIntent intent = rig.buy(RESTING, POST_ONLY);

        for (int n = 0; n < 3; n++) {
            assertThatThrownBy(() -> rig.venue().account().order(intent))
                    .isInstanceOfSatisfying(
                            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.VEN_BUSY));
        }

        assertThat(rig.board.all().getFirst().struck()).isEqualTo(1);
    }

    @Test
    void F12_a_placement_that_finds_the_venue_busy_without_its_own_word_is_unknown() {
        rig.fault("{kind: busy, on: $PLACE, status: 418}");

        assertUnknownAndNotThere(rig.buy(TAKING, IOC));
    }

    @Test
    void F13_an_accepted_order_may_be_rejected_later() {
        rig.fault("{kind: rejected_later}");
        OrderIntent intent = rig.buy(TAKING, IOC);

        assertThat(rig.isYes(rig.place(intent))).isTrue();

        OrderReport report = rig.venue().account().order(intent).orElseThrow();
        assertThat(report.status()).isIn(OrderStatus.REJECTED, OrderStatus.CANCELLED);
        assertThat(report.filled().isZero()).isTrue();
        assertThat(rig.venue().account().position("ETH").signed()).isZero();
    }

    @Test
    void F22_a_part_fills_and_then_nothing_is_heard_yet_a_read_knows_how_much() throws Exception {
        rig.fault("{kind: partial_then_silence, share: 0.4, delay: PT20S}");
        Listening listening = listen();
        OrderIntent intent = rig.buy(TAKING, GTC);

        assertThat(rig.place(intent)).isNotInstanceOf(OrderOutcome.Rejected.class);

        OrderReport report = rig.venue().account().order(intent).orElseThrow();
        assertThat(report.filled().toString()).isEqualTo("0.2");
        assertThat(report.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(listening.isQuiet()).isTrue();
    }

    @Test
    void F25_a_stale_read_shows_an_older_state_and_a_fresh_one_the_truth() {
        rig.fault("{kind: stale_read, on: 'GET *rder*'}");
        OrderIntent intent = rig.buy(TAKING, IOC);
        assertThat(rig.venue().account().order(intent)).isEmpty();

        rig.place(intent);

        assertThat(rig.venue().account().order(intent)).as("still as it was").isEmpty();
        rig.board.clear();
        assertThat(rig.venue().account().order(intent)).isPresent();
    }

    @Test
    void F19_F26_pushes_that_come_twice_or_in_another_order_double_nothing() throws Exception {
        Listening listening = listen();
        rig.fault("{faults: [{kind: duplicate, chance: 0.5, times: 0}, {kind: reorder, chance: 0.5, times: 0}]}");
        OrderIntent intent = rig.buy(TAKING, IOC);

        rig.place(intent);

        assertThat(listening.next()).isIn(HINTS);
        assertThat(rig.venue().account().fills("ETH", Instant.EPOCH))
                .extracting(fill -> fill.tradeId())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(rig.<List<Trade>>look(exchange -> exchange.fills("main", "ETH", Instant.EPOCH)));
        assertThat(rig.board.all()).anyMatch(posted -> posted.struck() > 0);
    }

    @Test
    void F43_pushes_that_are_left_out_cost_nothing_but_time_for_a_push_is_only_a_hint() throws Exception {
        Listening listening = listen();
        rig.fault("{kind: gap, times: 0}");
        OrderIntent intent = rig.buy(TAKING, IOC);

        rig.place(intent);

        assertThat(listening.isQuiet()).isTrue();
        assertThat(rig.venue().account().order(intent)).map(OrderReport::status).contains(OrderStatus.FILLED);
    }

    @Test
    void F45_a_silent_stream_stands_and_tells_nothing_until_it_is_heard_again() throws Exception {
        Listening listening = listen();
        rig.fault("{kind: silence}");
        rig.place(rig.buy(TAKING, IOC));
        assertThat(listening.isQuiet()).isTrue();

        rig.board.clear();
        rig.place(rig.buy(TAKING, IOC));

        assertThat(listening.next()).isIn(HINTS);
    }

    @Test
    void F44_after_a_cut_the_adapter_comes_back_and_says_that_something_was_missed() throws Exception {
        Listening listening = listen();

        rig.fault("{kind: disconnect}");

        assertThat(listening.next()).isEqualTo("*");
    }

    @Test
    void F37_maintenance_refuses_everything_and_ends() {
        rig.place(rig.buy(RESTING, POST_ONLY)); // the clocks have met
        rig.fault("{kind: maintenance}");
        OrderIntent intent = rig.buy(TAKING, IOC);

        assertThat(rig.place(intent)).isInstanceOf(OrderOutcome.Unknown.class);
        assertThatThrownBy(() -> rig.venue().account().order(intent)).isInstanceOf(Trouble.class);
        assertThat(rig.really(intent)).isEmpty();

        rig.board.clear();
        assertThat(rig.venue().account().order(intent)).isEmpty();
    }

    @Test
    void F37_a_halted_symbol_takes_no_order_until_the_halt_ends() {
        rig.fault("{kind: halt, symbol: ETH}");
        await(() -> rig.<Boolean>look(exchange -> exchange.state("ETH").name().equals("HALTED")));
        OrderIntent refused = rig.buy(TAKING, IOC);
        assertThat(rig.place(refused)).isNotInstanceOf(OrderOutcome.Accepted.class);
        assertThat(rig.really(refused)).noneMatch(order -> order.filled().compareTo(Quantity.ZERO) > 0);

        rig.board.clear();

        await(() -> rig.<Boolean>look(exchange -> exchange.state("ETH").name().equals("TRADING")));
        assertThat(rig.isYes(rig.place(rig.buy(TAKING, IOC)))).isTrue();
    }

    @Test
    void F38_a_delisting_ends_orders_and_settles_positions() {
        OrderIntent resting = rig.buy(RESTING, POST_ONLY);
        rig.place(rig.buy(TAKING, IOC));
        rig.place(resting);

        rig.fault("{kind: delisting, symbol: ETH}");

        await(() -> rig.venue().account().position("ETH").signed().signum() == 0);
        assertThat(rig.venue().account().order(resting).orElseThrow().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void F35_a_liquidation_shows_as_a_fill_that_is_none_of_ours() {
        OrderIntent open = rig.buy(TAKING, IOC);
        rig.place(open);

        rig.fault("{kind: liquidation, symbol: ETH}");

        await(() -> rig.venue().account().position("ETH").signed().signum() == 0);
        var last = rig.venue().account().fills("ETH", Instant.EPOCH).getLast();
        assertThat(last.clientId()).isNotEqualTo(open.clientId());
        assertThat(last.quantity().toString()).isEqualTo("0.5");
    }

    @Test
    void F36_adl_takes_a_part_of_a_position() {
        rig.place(rig.buy(TAKING, IOC));

        rig.fault("{kind: adl, symbol: ETH, share: 0.4}");

        await(() ->
                rig.venue().account().position("ETH").signed().toPlainString().equals("0.3"));
    }

    private void assertUnknownAndThereOnce(OrderIntent intent) {
        assertThat(rig.place(intent)).isInstanceOf(OrderOutcome.Unknown.class);
        assertThat(rig.venue().account().order(intent)).map(OrderReport::status).contains(OrderStatus.FILLED);
        assertThat(rig.really(intent)).extracting(VenueOrder::status).containsExactly(OrderStatus.FILLED);
    }

    private void assertUnknownAndNotThere(OrderIntent intent) {
        assertThat(rig.place(intent)).isInstanceOf(OrderOutcome.Unknown.class);
        assertThat(rig.really(intent)).isEmpty();
    }

    private Listening listen() throws InterruptedException {
        var listening = new Listening();
        rig.stream().connect(listening);
        assertThat(listening.next()).isEqualTo("*");
        return listening;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("it did not come to be");
            Thread.onSpinWait();
        }
    }
}
