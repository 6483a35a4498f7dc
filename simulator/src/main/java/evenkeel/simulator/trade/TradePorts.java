package evenkeel.simulator.trade;

import evenkeel.activities.gate.Gate;
import evenkeel.activities.gate.RestingEntries;
import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.relief.Relief;
import evenkeel.activities.trading.BookedAlerts;
import evenkeel.activities.trading.BookedLedger;
import evenkeel.activities.trading.CarryLook;
import evenkeel.activities.trading.IncidentAlerts;
import evenkeel.activities.trading.Outlook;
import evenkeel.activities.trading.Pace;
import evenkeel.activities.trading.PacedWatch;
import evenkeel.activities.trading.PaidApys;
import evenkeel.activities.trading.PauseDesk;
import evenkeel.activities.trading.Sightings;
import evenkeel.activities.trading.VenueAccounts;
import evenkeel.activities.trading.VenueExecution;
import evenkeel.activities.trading.VenueMarket;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.gate.GateCeilings;
import evenkeel.domain.gate.GateLimits;
import evenkeel.domain.gate.GateLimits.Band;
import evenkeel.domain.guard.GuardRules;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.ledger.MemoryHalts;
import evenkeel.simulator.ledger.MemoryHeldRows;
import evenkeel.simulator.ledger.MemoryIncidents;
import evenkeel.simulator.ledger.MemoryPauses;
import evenkeel.workflows.ports.Alerts;
import evenkeel.workflows.ports.Ports;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real ports over simulated venues whose markets move at whole ticks: between two ticks there is nothing to see. */
public record TradePorts(Ports ports, Relief relief, RestingEntries restingEntries, Gate gate) {
    private static final Band MILLION = new Band(Usd.of("1000000"), Usd.of("1000000"));
    private static final GuardRules GUARD = new GuardRules(
            Usd.of("100"),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            new BigDecimal("0.002"),
            new BigDecimal("0.02"));

    public static TradePorts over(
            List<Venue> known, Map<String, OrderWire> wires, Books books, InstantSource clock, Duration tick) {
        return over(known, wires, books, new MemoryPauses(), clock, tick);
    }

    /** What the trade pauses is in those pauses. */
    public static TradePorts over(
            List<Venue> known,
            Map<String, OrderWire> wires,
            Books books,
            Pauses pauses,
            InstantSource clock,
            Duration tick) {
        HaltBoard nothing = new HaltBoard(new MemoryHalts(LedgerMode.PAPER), Optional.empty(), clock);
        Pace pace = atTicks(clock, tick);
        return over(known, known, wires, books, pauses, nothing, limits(known), clock, pace, pace);
    }

    public static TradePorts over(
            List<Venue> known,
            Map<String, OrderWire> wires,
            Books books,
            HaltBoard halts,
            InstantSource clock,
            Duration tick) {
        return over(known, known, wires, books, halts, limits(known), clock, tick);
    }

    /** What must not wait reads by venues of its own, as in a worker. */
    public static TradePorts over(
            List<Venue> urgent,
            List<Venue> known,
            Map<String, OrderWire> wires,
            Books books,
            HaltBoard halts,
            GateLimits limits,
            InstantSource clock,
            Duration tick) {
        Pace pace = atTicks(clock, tick);
        return over(urgent, known, wires, books, new MemoryPauses(), halts, limits, clock, pace, pace);
    }

    /** Orders are looked after at the one pace, held trades at the other. */
    public static TradePorts over(
            List<Venue> urgent,
            List<Venue> known,
            Map<String, OrderWire> wires,
            Books books,
            HaltBoard halts,
            GateLimits limits,
            InstantSource clock,
            Pace orders,
            Pace held) {
        return over(urgent, known, wires, books, new MemoryPauses(), halts, limits, clock, orders, held);
    }

    /** The same, and what the trade pauses is in those pauses. */
    public static TradePorts over(
            List<Venue> urgent,
            List<Venue> known,
            Map<String, OrderWire> wires,
            Books books,
            Pauses pauses,
            HaltBoard halts,
            GateLimits limits,
            InstantSource clock,
            Pace orders,
            Pace held) {
        Venues first = new Venues(urgent);
        Venues venues = new Venues(known);
        Gate gate = new Gate(wires, books, limits, halts, clock);
        VenueExecution execution = new VenueExecution(first, books, gate, orders, clock);
        Alerts alerts = new IncidentAlerts(new BookedAlerts(books, clock), new MemoryIncidents(), books, clock);
        MemoryHeldRows rows = new MemoryHeldRows();
        Outlook outlook = Outlook.of(new PaidApys(venues));
        Sightings sightings = new Sightings(rows, outlook);
        CarryLook look = new CarryLook(venues, Duration.ZERO, sightings, clock);
        Ports ports = new Ports(
                execution,
                new PacedWatch(look, sightings, rows, held),
                new VenueMarket(first, outlook.mids(), clock),
                new VenueAccounts(first, venues, books, Duration.ZERO, venue -> true),
                new BookedLedger(first, books, new PauseDesk(pauses, alerts), clock),
                alerts);
        Relief relief = new Relief(venues, books, execution, alerts, GUARD, clock);
        return new TradePorts(ports, relief, new RestingEntries(books, gate, halts, clock), gate);
    }

    private static GateLimits limits(List<Venue> known) {
        return new GateLimits(
                known.stream().map(Venue::name).toList(),
                List.of("BTC", "ETH", "SOL"),
                new GateLimits.Size(Map.of(), Usd.of("100000"), new BigDecimal("0.05")),
                new GateLimits.Pace(20, 60, 20, Duration.ofMinutes(1)),
                new GateLimits.Exposures(MILLION, MILLION, MILLION),
                Usd.of("10000"),
                GateCeilings.DATA_AGE);
    }

    /** Comes back at the next whole tick. */
    public static Pace atTicks(InstantSource clock, Duration tick) {
        long millis = tick.toMillis();
        return (venue, symbol, latest) -> {
            long next = (Math.floorDiv(clock.instant().toEpochMilli(), millis) + 1) * millis;
            Instant at = Instant.ofEpochMilli(next);
            return Optional.of(at.isBefore(latest) ? at : latest);
        };
    }
}
