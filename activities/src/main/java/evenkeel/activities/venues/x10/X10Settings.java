package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.config.places.VenueFacts;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What only X10 wants to know. Where its documents leave a fact open, the fact is a value here.
 *
 * @param chain the name that signatures are bound to
 * @param maxFee the fraction of its value that an order lets the venue take at most
 * @param life how long an order may rest; after it the venue takes no such order any more, so it is the fence as well
 * @param flatWithoutBalance whether a balance that is not found is one of nothing
 */
public record X10Settings(
        VenueSettings venue, String chain, BigDecimal maxFee, Duration life, boolean flatWithoutBalance) {
    /** In doubt: a library of 2025-07 said SN_MAINNET. */
    private static final String MAIN_CHAIN = "SN_MAIN";

    private static final String TEST_CHAIN = "SN_SEPOLIA";

    /** In doubt: an account with a higher fee, or with one of a builder, is refused with 1128. */
    private static final BigDecimal MAX_FEE = new BigDecimal("0.0005");

    /** In doubt: the shortest life that the venue takes is not written down. Ours rest for seconds. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIFE = Duration.ofDays(28);

    public X10Settings {
        if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("life lasts PT5S to P28D, was " + life);
        }
        if (maxFee.signum() < 0 || maxFee.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("max_fee is a fraction, was " + maxFee.toPlainString());
        }
    }

    public static X10Settings of(VenueSettings venue) {
        return new X10Settings(venue, MAIN_CHAIN, MAX_FEE, LIFE, true); // in doubt: seen of an empty account only
    }

    /** The venue's playground is on another chain. */
    public X10Settings onTestnet() {
        return new X10Settings(venue, TEST_CHAIN, maxFee, life, flatWithoutBalance);
    }

    /** With what is known of the venue better. */
    public X10Settings with(VenueFacts facts) {
        return new X10Settings(
                venue,
                facts.chain().orElse(chain),
                facts.maxFee().orElse(maxFee),
                facts.orderLife().orElse(life),
                facts.flatWithoutBalance().orElse(flatWithoutBalance));
    }

    /** How long after sending an order can still enter the book and then show up. */
    Duration fence() {
        return life.plus(venue.readLag());
    }
}
