package evenkeel.domain.carry.depth;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the hedge's book is deep enough by the strict thresholds, read after read.
 *
 * @param reads what each read showed, in order
 * @param waitBefore how long to wait before the next read, where one is wanted
 */
public record HedgePreflight(
        DepthThresholds thresholds, List<VenueDepth> reads, Optional<Duration> waitBefore, DepthDecision decision) {
    /** Of the hedge's book as it was read so far; a read that failed is empty and refuses. */
    public static HedgePreflight of(
            List<Optional<Book>> books,
            Side hedge,
            Quantity target,
            Usd notional,
            DepthGateSettings gate,
            HedgePreflightSettings settings) {
        DepthThresholds strict = settings.strict(gate.thresholds());
        List<VenueDepth> reads = books.stream()
                .map(book -> VenueDepth.of(gate.available(book, hedge), target, notional, strict))
                .toList();
        DepthDecision decision = decide(reads, settings);
        Optional<Duration> wait =
                decision == DepthDecision.READ_AGAIN ? Optional.of(settings.delay()) : Optional.empty();
        return new HedgePreflight(strict, reads, wait, decision);
    }

    private static DepthDecision decide(List<VenueDepth> reads, HedgePreflightSettings settings) {
        if (!settings.enabled()) return DepthDecision.OFF;
        if (!reads.stream().allMatch(VenueDepth::isEnough)) return DepthDecision.REJECTED_HEDGE_DEPTH_PRE;
        return reads.size() < settings.checks() ? DepthDecision.READ_AGAIN : DepthDecision.PASSED;
    }
}
