package evenkeel.guard.host;

import evenkeel.activities.gate.Gate;
import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Duties;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.recovery.StrayExposure;
import evenkeel.activities.relief.Relief;
import evenkeel.activities.trading.BookedAlerts;
import evenkeel.activities.trading.IncidentAlerts;
import evenkeel.activities.trading.VenueExecution;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.gate.GateCeilings;
import evenkeel.domain.gate.GateLimits;
import evenkeel.domain.gate.GateLimits.Band;
import evenkeel.domain.guard.GuardRules;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Look after look, while this guard has the duty; otherwise it stands by. Whatever fails is said, and looked at again. */
final class GuardRounds {
    static final String DUTY = "guard";

    private static final Logger log = LoggerFactory.getLogger(GuardRounds.class);
    private static final Duration BETWEEN_STRAYS = Duration.ofSeconds(30);
    /** Longer than a slow look: one that is lost in the middle of it is harmless, every order is of one epoch. */
    private static final Duration DUTY_LASTS = Duration.ofSeconds(15);

    private final Duties duties;
    private final String holder;
    private final Relief relief;
    private final StrayExposure strays;
    private final InstantSource clock;
    private Instant nextStrays = Instant.MIN;
    private String saidLast = "";

    private GuardRounds(Duties duties, String holder, Relief relief, StrayExposure strays, InstantSource clock) {
        this.duties = duties;
        this.holder = holder;
        this.relief = relief;
        this.strays = strays;
        this.clock = clock;
    }

    /** Over venues whose wires only cancel and reduce. */
    static GuardRounds over(
            LedgerDatabase ledger,
            HaltBoard halts,
            List<ReducingVenue> opened,
            List<String> symbols,
            GuardRules rules,
            String holder,
            InstantSource clock) {
        Books books = ledger.books();
        Venues venues = new Venues(opened.stream().map(ReducingVenue::venue).toList());
        Map<String, OrderWire> wires = new LinkedHashMap<>();
        for (ReducingVenue venue : opened) wires.put(venue.name(), venue.orders());
        Gate gate = new Gate(wires, books, limits(wires.keySet(), symbols), halts, clock);
        VenueExecution execution =
                new VenueExecution(venues, books, gate, (venue, symbol, latest) -> Optional.of(latest), clock);
        Alerts alerts = new IncidentAlerts(new BookedAlerts(books, clock), ledger.incidents(), books, clock);
        return new GuardRounds(
                ledger.duties(),
                holder,
                new Relief(venues, books, execution, alerts, rules, clock),
                new StrayExposure(venues, symbols, books, alerts, clock),
                clock);
    }

    /** One look; true when it was this guard's to take and nothing kept it from looking. */
    boolean look() {
        try {
            if (!duties.take(DUTY, holder, DUTY_LASTS)) {
                say("stands by, another guard has the duty");
                return false;
            }
            List<String> relieved = relief.round();
            if (!relieved.isEmpty()) log.warn("{} acted for {}", holder, relieved);
            lookForStrays();
            say("on duty");
            log.debug("{} looked at every open trade", holder);
            return true;
        } catch (Trouble trouble) {
            say(trouble.code().id() + " cannot look, and without the ledger cannot act: " + trouble.getMessage());
        } catch (RuntimeException e) {
            log.error("a look failed, the next one follows", e);
        }
        return false;
    }

    /** The next guard need not wait for the duty to run out. */
    void leave() {
        try {
            duties.give(DUTY, holder);
        } catch (Trouble unreachable) {
            log.warn("the duty runs out by itself: {}", unreachable.getMessage());
        }
    }

    private void lookForStrays() {
        Instant now = clock.instant();
        if (now.isBefore(nextStrays)) return;
        nextStrays = now.plus(BETWEEN_STRAYS);
        strays.round();
    }

    /** Nothing can be opened here anyway: of these only the collar and the ceilings are asked. */
    private static GateLimits limits(Collection<String> venues, List<String> symbols) {
        Usd one = Usd.of("1");
        Band least = new Band(one, one);
        return new GateLimits(
                List.copyOf(venues),
                symbols,
                new GateLimits.Size(Map.of(), one, GateCeilings.COLLAR),
                new GateLimits.Pace(1, 1, 1, Duration.ofSeconds(1)),
                new GateLimits.Exposures(least, least, least),
                one,
                GateCeilings.DATA_AGE);
    }

    /** Once per change, however often it is so. */
    private void say(String what) {
        if (what.equals(saidLast)) return;
        saidLast = what;
        log.info("{} {}", holder, what);
    }
}
