package evenkeel.domain.venue;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a venue demands of orders in one market. What it does not tell is empty, never a guess.
 *
 * @param maxLeverage the highest that the market allows
 * @param collar how far from the mark the venue lets a price be
 */
public record MarketRules(
        Instrument instrument,
        PriceGrid grid,
        Sizes sizes,
        Optional<BigDecimal> maxLeverage,
        Optional<Collar> collar,
        MarketStatus status) {
    /**
     * Of one order. Values are quantity times price.
     *
     * @param bindReducing whether even what reduces must reach the smallest
     */
    public record Sizes(
            Quantity smallest,
            Usd smallestValue,
            boolean bindReducing,
            Optional<Quantity> largest,
            Optional<Usd> largestValue) {
        public Sizes {
            if (largest.isPresent() && smallest.exceeds(largest.get())) {
                throw new IllegalArgumentException("the smallest order exceeds the largest: " + smallest);
            }
        }

        /** Without an upper end, and what reduces may be smaller. */
        public static Sizes from(Quantity smallest, Usd smallestValue) {
            return new Sizes(smallest, smallestValue, false, Optional.empty(), Optional.empty());
        }

        public Sizes upTo(Quantity most) {
            return new Sizes(smallest, smallestValue, bindReducing, Optional.of(most), largestValue);
        }

        public Sizes upTo(Usd most) {
            return new Sizes(smallest, smallestValue, bindReducing, largest, Optional.of(most));
        }
    }

    /** Fractions of the mark: a buyer may bid that much above it, a seller offer that much below. */
    public record Collar(BigDecimal above, BigDecimal below) {
        public Collar {
            if (above.signum() <= 0 || below.signum() <= 0 || below.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException("a collar is two fractions, was " + above + " and " + below);
            }
        }

        /** The worst price that the venue takes from that side. */
        public Price edge(Price mark, Side side) {
            return mark.shifted(side == Side.BUY ? above : below.negate());
        }
    }

    public MarketRules {
        if (maxLeverage.isPresent() && maxLeverage.get().compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException("leverage counts from 1, was " + maxLeverage.get());
        }
    }

    /** What follows from the steps alone. */
    public static MarketRules of(Instrument instrument) {
        return new MarketRules(
                instrument,
                new PriceGrid.Tick(instrument.tick()),
                Sizes.from(new Quantity(instrument.lot()), instrument.minNotional()),
                Optional.empty(),
                Optional.empty(),
                MarketStatus.TRADING);
    }

    public MarketRules with(PriceGrid drawn) {
        return new MarketRules(instrument, drawn, sizes, maxLeverage, collar, status);
    }

    public MarketRules with(Sizes allowed) {
        return new MarketRules(instrument, grid, allowed, maxLeverage, collar, status);
    }

    public MarketRules with(Collar kept) {
        return new MarketRules(instrument, grid, sizes, maxLeverage, Optional.of(kept), status);
    }

    public MarketRules with(MarketStatus now) {
        return new MarketRules(instrument, grid, sizes, maxLeverage, collar, now);
    }

    public MarketRules withMaxLeverage(BigDecimal most) {
        return new MarketRules(instrument, grid, sizes, Optional.of(most), collar, status);
    }
}
