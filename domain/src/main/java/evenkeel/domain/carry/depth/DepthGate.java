package evenkeel.domain.carry.depth;

import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;

/** Whether both books hold enough for an entry of a given size. Each is looked at on the side of its own leg. */
public record DepthGate(VenueDepth lighter, VenueDepth x10, DepthDecision decision) {
    public static DepthGate of(
            Books books, Direction direction, Quantity target, Usd notional, DepthGateSettings settings) {
        VenueDepth lighter = at(Exchange.LIGHTER, books, direction, target, notional, settings);
        VenueDepth x10 = at(Exchange.X10, books, direction, target, notional, settings);
        return new DepthGate(lighter, x10, decide(lighter.isEnough() && x10.isEnough(), settings));
    }

    private static DepthDecision decide(boolean isEnough, DepthGateSettings settings) {
        if (!settings.enabled()) return DepthDecision.OFF;
        return isEnough ? DepthDecision.PASSED : DepthDecision.REJECTED_DEPTH;
    }

    private static VenueDepth at(
            Exchange exchange,
            Books books,
            Direction direction,
            Quantity target,
            Usd notional,
            DepthGateSettings settings) {
        var available = settings.available(books.at(exchange), direction.sideAt(exchange));
        return VenueDepth.of(available, target, notional, settings.thresholds());
    }
}
