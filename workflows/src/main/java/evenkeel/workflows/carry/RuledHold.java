package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.carry.TradeCard;
import evenkeel.domain.carry.TradeDecision;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.domain.carry.close.CloseMode;
import evenkeel.domain.carry.exit.ExitCode;
import evenkeel.domain.carry.exit.ExitDecision;
import evenkeel.domain.carry.exit.ExitInputs;
import evenkeel.domain.carry.exit.ExitRules;
import evenkeel.domain.carry.look.HeldPast;
import evenkeel.domain.money.Price;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holding and leaving by the documented rules: §9 decides, §11 keeps the legs together, §10 leaves, §12 reads back. */
final class RuledHold implements Hold {
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    private final CarrySettings settings;
    private final Standing standing;
    private final Ports ports;
    private final Timeline time;
    private final TradeFunding funding;
    private final Ending ending;
    private final TradeNotes notes;
    private final Rebalancing rebalancing;
    private final CloseEngine engine;
    private final VenueReadback readback;

    RuledHold(
            CarrySettings settings,
            Standing standing,
            Ports ports,
            Timeline time,
            CarryAlarm alarm,
            CarryOrders orders,
            TradeFunding funding,
            Ending ending) {
        this.settings = settings;
        this.standing = standing;
        this.ports = ports;
        this.time = time;
        this.funding = funding;
        this.ending = ending;
        this.notes = new TradeNotes(standing.agreed().trade(), ports.ledger(), time);
        var leads = settings.entry().scan().roles().leadExchange();
        CloseOrders closing = new CloseOrders(settings.close(), leads, ports.market(), time, orders);
        this.rebalancing = new Rebalancing(settings.exit().rebalance(), time, alarm, notes, closing);
        EntryPauses pauses = new EntryPauses(settings, standing, ports.ledger(), time);
        this.engine = new CloseEngine(settings.close(), ports, time, alarm, notes, pauses, closing);
        this.readback = new VenueReadback(settings.readback(), standing, ports, time, alarm, notes);
    }

    @Override
    public CarryResult hold(HeldCarry held) {
        return hold(held, opened(held));
    }

    @Override
    public CarryResult leaveUnverified(HeldCarry held) {
        return close(held, opened(held), ExitDecision.unverified(settings.exit()), Optional.empty());
    }

    /** What was given back while it was open made a leg smaller: it is held on. */
    @Override
    public CarryResult goOnHolding(HeldCarry held, Recovered known) {
        return hold(held, past(known));
    }

    @Override
    public CarryResult goOnClosing(HeldCarry held, Recovered known) {
        ExitCode code = ExitCode.of(known.reason()).orElse(ExitCode.MANUAL_CLOSE); // of a version that knew more
        int used = known.lived().map(Recovered.Lived::closeAttempts).orElse(0);
        Instant since = known.lived().flatMap(Recovered.Lived::closingAt).orElse(time.now());
        ExitDecision decision = ExitDecision.again(code, settings.exit());
        return leave(new Leaving(held, decision, known.reason(), since), known.exits(), used);
    }

    // ---- hold

    /** The rules are asked again here, so that the decision is on record. */
    private CarryResult hold(HeldCarry trade, HeldPast lived) {
        HeldCarry held = trade;
        HeldPast past = lived;
        tell(Phase.HOLD, "holding", held);
        while (true) {
            Optional<Watched> seen = look(held, past);
            if (standing.isCloseAsked() || seen.isEmpty()) return close(held, past, asked(), Optional.empty());

            switch (seen.get()) {
                case Watched.Quiet quiet -> time.await("quiet", quiet.until(), standing::isCloseAsked);
                case Watched.FundingDue due -> held = funded(held, due.until());
                case Watched.Fired fired -> throw new IllegalStateException("a trade with settings is ruled");
                case Watched.Ruled ruled -> {
                    ExitInputs inputs = ruled.inputs();
                    ExitDecision decision = ExitRules.decide(inputs, settings.exit());
                    if (decision.exit()) return close(held, past, decision, Optional.of(inputs));
                    past = stay(held, past, decision, inputs);
                }
            }
        }
    }

    private Optional<Watched> look(HeldCarry held, HeldPast past) {
        Watching watching = new Watching(held, Optional.of(past));
        return time.unless("watch", () -> ports.watch().until(watching), standing::isCloseAsked);
    }

    private HeldPast stay(HeldCarry held, HeldPast past, ExitDecision decision, ExitInputs inputs) {
        if (decision.code() == ExitCode.REBALANCE_DELTA) {
            decided(decision, Optional.of(inputs));
            return rebalancing.rebalance(held, past, inputs);
        }
        Optional<Instant> until = settings.exit()
                .extension()
                .until(
                        inputs.trade(),
                        inputs.worth().predictedRecovery(),
                        settings.exit().hold());
        if (past.extendedUntil().isPresent() || until.isEmpty()) {
            time.pause(BETWEEN_READS, "the watch saw more than there is");
            return past;
        }
        notes.take(Kind.HOLD_EXTENDED, 1, TradeNotes.facts("until", until.get().toString()));
        return past.extended(until.get());
    }

    /** A venue that does not vouch for the payment yet is asked again a little later. */
    private HeldCarry funded(HeldCarry held, Instant due) {
        HeldCarry paid = funding.book(held, due);
        if (paid.fundedUntil().isBefore(due)) time.pause(BETWEEN_READS, "venues book the funding");
        tell(Phase.HOLD, "holding", paid);
        return paid;
    }

    private ExitDecision asked() {
        return ExitDecision.of(standing.wish(), settings.exit());
    }

    // ---- leave

    private CarryResult close(HeldCarry held, HeldPast past, ExitDecision decision, Optional<ExitInputs> inputs) {
        decided(decision, inputs);
        tell(Phase.CLOSE, "closing: " + decision.text(), held);
        Instant since = time.now();
        String why = decision.code().word();
        standing.leave(TradeStatus.CLOSING, why);
        return leave(new Leaving(held, decision, why, since), past.reduced(), 0);
    }

    /** A held trade, and why it is left since when: a recorded word stays, even one of another version. */
    private record Leaving(HeldCarry held, ExitDecision decision, String why, Instant since) {}

    private CarryResult leave(Leaving leaving, LegFills alreadyOut, int used) {
        ExitDecision decision = leaving.decision();
        ClosingLegs legs = new ClosingLegs(standing.legs(), leaving.held().opened(), alreadyOut, time);
        boolean early = decision.code() == ExitCode.EARLY_TAKE_PROFIT;
        CloseEngine.Flat flat = engine.close(legs, decision.closeMode().orElse(CloseMode.FAST), early, used);
        Instant flatAt = time.now();

        tell(Phase.READBACK, "reading back", leaving.held());
        LegFills gone = readback.gone(legs);
        HeldCarry paid = funding.paidUntilNow(leaving.held());
        LegFills exits = legs.out().plus(gone);
        TradeFigures recorded = TradeFigures.of(paid.opened(), exits, paid.funding());
        VenueReadback.Read read = readback.of(recorded);
        return finish(leaving, flat, flatAt, read);
    }

    private CarryResult finish(Leaving leaving, CloseEngine.Flat flat, Instant flatAt, VenueReadback.Read read) {
        TradeFigures figures = read.figures();
        notes.take(Kind.CLOSE_FINAL, 1, exitEvent(leaving, flat, flatAt, read));
        ports.ledger()
                .advance(TradeStep.to(TradeStatus.CLOSED, standing.agreed().trade(), time.now())
                        .because(leaving.why())
                        .with(figures));
        return ending.over(
                TradeStatus.CLOSED, leaving.why(), figures, read.correction().isPresent());
    }

    /** §20: how the trade was left, in words that are added to and never renamed. */
    private Map<String, String> exitEvent(
            Leaving leaving, CloseEngine.Flat flat, Instant flatAt, VenueReadback.Read read) {
        TradeFigures figures = read.figures();
        ExitDecision decision = leaving.decision();
        var facts = new TreeMap<String, String>();
        facts.put("code", leaving.why());
        facts.put("layer", decision.layer().name());
        facts.put("text", decision.text());
        facts.put("close_mode", decision.closeMode().map(CloseMode::name).orElse(""));
        facts.put("outcome", flat.outcome().label());
        facts.put("attempts", String.valueOf(flat.attempts()));
        facts.put("close_seconds", seconds(leaving.since(), flatAt));
        facts.put("hold_seconds", seconds(leaving.held().openedAt(), leaving.since()));
        facts.put("final_pnl", figures.netPnl(standing.legs()).toString());
        facts.put("funding", figures.funding().toString());
        facts.put("post_close_correction", String.valueOf(read.correction().isPresent()));
        facts.put(
                "correction_amount",
                read.correction().map(each -> each.change().toString()).orElse("0"));
        leg(facts, "lead", figures.lead());
        leg(facts, "hedge", figures.hedge());
        return facts;
    }

    private static void leg(Map<String, String> facts, String name, TradeFigures.LegFigures leg) {
        facts.put(name + "_entry_fee", leg.entry().fee().toString());
        facts.put(name + "_exit_fee", leg.exit().fee().toString());
        leg.entry().vwap().map(Price::toString).ifPresent(price -> facts.put(name + "_entry_vwap", price));
        leg.exit().vwap().map(Price::toString).ifPresent(price -> facts.put(name + "_exit_vwap", price));
    }

    private void decided(ExitDecision decision, Optional<ExitInputs> inputs) {
        ports.ledger().decided(new TradeDecision(standing.agreed().trade(), time.now(), decision, inputs));
    }

    /** What the way in gave back of an over-filled lead is no leg any more. */
    private static HeldPast opened(HeldCarry held) {
        return new HeldPast(held.givenBack(), List.of(), Optional.empty());
    }

    private static HeldPast past(Recovered known) {
        return known.lived()
                .map(lived -> new HeldPast(known.exits(), lived.rebalances(), lived.extendedUntil()))
                .orElseGet(() -> new HeldPast(known.exits(), List.of(), Optional.empty()));
    }

    private static String seconds(Instant from, Instant until) {
        return String.valueOf(Duration.between(from, until).toSeconds());
    }

    private void tell(Phase where, String what, HeldCarry held) {
        standing.tell(where, TradeCard.held(held, what, funding.nextOf(held)));
    }
}
