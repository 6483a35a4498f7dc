package evenkeel.domain.ledger;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.util.List;

/** What a position was bought for, by average cost, as venues reckon the profit that goes to a wallet. */
public final class CostBasis {
    private CostBasis() {}

    /** Of what is left after these fills, oldest first: positive for a long, negative for a short. */
    public static BigDecimal of(List<Fill> fills) {
        BigDecimal held = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (Fill fill : fills) {
            BigDecimal signed = fill.side().signed(fill.quantity());
            BigDecimal after = held.add(signed);
            boolean grows = held.signum() == 0 || held.signum() == signed.signum();
            boolean turns = after.signum() != 0 && after.signum() != held.signum();
            if (grows) cost = cost.add(signed.multiply(fill.price().value()));
            else if (turns) cost = after.multiply(fill.price().value());
            else cost = cost.multiply(after).divide(held, Decimals.DIVISION);
            held = after;
        }
        return cost;
    }
}
