package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.trading.CarryLook;
import evenkeel.activities.trading.OneRound;
import evenkeel.activities.trading.Outlook;
import evenkeel.activities.trading.Sightings;
import evenkeel.activities.trading.Venues;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHeldRows;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.ports.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A payment is due when the venues' own clocks say so: a venue that is behind ours costs no try. */
class FundingDueTest {
    private static final Duration BEHIND = Duration.ofMinutes(10);
    private static final Instant ELEVEN = Instant.parse("2026-03-02T11:00:00Z");

    private final Scheduler scheduler = new Scheduler(ScriptedPair.START);
    private final MemoryBooks books = new MemoryBooks();
    private final List<Instant> told = new ArrayList<>();
    private final List<Watching> seen = new ArrayList<>();

    @Test
    void an_hour_s_payment_is_told_once_when_the_slower_clock_has_passed_it() {
        CarryResult result = run(pair(4));

        Instant first = ELEVEN.plus(BEHIND);
        assertThat(told).containsExactly(first, first.plusSeconds(3600), first.plusSeconds(7200));
        assertThat(result.figures().funding()).isEqualTo(Usd.of("0.18"));
    }

    @Test
    void a_rule_that_fires_while_a_payment_is_awaited_ends_the_trade() {
        CarryResult result = run(pair(1));

        assertThat(told).isEmpty();
        assertThat(result.reason()).isEqualTo("MAX_HOLD");
        assertThat(result.ended()).isBefore(ELEVEN.plus(BEHIND));
    }

    @Test
    void a_round_reads_a_venue_s_time_once_however_many_trades_await_their_payments() {
        ScriptedPair pair = pair(4);
        run(pair);
        Watching awaiting = new Watching(seen.getFirst().held());
        Venues venues = new Venues(List.of(pair.lighter.venue(), pair.x10.venue()));
        Sightings sightings = new Sightings(new MemoryHeldRows(), Outlook.of((terms, since, until) -> List.of()));
        CarryLook round = OneRound.over(venues, Duration.ZERO, sightings, scheduler);
        int before = pair.x10.timesAsked();

        for (int trade = 0; trade < 5; trade++) assertThat(round.at(awaiting)).isPresent();

        assertThat(pair.x10.timesAsked()).isEqualTo(before + 1);
    }

    private ScriptedPair pair(int hours) {
        var pair = new ScriptedPair(
                scheduler,
                books,
                Map.of(
                        "trading.min_hold_seconds",
                        "60",
                        "trading.max_hold_hours",
                        String.valueOf(hours),
                        "trading.basis_convergence_exit_enabled",
                        "false",
                        "trading.z_score_exit_enabled",
                        "false",
                        "trading.funding_velocity_exit_enabled",
                        "false"));
        pair.lighter.pays("0.05").next(new Part(Duration.ofSeconds(5), "2", "150.10"));
        pair.x10.pays("0.01").behind(BEHIND).next(new Part(Duration.ZERO, "2", "150.16"));
        return pair;
    }

    private CarryResult run(ScriptedPair pair) {
        Watch noting = watching -> {
            seen.add(watching);
            Watched news = pair.ports.watch().until(watching);
            if (news instanceof Watched.FundingDue) told.add(scheduler.instant());
            return news;
        };
        Ports real = pair.ports;
        var ports = new Ports(real.execution(), noting, real.market(), real.accounts(), real.ledger(), real.alerts());
        var process = new CarryProcess(pair.terms, false, ports, new VirtualTimeline(scheduler, (phase, card) -> {}));
        var result = new AtomicReference<CarryResult>();
        scheduler.spawn(pair, () -> result.set(process.run()));
        scheduler.run();
        return Objects.requireNonNull(result.get(), "the trade did not end");
    }
}
