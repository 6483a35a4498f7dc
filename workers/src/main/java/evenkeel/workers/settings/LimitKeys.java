package evenkeel.workers.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys below {@code limits}, as they are written. */
public record LimitKeys(
        @Nullable String maxOrderNotional,
        @Nullable Map<String, String> maxQuantity,
        @Nullable String collar,
        @Nullable String maxOpenOrders,
        @Nullable String maxOrdersAMinute,
        @Nullable String maxRepeats,
        @Nullable String repeatWindow,
        @Nullable Exposure exposure,
        @Nullable String dailyLoss,
        @Nullable String dataAge,
        @Nullable Capital capital) {
    static final LimitKeys NOTHING = new LimitKeys(null, null, null, null, null, null, null, null, null, null, null);

    /** How much may be at stake. */
    public record Exposure(
            @Nullable Band symbol,
            @Nullable Band venue,
            @Nullable Band total) {
        static final Exposure NOTHING = new Exposure(null, null, null);
    }

    /** In dollars. */
    public record Band(@Nullable String gross, @Nullable String net) {
        static final Band NOTHING = new Band(null, null);
    }

    /** How much trades may reserve: of the strategy, and of the account at each venue. */
    public record Capital(
            @Nullable Share strategy, @Nullable Share account) {
        static final Capital NOTHING = new Capital(null, null);
    }

    /** Trades at once, and what they are worth in dollars. */
    public record Share(@Nullable String slots, @Nullable String notional) {
        static final Share NOTHING = new Share(null, null);
    }
}
