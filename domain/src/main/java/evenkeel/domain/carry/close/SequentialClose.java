package evenkeel.domain.carry.close;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;

/** §10.5: the lead rests in rounds, the hedge follows in proportion. */
public final class SequentialClose {
    public static final int ROUNDS = 5;
    public static final Duration ROUND = Duration.ofSeconds(10);

    private SequentialClose() {}

    /** What the hedge closes now, in whole lots: as much of it as of the lead is closed, less what it has closed. */
    public static Quantity hedge(
            Quantity lead, Quantity leadClosed, Quantity hedge, Quantity hedgeClosed, BigDecimal lot) {
        if (lead.isZero() || !lead.exceeds(leadClosed))
            return hedge.lessOrZero(hedgeClosed).floorTo(lot);
        BigDecimal due = hedge.value().multiply(leadClosed.value()).divide(lead.value(), Decimals.DIVISION);
        return new Quantity(due).lessOrZero(hedgeClosed).floorTo(lot);
    }
}
