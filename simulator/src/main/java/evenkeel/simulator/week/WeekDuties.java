package evenkeel.simulator.week;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import evenkeel.activities.gate.Gate;
import evenkeel.activities.ledger.Equity;
import evenkeel.activities.ledger.Findings;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.reconcile.GhostDesk;
import evenkeel.activities.reconcile.Reconciler;
import evenkeel.activities.reconcile.Runs;
import evenkeel.activities.risk.RiskRound;
import evenkeel.activities.trading.Venues;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.reconcile.Reconciliation;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryFindings;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.workflows.ports.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker does around its trades: it reconciles them with their venues, and pauses new ones where the accounts say so. */
final class WeekDuties {
    private static final Logger log = LoggerFactory.getLogger(WeekDuties.class);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration RISK_EVERY = Duration.ofSeconds(30);

    private final Scheduler scheduler;
    private final Reconciler reconciler;
    private final RiskRound risk;
    private final MemoryFindings findings = new MemoryFindings();
    private long passes;

    WeekDuties(
            CarrySettings keys,
            Venues venues,
            List<String> symbols,
            MemoryBooks books,
            Pauses pauses,
            Runs runs,
            Ports ports,
            Gate gate,
            Scheduler scheduler) {
        this.scheduler = scheduler;
        var lead = keys.entry().lead();
        this.reconciler = new Reconciler(
                venues,
                symbols,
                books,
                runs,
                gate::cancel,
                order -> ports.execution().readAgain(order),
                new GhostDesk(venues, books, Optional::empty, scheduler), // nobody imports a ghost into a week
                pauses,
                findings,
                ports.alerts(),
                new Reconciliation.Rules(lead.orderTimeout(), lead.attempts(), false, false),
                scheduler::sleep,
                scheduler);
        this.risk = new RiskRound(
                venues, books, pauses, new Peak(), ports.alerts(), keys.risk(), scheduler::sleep, scheduler);
    }

    /** Nobody deposits, nobody withdraws. */
    private static final class Peak implements Equity {
        private Usd most = Usd.ZERO;

        @Override
        public Usd peak(Usd equity, Instant at) {
            if (equity.exceeds(most)) most = equity;
            return most;
        }
    }

    /** How often all was reconciled, and what was found then, once a day, by its word. */
    Map<String, Long> found() {
        Map<String, Long> found = findings.newest(Integer.MAX_VALUE).stream()
                .collect(groupingBy(Findings.Reconciled::finding, TreeMap::new, counting()));
        found.put("reconciled", passes);
        return found;
    }

    /** For as long as somebody wants them. */
    void begin(BooleanSupplier wanted) {
        scheduler.spawn("reconciler", () -> every(EVERY, wanted, this::reconcile));
        scheduler.spawn("risk", () -> every(RISK_EVERY, wanted, risk::round));
    }

    private void reconcile() {
        reconciler.pass();
        passes++;
    }

    private void every(Duration length, BooleanSupplier wanted, Runnable round) {
        while (wanted.getAsBoolean()) {
            once(round);
            scheduler.sleep(length);
        }
    }

    /** As a worker makes them: one that fails is made again in its turn. */
    private static void once(Runnable round) {
        try {
            round.run();
        } catch (Trouble silence) {
            log.debug("a duty found a venue silent: {}", silence.getMessage());
        }
    }
}
