package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.OrderNumbers;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.config.places.VenueFacts;
import java.time.Duration;

/**
 * What only Lighter wants to know. Where its documents leave a fact open, the fact is a value here.
 *
 * @param numbers what our orders are called there
 * @param chain what signatures are bound to: 304 for the real venue, 300 for its test net
 * @param orderLife how long an order may rest
 * @param rateHours for how many hours the list of funding rates speaks
 * @param changeIsReceived whether a payment with a positive change was paid to us
 * @param fundingKept how long the venue shows payments
 */
public record LighterSettings(
        VenueSettings venue,
        OrderNumbers numbers,
        int chain,
        Duration orderLife,
        int rateHours,
        boolean changeIsReceived,
        Duration fundingKept) {
    private static final int MAIN_CHAIN = 304;
    private static final int TEST_CHAIN = 300;

    /** The venue takes five minutes to thirty days; its own library says 28 days. */
    private static final Duration ORDER_LIFE = Duration.ofDays(28);

    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(6);
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);

    /** By a document of others: the venue itself does not say what the list's rates are for. */
    private static final int RATE_HOURS = 8;

    /** In doubt: nothing is written down. */
    private static final Duration FUNDING_KEPT = Duration.ofDays(90);

    public LighterSettings {
        if (orderLife.compareTo(SHORTEST_LIFE) < 0 || orderLife.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("order_life lasts PT6M to P30D, was " + orderLife);
        }
        if (rateHours < 1) throw new IllegalArgumentException("rate_hours count from 1, was " + rateHours);
    }

    public static LighterSettings of(VenueSettings venue, OrderNumbers numbers) {
        return new LighterSettings(
                venue, numbers, MAIN_CHAIN, ORDER_LIFE, RATE_HOURS, true, FUNDING_KEPT); // the sign: in doubt
    }

    public LighterSettings onTestnet() {
        return new LighterSettings(venue, numbers, TEST_CHAIN, orderLife, rateHours, changeIsReceived, fundingKept);
    }

    /** With what is known of the venue better. */
    public LighterSettings with(VenueFacts facts) {
        return new LighterSettings(
                venue,
                numbers,
                chain,
                facts.orderLife().orElse(orderLife),
                facts.rateHours().orElse(rateHours),
                facts.changeIsReceived().orElse(changeIsReceived),
                facts.fundingKept().orElse(fundingKept));
    }

    /** How long after sending an order can still enter the book and then show up. */
    Duration fence() {
        return venue.fence();
    }
}
