package evenkeel.domain.carry.close;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.PriceGrid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A leg that rests at several prices, the first at the top of its own side, the others behind it.
 *
 * @param volatility of an hour, as a fraction
 * @param step between two levels, as a fraction of the top
 */
public record CloseGrid(
        Usd positionNotional, Usd topNotional, BigDecimal volatility, BigDecimal step, List<Level> levels) {
    private static final int LEAST_LEVELS = 2;

    /** An order of it. */
    public record Level(Price price, Quantity quantity) {}

    public static boolean isDue(Usd position, Usd top, GridSettings settings) {
        boolean large = !settings.minNotional().exceeds(position);
        return settings.enabled()
                && large
                && position.times(settings.depthTrigger()).exceeds(top);
    }

    /** How many levels, at least two: the leg in parts that are about as large as the top. */
    public static int levels(Usd position, Usd top, GridSettings settings) {
        if (top.value().signum() <= 0) return settings.maxLevels();
        BigDecimal parts =
                position.value().divide(top.value(), Decimals.DIVISION).setScale(0, RoundingMode.HALF_EVEN);
        return parts.max(BigDecimal.valueOf(LEAST_LEVELS))
                .min(BigDecimal.valueOf(settings.maxLevels()))
                .intValueExact();
    }

    public static CloseGrid of(ClosingLeg leg, Quantity quantity, Usd top, GridSettings settings) {
        return of(leg, quantity, top, HourVolatility.measured(leg.minuteMids()), settings);
    }

    /** {@code measured}: by somebody who has the mids; where too few are known the book stands in. */
    public static CloseGrid of(
            ClosingLeg leg, Quantity quantity, Usd top, Optional<BigDecimal> measured, GridSettings settings) {
        Price join = ClosePrices.resting(
                leg.closingSide(), leg.bid().orElseThrow(), leg.ask().orElseThrow(), leg.tick());
        Usd position = quantity.at(join);
        BigDecimal volatility = measured.orElseGet(
                () -> HourVolatility.guessed(leg.bid().orElseThrow(), leg.ask().orElseThrow()));
        BigDecimal step = settings.step(volatility);
        int count = levels(position, top, settings);
        return new CloseGrid(position, top, volatility, step, orders(leg, quantity, join, step, count));
    }

    /** Equal parts in whole lots; what does not divide is on the first. */
    private static List<Level> orders(ClosingLeg leg, Quantity quantity, Price join, BigDecimal step, int count) {
        Quantity part =
                new Quantity(quantity.value().divide(BigDecimal.valueOf(count), Decimals.DIVISION)).floorTo(leg.lot());
        Quantity others = new Quantity(part.value().multiply(BigDecimal.valueOf(count - 1L)));
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(join, quantity.minus(others)));
        for (int i = 1; i < count && !part.isZero(); i++) {
            levels.add(new Level(behind(leg, join, step.multiply(BigDecimal.valueOf(i))), part));
        }
        return List.copyOf(levels);
    }

    private static Price behind(ClosingLeg leg, Price join, BigDecimal distance) {
        Side order = leg.closingSide();
        Price away = join.shifted(order == Side.BUY ? distance.negate() : distance);
        return new PriceGrid.Tick(leg.tick()).put(away, order, true);
    }
}
