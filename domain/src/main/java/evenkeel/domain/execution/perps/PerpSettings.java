package evenkeel.domain.execution.perps;

import java.math.BigDecimal;
import java.time.Duration;

/** The limits that what increases is held to. */
public record PerpSettings(
        Duration dataAge,
        Duration planValidity,
        int maxRevisions,
        int mediumBps,
        int emergencyBps,
        Spread spread,
        Funding funding,
        Leverage leverage) {
    /**
     * In basis points of the middle.
     *
     * @param reference how far the market may have gone from the price that was decided on
     * @param mark how far its middle may be from the venue's mark
     */
    public record Spread(int widest, int reference, int mark) {
        public Spread {
            within("max_spread_bps", widest, 1, Integer.MAX_VALUE);
            within("max_price_deviation_bps", reference, 1, Integer.MAX_VALUE);
            within("max_mark_deviation_bps", mark, 1, Integer.MAX_VALUE);
        }
    }

    /**
     * Rates of eight hours, as fractions.
     *
     * @param cap above it leverage is at most {@code cappedLeverage}
     * @param skip above it nothing new opens
     * @param directionAware whether a rate that pays us does not count
     */
    public record Funding(
            BigDecimal cap, BigDecimal cappedLeverage, BigDecimal skip, boolean directionAware, Duration oldest) {
        public Funding {
            if (cap.signum() <= 0 || skip.compareTo(cap) <= 0) {
                throw new IllegalArgumentException("skip_8h must exceed cap_8h, were " + skip + " and " + cap);
            }
            if (cappedLeverage.compareTo(BigDecimal.ONE) < 0) {
                throw new IllegalArgumentException("cap_leverage counts from 1, was " + cappedLeverage);
            }
        }
    }

    /** {@code liquidationAtr}: how many full true ranges a liquidation must be away. */
    public record Leverage(BigDecimal target, BigDecimal liquidationAtr) {
        private static final BigDecimal MOST = new BigDecimal(20);

        public Leverage {
            if (target.compareTo(BigDecimal.ONE) < 0 || target.compareTo(MOST) > 0) {
                throw new IllegalArgumentException("leverage_target is from 1 to 20, was " + target);
            }
            if (liquidationAtr.compareTo(BigDecimal.ONE) < 0) {
                throw new IllegalArgumentException("min_liq_distance_atr counts from 1, was " + liquidationAtr);
            }
        }
    }

    public static final PerpSettings USUAL = new PerpSettings(
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            3,
            50,
            400,
            new Spread(50, 300, 100),
            new Funding(new BigDecimal("0.01"), BigDecimal.TWO, new BigDecimal("0.05"), false, Duration.ofMinutes(90)),
            new Leverage(BigDecimal.ONE, new BigDecimal(4)));

    public PerpSettings {
        within("max_data_age_ms", Math.toIntExact(dataAge.toMillis()), 500, 60_000);
        within("plan_validity_ms", Math.toIntExact(planValidity.toMillis()), 1, 30_000);
        within("max_plan_revisions", maxRevisions, 1, 10);
        within("market_buffer_bps", mediumBps, 5, 500);
        within("emergency_max_slippage_bps", emergencyBps, 50, 2_000);
    }

    public PerpSettings with(Leverage wanted) {
        return new PerpSettings(dataAge, planValidity, maxRevisions, mediumBps, emergencyBps, spread, funding, wanted);
    }

    public PerpSettings with(Funding limits) {
        return new PerpSettings(dataAge, planValidity, maxRevisions, mediumBps, emergencyBps, spread, limits, leverage);
    }

    private static void within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is from " + least + " to " + most + ", was " + value);
        }
    }
}
