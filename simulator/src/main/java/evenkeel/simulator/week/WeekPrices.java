package evenkeel.simulator.week;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.prices.Dice;
import evenkeel.simulator.exchange.prices.PriceSource;
import evenkeel.simulator.exchange.prices.SeededPrices;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the markets of a week do: prices walk and one of them falls, funding keeps to each symbol's temper, books run dry. */
final class WeekPrices implements PriceSource {
    private static final double HOURS_PER_YEAR = 8760;
    private static final int RATE_DIGITS = 8;
    private static final double USUAL_YEARLY_RATE = 0.08;
    private static final double YEARLY_RATE_RIPPLE = 0.002;
    private static final double FALL = 0.18;
    private static final double STAYS_FALLEN = 0.5; // the other half comes back
    private static final Duration FALLS_WITHIN = Duration.ofMinutes(30);
    private static final Duration RECOVERS_WITHIN = Duration.ofHours(6);
    private static final Duration FOLLOWS_AFTER = Duration.ofSeconds(40);
    private static final double DRY = 0.01;

    private final MarketWeek week;
    private final SeededPrices walk;
    private final Map<String, Fortune> fortunes = new HashMap<>();

    WeekPrices(MarketWeek week, FundingCalendar calendar) {
        this.week = week;
        this.walk = new SeededPrices(week.seed(), calendar);
        for (String symbol : week.symbols()) {
            Optional<Instant> crash = Optional.of(week.crash()).filter(at -> symbol.equals(week.crashing()));
            fortunes.put(symbol, new Fortune(week.dice(symbol), week.temper(symbol), week.dry(symbol), crash));
        }
    }

    /** What the week has in store for one symbol. */
    private record Fortune(long dice, Temper temper, Spell dry, Optional<Instant> crash) {}

    @Override
    public long midTicks(Instrument instrument, Instant marketTick) {
        return Math.max(1, Math.round(walk.midTicks(instrument, marketTick) * fallen(instrument, marketTick)));
    }

    /** The hedge's venue pays more than the lead's where the symbol's sign is negative. */
    @Override
    public BigDecimal fundingRate(Instrument instrument, Instant payment) {
        Fortune fortune = fortune(instrument);
        long dice = fortune.dice();
        double hour = Duration.between(week.start(), payment).toSeconds() / 3600.0;
        double apart = Math.signum(Dice.swing(dice)) * fortune.temper().apart(dice, hour);
        double side = instrument.venue().equals(MarketWeek.LEAD) ? 0.5 : -0.5;
        double ripple = Dice.swing(Dice.roll(dice, instrument.venue().hashCode(), payment.getEpochSecond()));
        double yearly = USUAL_YEARLY_RATE + side * apart + YEARLY_RATE_RIPPLE * ripple;
        double rate = yearly / HOURS_PER_YEAR * instrument.fundingIntervalHours();
        return BigDecimal.valueOf(Math.round(rate * 1e8), RATE_DIGITS);
    }

    @Override
    public double depth(Instrument instrument, Instant marketTick) {
        return fortune(instrument).dry().covers(marketTick) ? DRY : 1;
    }

    /** The price of the symbol that crashes, as a share of what it would have been; one venue follows the other. */
    private double fallen(Instrument instrument, Instant marketTick) {
        Optional<Instant> crash = fortune(instrument).crash();
        if (crash.isEmpty()) return 1;
        boolean leads = instrument.venue().equals(MarketWeek.LEAD);
        Instant begins = leads ? crash.get() : crash.get().plus(FOLLOWS_AFTER);
        double down = share(begins, FALLS_WITHIN, marketTick);
        double back = share(begins.plus(FALLS_WITHIN), RECOVERS_WITHIN, marketTick) * STAYS_FALLEN;
        return 1 - FALL * (down - back);
    }

    private Fortune fortune(Instrument instrument) {
        return Objects.requireNonNull(fortunes.get(instrument.symbol()), instrument.symbol());
    }

    /** How much of that stretch has passed. */
    private static double share(Instant from, Duration length, Instant at) {
        double passed = (double) Duration.between(from, at).toMillis() / length.toMillis();
        return Math.clamp(passed, 0.0, 1.0);
    }
}
