package evenkeel.activities.ledger;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A trade as the ledger knows it.
 *
 * @param terms as they were agreed; they name the trade wherever it is looked for
 * @param moved whether its hedge stands at the alternative
 */
public record TradeRecord(
        CarryTerms terms,
        boolean moved,
        TradeStatus status,
        String reason,
        Optional<TradeFigures> figures,
        Instant admittedAt,
        Optional<Instant> openedAt,
        Optional<Instant> endedAt) {
    /** The terms that it trades by now. */
    public CarryTerms current() {
        return moved ? terms.moved() : terms;
    }

    /** The leg that it has left, or has not needed. */
    public Optional<CarryTerms.Leg> idle() {
        return terms.alternative().map(there -> moved ? terms.hedge() : there);
    }

    /** What is its own at the venues: until it has opened, wherever it may come to stand. */
    public List<CarryTerms.Leg> owned() {
        return openedAt.isEmpty()
                ? terms.reach()
                : List.of(current().lead(), current().hedge());
    }

    /** Whether this step is the one that ended it, told again; another end would be of a run that knows less. */
    public boolean endedBy(TradeStep step) {
        return status == step.to()
                && step.reason().filter(why -> !why.equals(reason)).isEmpty()
                && (step.figures().isEmpty() || step.figures().equals(figures));
    }
}
