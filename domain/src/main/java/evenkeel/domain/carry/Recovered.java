package evenkeel.domain.carry;

import evenkeel.domain.order.OrderIntent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger knows of a trade, for a run of it that knows less.
 *
 * @param epoch whose orders may be sent from now on
 * @param exits what was given back, whoever ordered it
 * @param ordered how many orders each leg's own slot has had
 * @param live orders without an end; they are settled before anything else
 * @param lived what the trade went through while it was open and being closed; empty for one without settings
 * @param moved whether the hedge stands at its alternative
 */
public record Recovered(
        int epoch,
        TradeStatus status,
        String reason,
        Optional<TradeFigures> figures,
        LegFills entries,
        LegFills exits,
        Ordered ordered,
        List<OrderIntent> live,
        Instant admittedAt,
        Optional<Instant> openedAt,
        boolean moved,
        Optional<Lived> lived) {
    public Recovered {
        live = List.copyOf(live);
    }

    /**
     * What it went through besides its orders.
     *
     * @param closeAttempts closes begun so far; one that was interrupted counts
     */
    public record Lived(
            List<Instant> rebalances, Optional<Instant> extendedUntil, int closeAttempts, Optional<Instant> closingAt) {
        public Lived {
            rebalances = List.copyOf(rebalances);
        }
    }

    /** Numbers of orders so far. */
    public record Ordered(int lead, int hedge) {}
}
