package evenkeel.activities.ledger;

import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** A candidate that was chosen, as it looked then. {@code dry}: it was to be computed only, and nothing was started. */
public record Opportunity(String trade, String symbol, Instant at, boolean dry, Figures figures) {
    /** Everything that spoke for it; {@code settings}: the number of the keys that decided. */
    public record Figures(
            int settings,
            Leg lead,
            Leg hedge,
            BigDecimal netApy,
            BigDecimal entrySpread,
            Price mid,
            Usd notional,
            Quantity quantity,
            Usd totalCost,
            Usd totalEv,
            BigDecimal breakevenHours,
            BigDecimal liquidityScore,
            BigDecimal confidence) {}

    /** One side of it. */
    public record Leg(String venue, Side side, HourlyRate rate, Optional<Price> bid, Optional<Price> ask) {}
}
