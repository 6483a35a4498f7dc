package evenkeel.workers.settings;

import evenkeel.config.places.EnginePlace;
import evenkeel.config.places.HaltsPlace;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.places.VenuePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings as they are written. Everything is text here, so that every mistake is found. */
public record WorkerKeys(
        @Nullable String configFile,
        EnginePlace.@Nullable Written engine,
        LedgerPlace.@Nullable Written ledger,
        HaltsPlace.@Nullable Written halts,
        @Nullable List<VenuePlace.Written> venues,
        @Nullable List<String> symbols,
        @Nullable LimitKeys limits,
        @Nullable Funding funding,
        @Nullable Start start) {
    /** When funding can be relied on. */
    public record Funding(@Nullable String bookingLag) {}

    /** How a start behaves. */
    public record Start(@Nullable String patience, @Nullable String endsWithInput) {
        static final Start NOTHING = new Start(null, null);
    }
}
