package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.execution.ExecutionPlan;
import evenkeel.domain.execution.Preparation;
import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.execution.perps.PerpTerms;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketRules.Collar;
import evenkeel.domain.venue.MarketRules.Sizes;
import evenkeel.domain.venue.MarketStatus;
import java.math.BigDecimal;
import java.util.Optional;

/** What Lighter's perpetuals demand of orders: sizes and prices are whole numbers of its own, and those have an end. */
public final class LighterPerps {
    private static final BigDecimal LARGEST_SIZE = new BigDecimal((1L << 48) - 1);
    private static final BigDecimal LARGEST_PRICE = new BigDecimal((1L << 32) - 1);

    /** Beyond it the venue takes a price for a slip of the pen (21733). */
    private static final BigDecimal FAT_FINGER = new BigDecimal("0.05");

    private LighterPerps() {}

    public static PerpTerms terms(VenueSettings settings) {
        return PerpTerms.of(settings.venue(), settings.window()).with(LighterPerps::unwritable);
    }

    static MarketRules rules(Instrument instrument, LighterMarkets.Listed listed) {
        var largest = new Quantity(LARGEST_SIZE.multiply(listed.lot()));
        Sizes sizes = Sizes.from(new Quantity(listed.smallestSize()), listed.smallestValue())
                .upTo(largest);
        MarketRules rules = MarketRules.of(instrument)
                .with(listed.largestValue().map(sizes::upTo).orElse(sizes))
                .with(new Collar(FAT_FINGER, FAT_FINGER))
                .with(listed.active() ? MarketStatus.TRADING : MarketStatus.HALTED);
        return listed.leastMargin()
                .map(least -> rules.withMaxLeverage(BigDecimal.ONE.divide(least, Decimals.DIVISION)))
                .orElse(rules);
    }

    private static Optional<Skip> unwritable(Preparation asked, ExecutionPlan plan) {
        BigDecimal tick = asked.market().rules().orElseThrow().instrument().tick();
        boolean tooLarge = plan.price().value().compareTo(LARGEST_PRICE.multiply(tick)) > 0;
        return tooLarge
                ? Optional.of(Skip.of(SkipCode.PRICE_UNAVAILABLE, plan.price() + " cannot be written there"))
                : Optional.empty();
    }
}
