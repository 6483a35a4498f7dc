package evenkeel.simulator.hostile;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.relief.Relief;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Position;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.hostile.Lifetime.Strand;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.trade.TradePorts;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One trade of one seed: lives, crashes, lives again, and is judged by what the venues and the books really hold. */
public final class HostileRun {
    private static final Duration FAULTS_LAST = Duration.ofMinutes(20);
    private static final Duration PATIENCE = Duration.ofHours(6); // for the trade to end once nothing fails any more
    private static final Duration A_PERSON_COMES = Duration.ofHours(1);
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
    private static final Duration GUARD_LOOKS = Duration.ofSeconds(5);
    private static final Duration GUARD_STAYS = Duration.ofSeconds(20);
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(2);

    private final HostileScene scene;
    private final Scheduler scheduler;
    private final SplittableRandom dice;
    private final Fate fate;
    private final MemoryBooks books = new MemoryBooks();
    private Journal journal = new Journal();
    private final List<InProcessVenue> venues;
    private final Ports ports;
    private final Relief relief;
    private final Oracle oracle;
    private @Nullable Lifetime life;
    private @Nullable CarryProcess process;
    private @Nullable CarryResult result;
    private int crashes;
    private boolean over;
    private boolean recovers;
    private boolean believesOld;

    private HostileRun(HostileScene scene, Sometimes sometimes) {
        this.scene = scene;
        this.scheduler = new Scheduler(scene.start());
        this.dice = new SplittableRandom(scene.seed());
        FaultMix mix = scene.mix(dice);
        this.fate = new Fate(scheduler, dice, mix, scene.start().plus(FAULTS_LAST), sometimes);
        this.venues = scene.venues(scheduler);
        Map<String, HostileVenue> wires = new LinkedHashMap<>();
        for (InProcessVenue venue : venues) {
            String name = venue.venue().name();
            wires.put(name, new HostileVenue(venue, scene.isShut(name), fate));
        }
        wires.values().forEach(this::outage);
        Books seen = scene.plant().books().apply(HostileBooks.around(books, fate));
        TradePorts real = TradePorts.over(
                wires.values().stream()
                        .map(HostileVenue::venue)
                        .map(scene.plant().venue())
                        .toList(),
                Map.copyOf(wires),
                seen,
                scheduler,
                scene.tick());
        this.ports = scene.plant().ports().apply(real.ports());
        this.relief = real.relief();
        this.oracle = new Oracle(scene.terms(), venues, books);
    }

    /** What a run showed. No violations is the only good answer. */
    public record Verdict(
            long seed,
            List<String> violations,
            int crashes,
            @Nullable CarryResult result) {}

    public static Verdict of(HostileScene scene, Sometimes sometimes) {
        HostileRun run = new HostileRun(scene, sometimes);
        List<String> violations = new ArrayList<>();
        try {
            run.live();
            violations.addAll(run.judge());
        } catch (RuntimeException | AssertionError failed) {
            java.io.StringWriter trace = new java.io.StringWriter();
            failed.printStackTrace(new java.io.PrintWriter(trace));
            violations.add("the run itself failed: " + trace);
        }
        return new Verdict(scene.seed(), violations, run.crashes, run.result);
    }

    private void live() {
        born();
        if (fate.strikes(fate.mix().operatorCloses()))
            scheduler.after(scheduler.instant().plus(fate.upTo(FAULTS_LAST)), this::close);
        for (int i = 0; i < 3; i++) scheduler.at(scheduler.instant().plus(fate.upTo(FAULTS_LAST)), this::powerCut);
        for (int i = 0; i < 2; i++) scheduler.at(scheduler.instant().plus(soon()), this::forgetAll);
        for (int i = 0; i < 2; i++) scheduler.at(scheduler.instant().plus(soon()), this::forgetSome);
        scheduler.at(scene.start().plus(FAULTS_LAST).plus(A_PERSON_COMES), this::closeByHand);
        scheduler.at(scene.start().plus(FAULTS_LAST).plus(PATIENCE), this::giveUp);
        scheduler.run();
    }

    private void born() {
        CarryTerms terms = scene.terms();
        Lifetime[] mine = new Lifetime[1];
        CarryProcess[] its = new CarryProcess[1];
        mine[0] = new Lifetime(
                scheduler, journal, scene.start(), command -> its[0].askClose((CloseRequest) command), this::reborn);
        HostileTimeline timeline = new HostileTimeline(scheduler, mine[0], this::arrived);
        its[0] = new CarryProcess(terms, recovers, new HostilePorts(fate, mine[0], timeline).around(ports), timeline);
        life = mine[0];
        process = its[0];
        mine[0].begin(new Strand("trade"), () -> {
            CarryResult ended = its[0].run();
            if (!mine[0].isDead()) result = ended;
        });
    }

    private void reborn() {
        if (over) return;
        crashes++;
        if (life != null && life.outstanding() > 1) fate.reached("crash with both requests outstanding");
        fate.reached("crashed in " + (process == null ? "?" : process.phase()));
        Instant back = scheduler.instant().plus(fate.upTo(LONGEST_ABSENCE));
        if (fate.strikes(fate.mix().engineSilent())) {
            back = back.plus(LONGEST_SILENCE);
            guarded(back.plus(GUARD_STAYS));
        }
        scheduler.at(back, this::born);
    }

    /** The guard looks every few seconds, and a little longer than the engine is away: the two meet. */
    private void guarded(Instant until) {
        fate.reached("engine silent");
        for (Instant at = scheduler.instant(); at.isBefore(until); at = at.plus(GUARD_LOOKS)) {
            scheduler.at(at, () -> scheduler.spawn(new Fate.Detached(), this::guardLooks));
        }
    }

    private void guardLooks() {
        try {
            if (!relief.round().isEmpty()) fate.reached("guard acted");
        } catch (Trouble unreadable) {
            fate.reached("guard could not look");
        }
    }

    private void arrived(Phase phase) {
        fate.reached("phase " + phase);
        if (phase == Phase.HOLD && !believesOld) oracle.mustBeHedged();
    }

    /** As the engine does it: a command is heard when the process has done all that it could before. */
    private void close() {
        if (life == null || process == null || result != null) return;
        fate.reached("operator closes in " + process.phase());
        life.command(new CloseRequest("r", "operator", "enough"), scheduler.instant());
    }

    /** The worker dies with whatever is outstanding, both legs' requests included. */
    private void powerCut() {
        if (life == null
                || life.isDead()
                || result != null
                || !fate.strikes(fate.mix().crash() * 20)) return;
        fate.reached("power cut");
        life.die();
    }

    /** The engine's memory is gone: the trade begins anew from what the ledger knows. */
    private void forgetAll() {
        if (isOver() || !fate.strikes(fate.mix().memoryLost())) return;
        fate.reached("memory lost");
        recovers = books.trade(scene.terms().trade()).isPresent();
        journal = new Journal();
        rise();
    }

    /** The engine was restored or reset to an earlier point: the trade believes what has long changed. */
    private void forgetSome() {
        if (isOver() || !fate.strikes(fate.mix().memoryOlder())) return;
        fate.reached("memory older");
        believesOld = true;
        journal = journal.olderBy(dice.nextInt(1, journal.size() + 2));
        rise();
    }

    private boolean isOver() {
        return over || result != null;
    }

    private void rise() {
        if (life != null && !life.isDead()) life.die();
    }

    /** Half of the time while it enters and hedges. */
    private Duration soon() {
        return fate.upTo(fate.heads() ? Duration.ofSeconds(90) : FAULTS_LAST);
    }

    /** §10.7: where all closes are used up the trade waits for a person, who closes what is left at the venues. */
    private void closeByHand() {
        if (isOver() || !isLeftToAPerson()) return;
        fate.reached("closed by hand");
        for (InProcessVenue venue : venues) closeByHand(venue, scene.terms().symbol());
    }

    private void closeByHand(InProcessVenue venue, String symbol) {
        Position held = venue.position(symbol);
        if (held.side().isEmpty()) return;
        Side side = held.side().get().opposite();
        BigDecimal deep = new BigDecimal(side == Side.BUY ? "0.02" : "-0.02");
        Price limit =
                venue.instrument(symbol).toTick(venue.quote(symbol).take(side).shifted(deep), side, TimeInForce.IOC);
        NewOrder order = new NewOrder(Oracle.BY_HAND, symbol, side, held.quantity(), limit, TimeInForce.IOC, true);
        venue.exchange().place(venue.account(), order, scheduler.instant());
    }

    private boolean isLeftToAPerson() {
        String trade = scene.terms().trade();
        long closes = books.events(trade).stream()
                .filter(event -> event.kind() == TradeEvent.Kind.CLOSE_ATTEMPT)
                .count();
        return scene.terms()
                .settings()
                .filter(kept -> closes >= kept.keys().close().ladder().residualAttempts())
                .isPresent();
    }

    private void giveUp() {
        if (life == null || result != null) return;
        oracle.violated("I30 the trade did not end within " + PATIENCE);
        over = true;
        life.die();
    }

    private List<String> judge() {
        List<String> violations = oracle.judge(result);
        oracle.rarities(result).forEach(fate::reached);
        return violations;
    }

    private void outage(HostileVenue venue) {
        if (!fate.strikes(fate.mix().outages())) return;
        Instant from = scheduler.instant().plus(fate.upTo(FAULTS_LAST));
        venue.outage(from, from.plus(fate.upTo(LONGEST_OUTAGE)));
        fate.reached("outage");
    }
}
