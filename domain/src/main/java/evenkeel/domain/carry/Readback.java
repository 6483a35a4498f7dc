package evenkeel.domain.carry;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/** Compares what was recorded of a close with what the venues' own fills say. Limits are exclusive. */
public final class Readback {
    private static final BigDecimal VWAP_LIMIT = new BigDecimal("0.0003");
    private static final Usd MONEY_LIMIT = Usd.of("0.30");

    private Readback() {}

    /** The correction to make, if any of the three tests fires: price, money on a leg, money on the trade. */
    public static Optional<Correction> compare(
            String trade, CarryTerms.Legs legs, TradeFigures recorded, TradeFigures venue) {
        Usd change = venue.netPnl(legs).minus(recorded.netPnl(legs));
        boolean differs = differs(recorded.lead().exit(), venue.lead().exit())
                || differs(recorded.hedge().exit(), venue.hedge().exit())
                || change.abs().exceeds(MONEY_LIMIT);
        return differs ? Optional.of(new Correction(trade, recorded, venue, change)) : Optional.empty();
    }

    private static boolean differs(LegFill recorded, LegFill venue) {
        Optional<Price> was = recorded.vwap();
        Optional<Price> is = venue.vwap();
        if (is.isEmpty()) return was.isPresent();
        if (was.isEmpty()) return true;

        BigDecimal gap = is.get().value().subtract(was.get().value()).abs();
        boolean priceDiffers = gap.divide(was.get().value(), Decimals.DIVISION).compareTo(VWAP_LIMIT) > 0;
        Usd impact = new Usd(gap.multiply(venue.quantity().value()))
                .plus(recorded.fee().minus(venue.fee()).abs());
        return priceDiffers || impact.exceeds(MONEY_LIMIT);
    }
}
