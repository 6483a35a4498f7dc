package evenkeel.workflows.carry;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Legs;
import evenkeel.domain.carry.CloseReason;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.exit.CloseWish;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a trade stands: its terms by now, its phase and status, and whether somebody wants out. */
final class Standing {
    private static final String ASKS_FIRST = "asks-the-ledger-first";

    private final CarryTerms agreed;
    private final Ledger ledger;
    private final Timeline time;
    private CarryTerms terms;
    private Phase phase = Phase.ENTER;
    private TradeStatus status = TradeStatus.PENDING;
    private Instant began = Instant.EPOCH;
    private @Nullable CloseRequest closeAsked;

    Standing(CarryTerms agreed, Ledger ledger, Timeline time) {
        this.agreed = agreed;
        this.terms = agreed;
        this.ledger = ledger;
        this.time = time;
    }

    /** As they were when the trade was started. */
    CarryTerms agreed() {
        return agreed;
    }

    CarryTerms terms() {
        return terms;
    }

    Legs legs() {
        return terms.legs();
    }

    void become(CarryTerms changed) {
        terms = changed;
    }

    Phase phase() {
        return phase;
    }

    TradeStatus status() {
        return status;
    }

    /** The ledger's record of it. */
    void goOnAs(TradeStatus known, Instant since) {
        status = known;
        began = since;
    }

    /** When it was admitted. */
    Instant began() {
        return began;
    }

    /** It begins with this very answer: a run that is reset to any later line remembers it. */
    Admission admit() {
        Admission admission = ledger.admit(terms);
        began = time.now();
        return admission;
    }

    void tell(Phase where, String card) {
        phase = where;
        time.phase(where, card);
    }

    void step(TradeStatus to) {
        status = to;
        ledger.advance(TradeStep.to(to, terms.trade(), time.now()));
    }

    /** Before anybody is told that something is not as it should be: to a run that was reset, much is not. */
    void askFirst() {
        if (time.version(ASKS_FIRST, 1) < 1) return;
        ledger.stands(terms.trade(), status);
    }

    void leave(TradeStatus to, String why) {
        time.mark(Timeline.Mark.CLOSE_REASON, why);
        ledger.advance(TradeStep.to(to, terms.trade(), time.now()).because(why));
    }

    void opened(HeldCarry held) {
        TradeFigures figures = TradeFigures.of(held.opened(), held.givenBack(), Usd.ZERO);
        ledger.advance(
                TradeStep.to(TradeStatus.OPEN, terms.trade(), held.openedAt()).with(figures));
    }

    void askClose(CloseRequest request) {
        if (mayClose().isEmpty()) closeAsked = request;
    }

    /** What the close is wished for; without anybody asking it is a person's all the same. */
    CloseWish wish() {
        return closeAsked == null ? CloseWish.MANUAL_CLOSE : CloseWish.of(closeAsked);
    }

    /** Why an entry is given up that somebody has asked to end: a machine names its reason. */
    String whyGivenUp() {
        Optional<String> code = Optional.ofNullable(closeAsked).flatMap(CloseRequest::code);
        return code.orElse(CloseReason.OPERATOR.name());
    }

    boolean isCloseAsked() {
        return closeAsked != null;
    }

    /** Why a request to close would change nothing; empty when it would. */
    Optional<Code> mayClose() {
        if (phase == Phase.DONE) return Optional.of(Code.CTL_OVER);
        boolean closing = closeAsked != null || phase == Phase.CLOSE || phase == Phase.READBACK;
        return closing ? Optional.of(Code.CTL_ALREADY_CLOSING) : Optional.empty();
    }
}
