package evenkeel.domain.carry.hedge;

import evenkeel.domain.carry.depth.Available;
import evenkeel.domain.carry.depth.DepthGateSettings;
import evenkeel.domain.carry.depth.DepthMode;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much of a filled lead can be hedged. Whether the market is liquid at all is no longer asked: rolling back costs more.
 *
 * @param cap empty when nothing limits the hedge
 * @param fraction of the lead that can be hedged
 * @param flatten what is given back at the lead's venue, reduce-only
 */
public record HedgeDepth(
        DepthMode counted,
        Optional<Quantity> available,
        Optional<Quantity> cap,
        Optional<BigDecimal> fraction,
        Quantity hedge,
        Quantity flatten,
        Decision decision) {
    /** What happens to the lead. */
    public enum Decision {
        HEDGE_ALL,
        /** Flatten a part, hedge the rest. */
        SALVAGE,
        FAILED_HEDGE_DEPTH,
        FAILED_HEDGE_DEPTH_SALVAGE
    }

    public record Settings(DepthGateSettings depth, HedgeDepthSettings hedge, SalvageSettings salvage) {}

    /** Of a lead that has filled; the lot is one that hedge and lead are both traded in. */
    public static HedgeDepth of(
            Quantity filled, Optional<Book> hedgeBook, Side hedgeSide, BigDecimal lot, Settings settings) {
        DepthMode counted = settings.hedge().counted(settings.depth().mode());
        Optional<Quantity> available =
                settings.depth().available(hedgeBook, hedgeSide, counted).map(Available::quantity);
        return of(filled, available, counted, lot, settings);
    }

    static HedgeDepth of(
            Quantity filled, Optional<Quantity> available, DepthMode counted, BigDecimal lot, Settings settings) {
        var thresholds = settings.depth().thresholds();
        boolean limits = thresholds.limitsMultiple() || thresholds.limitsUtilization();
        if (!limits) return all(filled, available, counted, Optional.empty());

        Quantity cap = available.map(thresholds::hedgeable).orElse(Quantity.ZERO);
        if (!filled.exceeds(cap)) return all(filled, available, counted, Optional.of(cap));

        BigDecimal fraction = cap.value().divide(filled.value(), Decimals.DIVISION);
        Decision decision = decide(fraction, settings.salvage());
        Quantity hedge = decision == Decision.SALVAGE ? cap.floorTo(lot) : Quantity.ZERO;
        return new HedgeDepth(
                counted, available, Optional.of(cap), Optional.of(fraction), hedge, filled.minus(hedge), decision);
    }

    private static HedgeDepth all(
            Quantity filled, Optional<Quantity> available, DepthMode counted, Optional<Quantity> cap) {
        return new HedgeDepth(counted, available, cap, Optional.empty(), filled, Quantity.ZERO, Decision.HEDGE_ALL);
    }

    private static Decision decide(BigDecimal fraction, SalvageSettings salvage) {
        if (!salvage.enabled()) return Decision.FAILED_HEDGE_DEPTH;
        boolean worthIt = fraction.compareTo(salvage.minFraction()) >= 0;
        return worthIt ? Decision.SALVAGE : Decision.FAILED_HEDGE_DEPTH_SALVAGE;
    }
}
