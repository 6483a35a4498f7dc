package evenkeel.simulator.exchange.prices;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * Prices and rates from a seed. All venues of one seed share a fair price per symbol and differ by a small basis; rates
 * keep to a level of their own for many funding hours, so that mostly one venue pays clearly more than another.
 * Any instant can be asked for at the same small cost: nothing is walked or stored.
 */
public final class SeededPrices implements PriceSource {
    private static final Map<String, Double> USUAL =
            Map.of("BTC", 64_000.0, "ETH", 3_100.0, "SOL", 150.0, "BNB", 580.0, "XRP", 0.52, "DOGE", 0.12, "ADA", 0.45);

    private static final double SECOND_VOLATILITY = 0.00008; // some 45 % a year
    private static final int SCALES = 10; // from a second to three days, each four times the one below
    private static final double BASIS = 0.0002;
    private static final int BASIS_SECONDS = 600;

    private static final double LOWEST_YEARLY_RATE = -0.25;
    private static final double YEARLY_RATE_RANGE = 1.0;
    private static final double YEARLY_RATE_RIPPLE = 0.03;
    private static final int SHORTEST_REGIME_HOURS = 16;
    private static final double HOURS_PER_YEAR = 8760;
    private static final int RATE_DIGITS = 8;

    private final long seed;
    private final FundingCalendar calendar;

    public SeededPrices(long seed, FundingCalendar calendar) {
        this.seed = seed;
        this.calendar = calendar;
    }

    @Override
    public long midTicks(Instrument instrument, Instant marketTick) {
        long second = marketTick.getEpochSecond();
        double fair = usualPrice(instrument.symbol())
                * (1 + walk(Dice.roll(seed, instrument.symbol()), second))
                * (1 + basis(instrument, second));
        return Math.max(1, Math.round(fair / instrument.tick().doubleValue()));
    }

    @Override
    public BigDecimal fundingRate(Instrument instrument, Instant payment) {
        long hour = Math.floorDiv(payment.toEpochMilli(), calendar.hour().toMillis());
        double hourly = yearlyRate(own(instrument, "rate"), hour) / HOURS_PER_YEAR;
        return rounded(hourly * instrument.fundingIntervalHours());
    }

    private static double usualPrice(String symbol) {
        Double known = USUAL.get(symbol);
        return known != null ? known : 1 + Dice.fraction(Dice.roll(0, symbol)) * 99;
    }

    /** Noise whose swing over any stretch of time grows with the stretch's square root, as a random walk's does. */
    private static double walk(long dice, long second) {
        double sum = 0;
        double swing = SECOND_VOLATILITY;
        for (int scale = 0; scale < SCALES; scale++) {
            sum += swing * noise(Dice.roll(dice, scale), second, 2 * scale);
            swing *= 2;
        }
        return sum;
    }

    /** A line drawn through a random point every {@code 2^shift} seconds. */
    private static double noise(long dice, long second, int shift) {
        long point = second >> shift;
        double from = Dice.swing(Dice.roll(dice, point));
        if (shift == 0) return from;
        double to = Dice.swing(Dice.roll(dice, point + 1));
        double way = (double) (second - (point << shift)) / (1L << shift);
        return from + (to - from) * way;
    }

    private double basis(Instrument instrument, long second) {
        long dice = own(instrument, "basis");
        long point = Math.floorDiv(second, BASIS_SECONDS);
        double way = (double) Math.floorMod(second, BASIS_SECONDS) / BASIS_SECONDS;
        double from = Dice.swing(Dice.roll(dice, point));
        return BASIS * (from + (Dice.swing(Dice.roll(dice, point + 1)) - from) * way);
    }

    private static double yearlyRate(long dice, long hour) {
        long regimeHours = SHORTEST_REGIME_HOURS + Math.floorMod(dice, 2L * SHORTEST_REGIME_HOURS);
        long regime = Math.floorDiv(hour + (dice >>> 40), regimeHours);
        double level = LOWEST_YEARLY_RATE + YEARLY_RATE_RANGE * Dice.fraction(Dice.roll(dice, regime));
        return level + YEARLY_RATE_RIPPLE * Dice.swing(Dice.roll(dice, 1, hour));
    }

    private long own(Instrument instrument, String what) {
        return Dice.roll(Dice.roll(Dice.roll(seed, instrument.symbol()), instrument.venue()), what);
    }

    private static BigDecimal rounded(double rate) {
        return BigDecimal.valueOf(Math.round(rate * 1e8), RATE_DIGITS);
    }
}
