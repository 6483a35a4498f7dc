package evenkeel.starter.settings;

import evenkeel.config.places.EnginePlace;
import evenkeel.config.places.HaltsPlace;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.places.VenuePlace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings as they are written. Everything is text here, so that every mistake is found. */
public record StarterKeys(
        @Nullable String mode,
        @Nullable String configFile,
        @Nullable String tokenFile,
        EnginePlace.@Nullable Written engine,
        LedgerPlace.@Nullable Written ledger,
        HaltsPlace.@Nullable Written halts,
        @Nullable List<VenuePlace.Written> venues,
        @Nullable Carry carry,
        @Nullable Funding funding,
        @Nullable DryRun dryRun,
        @Nullable Watch watch,
        @Nullable Start start) {
    /** Keys of earlier days, with those of carry that say the same now. */
    public static final Map<String, String> MOVED = Map.of(
            "carry.min_net_apy", "trading.min_apy_filter",
            "carry.notional", "trading.desired_notional_usd",
            "carry.max_open_trades", "trading.max_open_trades",
            "scan.interval", "trading.opportunity_scan_interval_seconds");

    /** The one strategy. */
    public record Carry(
            @Nullable List<String> symbols,
            @Nullable String lead,
            @Nullable String hedge,
            @Nullable String alternative,
            @Nullable Rules rules) {
        static final Carry NOTHING = new Carry(null, null, null, null, null);
    }

    /** How its trades behave. */
    public record Rules(
            @Nullable Entry entry,
            @Nullable Hedge hedge,
            @Nullable Exit exit,
            @Nullable Close close) {
        static final Rules NOTHING = new Rules(null, null, null, null);
    }

    /** The lead leg's order. */
    public record Entry(
            @Nullable String makerPatience,
            @Nullable String fillGrace,
            @Nullable String takerPatience,
            @Nullable String takerSlippage) {
        static final Entry NOTHING = new Entry(null, null, null, null);
    }

    /** The hedge's orders. */
    public record Hedge(
            @Nullable String tries,
            @Nullable String patience,
            @Nullable String slippage,
            @Nullable String slippageStep,
            @Nullable String maxSlippage,
            @Nullable String maxNakedUsdSeconds,
            @Nullable String maxLoss,
            @Nullable String slices) {
        static final Hedge NOTHING = new Hedge(null, null, null, null, null, null, null, null);
    }

    /** When to leave. */
    public record Exit(
            @Nullable String minHoldHours,
            @Nullable String maxHoldHours,
            @Nullable String minNetApy,
            @Nullable String takeProfit,
            @Nullable String lossLimit) {
        static final Exit NOTHING = new Exit(null, null, null, null, null);
    }

    /** How to leave. */
    public record Close(
            @Nullable String makerPatience,
            @Nullable String takerPatience,
            @Nullable String rounds,
            @Nullable String slippage,
            @Nullable String maxSlippage,
            @Nullable String retryAfter) {
        static final Close NOTHING = new Close(null, null, null, null, null, null);
    }

    /** The funding calendar. */
    public record Funding(@Nullable String hour) {}

    /** What a dry run without accounts reckons with. */
    public record DryRun(@Nullable String equity) {}

    /** When a watch counts as lost. */
    public record Watch(@Nullable String timeout) {}

    /** How a start behaves. */
    public record Start(@Nullable String patience) {}
}
