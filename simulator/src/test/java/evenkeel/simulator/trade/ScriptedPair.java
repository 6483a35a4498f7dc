package evenkeel.simulator.trade;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.durable.KeptKeys;
import evenkeel.workflows.ports.Ports;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A short lead of two SOL at Lighter and its hedge at X10, by the recommended keys, at two venues that follow a script. */
public final class ScriptedPair {
    public static final Instant START = Instant.parse("2026-03-02T10:06:50Z");
    private static final Duration TICK = Duration.ofSeconds(1);

    public final ScriptedVenue lighter;
    public final ScriptedVenue x10;
    public final CarryTerms terms;
    public final Ports ports;

    public ScriptedPair(InstantSource clock, MemoryBooks books, Map<String, String> keys) {
        this(clock, books, books.pauses(), keys, TICK);
    }

    /** {@code tick}: how often there may be something new to see. */
    public ScriptedPair(InstantSource clock, Books books, Pauses pauses, Map<String, String> keys, Duration tick) {
        Instrument leadMarket = instrument("lighter", "0.001");
        Instrument hedgeMarket = instrument("x10", "0.01");
        lighter = new ScriptedVenue(leadMarket, clock)
                .fees("0.00002", "0.0002")
                .rate("0.00012")
                .top("150.08", "150.10", "100");
        x10 = new ScriptedVenue(hedgeMarket, clock)
                .fees("0", "0.000225")
                .rate("0.00002")
                .top("150.14", "150.16", "100");
        terms = terms(leadMarket, hedgeMarket, keys);
        ports = TradePorts.over(
                        List.of(lighter.venue(), x10.venue()),
                        Map.<String, OrderWire>of("lighter", lighter, "x10", x10),
                        books,
                        pauses,
                        clock,
                        tick)
                .ports();
    }

    /** Runs on the virtual timeline; somebody asks for the close two minutes after it began. */
    public static CarryResult run(Scheduler scheduler, ScriptedPair pair) {
        return run(scheduler, pair, START.plus(Duration.ofMinutes(2)));
    }

    public static CarryResult run(Scheduler scheduler, ScriptedPair pair, Instant asked) {
        return run(scheduler, pair, asked, new CloseRequest("r", "operator", "enough"));
    }

    public static CarryResult run(Scheduler scheduler, ScriptedPair pair, Instant asked, CloseRequest request) {
        var process =
                new CarryProcess(pair.terms, false, pair.ports, new VirtualTimeline(scheduler, (phase, card) -> {}));
        var result = new AtomicReference<CarryResult>();
        scheduler.spawn(pair, () -> result.set(process.run()));
        scheduler.at(asked, () -> process.askClose(request));
        scheduler.run();
        return Objects.requireNonNull(result.get(), "the trade did not end");
    }

    private static CarryTerms terms(Instrument lead, Instrument hedge, Map<String, String> keys) {
        var all = new LinkedHashMap<>(KeptKeys.recommended(CarrySettings.class));
        all.putAll(keys);
        var legs = new CarryTerms.Legs(
                new CarryTerms.Leg(LegName.LEAD, Side.SELL, lead), new CarryTerms.Leg(LegName.HEDGE, Side.BUY, hedge));
        return new CarryTerms("T-1", "signal-1", "SOL", legs, Quantity.of("2"), Duration.ofHours(1), rules())
                .with(new KeptSettings(1, KeptKeys.read(CarrySettings.class, all)));
    }

    private static CarryRules rules() {
        BigDecimal bps10 = new BigDecimal("0.001");
        return new CarryRules(
                new CarryRules.Entry(Duration.ofSeconds(30), TICK, TICK, bps10),
                new CarryRules.Hedge(3, TICK, bps10, bps10, new BigDecimal("0.004"), Optional.empty()),
                new CarryRules.Exit(1, 200, new BigDecimal("-0.10"), Usd.of("1000"), Usd.of("1000")),
                new CarryRules.Close(TICK, TICK, 4, bps10, new BigDecimal("0.01"), Duration.ofSeconds(30)));
    }

    private static Instrument instrument(String venue, String lot) {
        return new Instrument(
                venue, "SOL", new BigDecimal("0.01"), new BigDecimal(lot), Usd.of("5"), 1, Optional.of("USDC"));
    }
}
