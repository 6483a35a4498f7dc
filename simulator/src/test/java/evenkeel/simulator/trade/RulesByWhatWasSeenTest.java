package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.trading.CarryLook;
import evenkeel.activities.trading.MinuteMids;
import evenkeel.activities.trading.NetApys;
import evenkeel.activities.trading.Outlook;
import evenkeel.activities.trading.PacedWatch;
import evenkeel.activities.trading.Sightings;
import evenkeel.activities.trading.Venues;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.Watching;
import evenkeel.domain.carry.cost.FeeRates;
import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.carry.crash.CrashRules;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.OrderIntent;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHeldRows;
import evenkeel.simulator.timeline.Crash;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.ports.Watch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was seen, asked or read back at one time decides at another, from the look to the order. */
class RulesByWhatWasSeenTest {
    private static final Instant START = ScriptedPair.START;
    private static final Part LEAD = new Part(Duration.ofSeconds(5), "2", "150.10");
    private static final Part HEDGE = new Part(Duration.ZERO, "2", "150.16");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Map<String, String> QUIET = Map.of(
            "trading.basis_convergence_exit_enabled", "false",
            "trading.z_score_exit_enabled", "false",
            "trading.funding_velocity_exit_enabled", "false");

    private final Scheduler scheduler = new Scheduler(START);
    private final MemoryBooks books = new MemoryBooks();
    private final AtomicReference<CarryResult> result = new AtomicReference<>();

    // ---- the mids of the last hour make the steps of a close

    @ParameterizedTest(name = "a lead that moves to {0} and back each minute is left at {1}")
    @CsvSource({"150.08, 150.04", "150.83, 149.92"})
    void the_levels_of_a_close_lie_as_far_apart_as_the_minutes_before_it_were(String other, String second) {
        var pair = opening(new ScriptedPair(scheduler, books, QUIET));
        for (int minute = 1; minute <= 14; minute++) {
            String bid = minute % 2 == 0 ? "150.08" : other;
            scheduler.at(START.plus(Duration.ofMinutes(minute)), () -> top(pair.lighter, bid));
        }

        ScriptedPair.run(scheduler, pair, START.plus(Duration.ofMinutes(15)));

        assertThat(pair.lighter.placed())
                .filteredOn(order -> order.key().leg().startsWith("lead.g"))
                .extracting(OrderIntent::limit)
                .startsWith(Price.of("150.08"), Price.of(second))
                .hasSize(5);
    }

    private static void top(ScriptedVenue venue, String bid) {
        Price ask = new Price(new BigDecimal(bid).add(new BigDecimal("0.02")));
        venue.top(bid, ask.toString(), "0.4");
    }

    // ---- a recovery that is near lets a trade grow older

    @ParameterizedTest(name = "five crashes before it: {0}, then {1} hours")
    @CsvSource({"true, 244", "false, 240"})
    void a_trade_lives_as_long_as_the_recovery_from_a_crash_is_expected_to_take(boolean predicted, int hours) {
        var pair = opening(new ScriptedPair(scheduler, books, books.pauses(), QUIET, HOUR));
        NetApys crashing = (terms, since, until) -> crashes(predicted ? 5 : 4);

        run(new CarryProcess(pair.terms, false, watching(pair, crashing), timeline()));

        assertThat(ended().reason()).isEqualTo("MAX_HOLD");
        assertThat(events(Kind.HOLD_EXTENDED)).hasSize(predicted ? 1 : 0);
        var trade = books.trade("T-1").orElseThrow();
        Duration held =
                Duration.between(trade.openedAt().orElseThrow(), trade.endedAt().orElseThrow());
        assertThat(held).isBetween(HOUR.multipliedBy(hours), HOUR.multipliedBy(hours + 1));
    }

    /** So many crashes that took four hours each, and one that has just begun. */
    private static List<BigDecimal> crashes(int over) {
        List<BigDecimal> apy = new ArrayList<>();
        for (int crash = 0; crash <= over; crash++) {
            for (int hour = 0; hour < 30; hour++) apy.add(new BigDecimal(hour % 2 == 0 ? "1.0" : "1.1"));
            for (int hour = 0; hour < (crash < over ? 4 : 1); hour++) apy.add(new BigDecimal("0.5"));
        }
        return apy;
    }

    private Ports watching(ScriptedPair pair, NetApys apys) {
        Venues venues = new Venues(List.of(pair.lighter.venue(), pair.x10.venue()));
        MemoryHeldRows rows = new MemoryHeldRows();
        Outlook outlook = new Outlook(
                apys,
                (than, now) -> Optional.empty(),
                (of, now) -> Optional.empty(),
                (held, mid, now) -> Optional.empty(),
                new MinuteMids(),
                Optional.of(new CrashRules(new BigDecimal("3.0"), 1, new BigDecimal("80"), new BigDecimal("20"))),
                alert -> {});
        Sightings sightings = new Sightings(rows, outlook);
        CarryLook look = new CarryLook(venues, Duration.ZERO, sightings, scheduler);
        return with(pair.ports, new PacedWatch(look, sightings, rows, TradePorts.atTicks(scheduler, HOUR)));
    }

    // ---- an entry that was read back stays corrected when the run is lost

    @Test
    void READ_4_a_run_that_has_lost_all_goes_on_from_the_entry_as_it_was_corrected() {
        var pair = opening(new ScriptedPair(scheduler, books, QUIET));
        pair.lighter.shows("150.00", order -> !order.reduceOnly() && isOpen());
        var second = new CarryProcess(pair.terms, true, pair.ports, timeline());
        Watch dying = watching -> {
            pair.lighter.shows("150.10", order -> !order.reduceOnly());
            scheduler.at(scheduler.instant().plusSeconds(30), () -> run(second));
            scheduler.at(
                    scheduler.instant().plusSeconds(90),
                    () -> second.askClose(new CloseRequest("r", "operator", "enough")));
            throw Crash.NOW;
        };

        run(new CarryProcess(pair.terms, false, with(pair.ports, dying), timeline()));

        assertThat(events(Kind.ENTRY_READBACK_CORRECTED)).hasSize(1);
        assertThat(ended().status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(ended().figures().lead().entry().vwap()).contains(Price.of("150.00"));
        assertThat(books.violations()).isEmpty();
    }

    private boolean isOpen() {
        return books.trade("T-1").filter(trade -> trade.openedAt().isPresent()).isPresent();
    }

    // ---- the fee rates that were asked for at the start

    @Test
    void a_held_trade_reckons_with_the_rates_that_its_accounts_told_at_its_start() {
        var pair = opening(new ScriptedPair(scheduler, books, QUIET));
        pair.x10.fees("0.0001", "0.0009");
        AtomicReference<HeldCarry> held = new AtomicReference<>();
        Watch noting = watching -> {
            pair.x10.fees("0.0005", "0.0005");
            held.set(watching.held());
            return pair.ports.watch().until(watching);
        };
        var process = new CarryProcess(pair.terms, false, with(pair.ports, noting), timeline());
        scheduler.at(START.plusSeconds(90), () -> process.askClose(new CloseRequest("r", "operator", "enough")));

        run(process);

        FeeRates asked = new FeeRates(VenueFees.of("0.00002", "0.0002"), VenueFees.of("0.0001", "0.0009"), false);
        assertThat(held.get().asked()).contains(asked);
        // 2 at mids of 150.09 and 150.15 as a taker, and half of both spreads
        assertThat(exitCost(pair, held.get())).isEqualByComparingTo("0.370306");
        assertThat(exitCost(pair, held.get().asked(Optional.empty()))).isEqualByComparingTo("0.1676035");
    }

    private BigDecimal exitCost(ScriptedPair pair, HeldCarry held) {
        Venues venues = new Venues(List.of(pair.lighter.venue(), pair.x10.venue()));
        Sightings sightings = new Sightings(new MemoryHeldRows(), Outlook.of((terms, since, until) -> List.of()));
        var unused = new CarryLook(venues, Duration.ZERO, sightings, scheduler).at(new Watching(held));
        return sightings
                .due()
                .getFirst()
                .position()
                .exitCostEstimate()
                .orElseThrow()
                .value();
    }

    private static ScriptedPair opening(ScriptedPair pair) {
        pair.lighter.next(LEAD);
        pair.x10.next(HEDGE);
        return pair;
    }

    private static Ports with(Ports real, Watch watch) {
        return new Ports(real.execution(), watch, real.market(), real.accounts(), real.ledger(), real.alerts());
    }

    private VirtualTimeline timeline() {
        return new VirtualTimeline(scheduler, (phase, card) -> {});
    }

    private void run(CarryProcess process) {
        boolean isFirst = books.trade("T-1").isEmpty();
        scheduler.spawn(process, () -> result.set(process.run()));
        if (isFirst) scheduler.run();
    }

    private CarryResult ended() {
        return Objects.requireNonNull(result.get(), "the trade did not end");
    }

    private List<TradeEvent> events(Kind kind) {
        return books.events("T-1").stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }
}
