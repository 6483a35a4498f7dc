package evenkeel.domain.venue;

import evenkeel.domain.money.Dollars;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A perpetual at a venue and the steps its orders must keep.
 *
 * @param settledIn what it is paid in; empty where nobody said which dollars
 */
public record Instrument(
        String venue,
        String symbol,
        BigDecimal tick,
        BigDecimal lot,
        Usd minNotional,
        int fundingIntervalHours,
        Optional<String> settledIn) {
    public Instrument {
        if (tick.signum() <= 0 || lot.signum() <= 0) {
            throw new IllegalArgumentException("tick and lot must be positive, were " + tick + " and " + lot);
        }
        if (fundingIntervalHours < 1) {
            throw new IllegalArgumentException("funding interval must be an hour or more, was " + fundingIntervalHours);
        }
        if (!Dollars.include(settledIn.orElse(Dollars.UNNAMED))) {
            throw new IllegalArgumentException("only what settles in dollars is traded, was " + settledIn.get());
        }
    }

    public Instrument(
            String venue, String symbol, BigDecimal tick, BigDecimal lot, Usd minNotional, int fundingIntervalHours) {
        this(venue, symbol, tick, lot, minNotional, fundingIntervalHours, Optional.empty());
    }

    public Instrument settledIn(String currency) {
        return new Instrument(venue, symbol, tick, lot, minNotional, fundingIntervalHours, Optional.of(currency));
    }

    /** The currency of its prices, values and funding. */
    public String quote() {
        return settledIn.orElse(Dollars.UNNAMED);
    }

    public Quantity lots(Quantity quantity) {
        return quantity.floorTo(lot);
    }

    /** To the tick: an order that rests moves away from the book, one that takes moves into it. */
    public Price toTick(Price price, Side side, TimeInForce timeInForce) {
        return new PriceGrid.Tick(tick).put(price, side, timeInForce == TimeInForce.POST_ONLY);
    }

    /** Whether the venue would take such an order; a reduce-only one may be small. */
    public boolean isLargeEnough(Quantity quantity, Price price, boolean reduceOnly) {
        if (quantity.isZero()) return false;
        return reduceOnly || !minNotional.exceeds(quantity.at(price));
    }
}
