package evenkeel.domain.carry.depth;

import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The largest entry that both books allow. Each venue is looked at on the side of its own leg.
 *
 * @param depthCap of the weaker venue, with a margin; empty when nothing limits the entry
 */
public record DepthCap(
        DepthThresholds thresholds,
        Optional<Available> lighterAvailable,
        Optional<Available> x10Available,
        Optional<Usd> lighterCap,
        Optional<Usd> x10Cap,
        Optional<Usd> depthCap,
        DepthDecision decision) {
    private static final BigDecimal MARGIN = new BigDecimal("0.98");

    /** By the gate's thresholds or stricter ones; in the bulk pass the books may be cached ones. */
    public static DepthCap of(
            Books books,
            Direction direction,
            Price mid,
            DepthThresholds thresholds,
            DepthGateSettings settings,
            boolean isBulk) {
        var lighter = settings.available(books.lighter(), direction.sideAt(Exchange.LIGHTER));
        var x10 = settings.available(books.x10(), direction.sideAt(Exchange.X10));
        var lighterCap = lighter.flatMap(each -> thresholds.cap(each, mid, settings.mode()));
        var x10Cap = x10.flatMap(each -> thresholds.cap(each, mid, settings.mode()));
        DepthDecision decision = decide(lighter, x10, thresholds, settings, isBulk);
        Optional<Usd> cap = decision == DepthDecision.PASSED
                ? Stream.concat(lighterCap.stream(), x10Cap.stream())
                        .min(Usd::compareTo)
                        .map(weaker -> weaker.times(MARGIN))
                : Optional.empty();
        return new DepthCap(thresholds, lighter, x10, lighterCap, x10Cap, cap, decision);
    }

    private static DepthDecision decide(
            Optional<Available> lighter,
            Optional<Available> x10,
            DepthThresholds thresholds,
            DepthGateSettings settings,
            boolean isBulk) {
        if (!settings.enabled()) return DepthDecision.OFF;
        if (lighter.isEmpty() || x10.isEmpty()) return isBulk ? DepthDecision.SKIPPED : DepthDecision.DEPTH_CAP_FAILED;

        boolean thin = Stream.of(lighter.get(), x10.get())
                .anyMatch(each -> thresholds.minNotional().exceeds(each.notional()));
        return thin ? DepthDecision.DEPTH_CAP_FAILED : DepthDecision.PASSED;
    }
}
