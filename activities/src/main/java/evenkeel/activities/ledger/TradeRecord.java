package evenkeel.activities.ledger;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import java.time.Instant;
import java.util.Optional;

/** A trade as the ledger knows it. */
public record TradeRecord(
        CarryTerms terms,
        TradeStatus status,
        String reason,
        Optional<TradeFigures> figures,
        Instant admittedAt,
        Optional<Instant> openedAt,
        Optional<Instant> endedAt) {
    /** Whether this step is the one that ended it, told again; another end would be of a run that knows less. */
    public boolean endedBy(TradeStep step) {
        return status == step.to()
                && step.reason().filter(why -> !why.equals(reason)).isEmpty()
                && (step.figures().isEmpty() || step.figures().equals(figures));
    }
}
