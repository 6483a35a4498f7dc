package evenkeel.domain.carry.exit;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the trade's own record says when the rules are asked.
 *
 * @param openedAt when both legs were filled
 * @param entryApy what the held direction earned a year at entry, as a fraction
 * @param entrySpread between the venues at entry, as a fraction
 * @param targetNotional of one leg after resizing; empty: the lead's quantity at its entry price
 * @param highWaterMark the most that the trade was ever worth
 * @param request of an operator
 * @param extendedUntil that it may grow older than its limit, where that was granted
 * @param marksReadAgain whether marks and books were read a second time for the drift that this shows
 * @param observations looks that both venues answered, oldest first
 */
public record HeldTrade(
        Instant openedAt,
        Instant evaluatedAt,
        Optional<BigDecimal> entryApy,
        Optional<BigDecimal> entrySpread,
        Optional<Usd> targetNotional,
        Optional<Usd> highWaterMark,
        Optional<CloseWish> request,
        Optional<Instant> extendedUntil,
        Optional<Instant> lastRebalanceAt,
        boolean rebalancing,
        boolean marksReadAgain,
        List<LegsSeen> observations) {
    public HeldTrade {
        observations = List.copyOf(observations);
    }

    public Duration age() {
        return Duration.between(openedAt, evaluatedAt);
    }
}
