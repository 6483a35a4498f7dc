package evenkeel.guard.settings;

import evenkeel.config.places.HaltsPlace;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.places.VenuePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings as they are written. Everything is text here, so that every mistake is found. */
public record GuardKeys(
        LedgerPlace.@Nullable Written ledger,
        HaltsPlace.@Nullable Written halts,
        @Nullable List<VenuePlace.Written> venues,
        @Nullable List<String> symbols,
        @Nullable Rules rules,
        @Nullable String poll,
        @Nullable Start start) {
    /** When it steps in and how. */
    public record Rules(
            @Nullable String nakedLimit,
            @Nullable String nakedFor,
            @Nullable String silence,
            @Nullable String slippage,
            @Nullable String maxSlippage) {
        static final Rules NOTHING = new Rules(null, null, null, null, null);
    }

    /** How a start behaves. */
    public record Start(@Nullable String patience, @Nullable String endsWithInput) {
        static final Start NOTHING = new Start(null, null);
    }
}
