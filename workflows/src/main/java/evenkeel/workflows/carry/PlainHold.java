package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseReason;
import evenkeel.domain.carry.ExitRules;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.carry.TradeCard;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Holding and leaving of a trade without settings. */
final class PlainHold implements Hold {
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    private final Standing standing;
    private final Ports ports;
    private final Timeline time;
    private final WayOut out;
    private final TradeFunding funding;
    private final Ending ending;

    PlainHold(Standing standing, Ports ports, Timeline time, WayOut out, TradeFunding funding, Ending ending) {
        this.standing = standing;
        this.ports = ports;
        this.time = time;
        this.out = out;
        this.funding = funding;
        this.ending = ending;
    }

    /** The rule is asked again here, so that the decision is on record. */
    @Override
    public CarryResult hold(HeldCarry trade) {
        HeldCarry held = trade;
        tell(Phase.HOLD, "holding", held);
        while (true) {
            Optional<Watched> seen = look(held);
            if (standing.isCloseAsked() || seen.isEmpty()) return close(held, CloseReason.OPERATOR, held.givenBack());

            switch (seen.get()) {
                case Watched.Quiet quiet -> time.await("quiet", quiet.until(), standing::isCloseAsked);
                case Watched.Ruled ruled -> throw new IllegalStateException("a trade without settings is not ruled");
                case Watched.FundingDue due -> held = funded(held, due.until());
                case Watched.Fired fired -> {
                    Optional<CloseReason> reason = ExitRules.decide(
                            held, fired.snapshot(), fired.snapshot().takenAt());
                    if (reason.isPresent()) return close(held, reason.get(), held.givenBack());
                }
            }
        }
    }

    @Override
    public CarryResult leaveUnverified(HeldCarry held) {
        return close(held, CloseReason.POST_ENTRY_BROKEN_HEDGE, held.givenBack());
    }

    @Override
    public CarryResult goOnHolding(HeldCarry held, Recovered known) {
        return close(held, CloseReason.BROKEN_HEDGE, known.exits());
    }

    /** What is left is taken at once. */
    @Override
    public CarryResult goOnClosing(HeldCarry held, Recovered known) {
        LegFills exits = out.atOnce(held.opened(), known.exits());
        return readBack(held, CloseReason.valueOf(known.reason()), exits);
    }

    private Optional<Watched> look(HeldCarry held) {
        return time.unless("watch", () -> ports.watch().until(new Watching(held)), standing::isCloseAsked);
    }

    /** A venue that does not vouch for the payment yet is asked again a little later. */
    private HeldCarry funded(HeldCarry held, Instant due) {
        HeldCarry paid = funding.book(held, due);
        if (paid.fundedUntil().isBefore(due)) time.pause(BETWEEN_READS, "venues book the funding");
        tell(Phase.HOLD, "holding", paid);
        return paid;
    }

    private CarryResult close(HeldCarry held, CloseReason reason, LegFills alreadyOut) {
        tell(Phase.CLOSE, "closing: " + reason, held);
        standing.leave(TradeStatus.CLOSING, reason.name());
        return readBack(held, reason, out.together(held.opened(), alreadyOut, reason));
    }

    private CarryResult readBack(HeldCarry left, CloseReason reason, LegFills exits) {
        tell(Phase.READBACK, "reading back", left);
        HeldCarry held = funding.paidUntilNow(left);
        return ending.finish(TradeStatus.CLOSED, reason.name(), held.opened(), exits, held.funding());
    }

    private void tell(Phase where, String what, HeldCarry held) {
        standing.tell(where, TradeCard.held(held, what, funding.nextOf(held)));
    }
}
