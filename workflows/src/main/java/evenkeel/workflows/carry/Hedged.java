package evenkeel.workflows.carry;

import evenkeel.domain.carry.LegFills;
import java.util.Optional;

/**
 * What came of hedging.
 *
 * @param entries what both legs have filled
 * @param out what of it was given back on the way, so that both legs match
 * @param gaveUp why the trade must be rolled back; empty when it stands
 */
record Hedged(LegFills entries, LegFills out, Optional<String> gaveUp) {
    static Hedged standing(LegFills entries, LegFills out) {
        return new Hedged(entries, out, Optional.empty());
    }

    static Hedged lost(LegFills entries, LegFills out, String why) {
        return new Hedged(entries, out, Optional.of(why));
    }
}
