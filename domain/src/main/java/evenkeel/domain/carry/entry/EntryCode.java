package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.carry.risk.Pause.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an entry does next, or why it ends. */
public enum EntryCode {
    TRADING_PAUSED(EntryStage.START, Blame.MARKET),
    MAX_TRADES(EntryStage.START, Blame.MARKET),
    ALREADY_OPEN(EntryStage.START, Blame.MARKET),
    WS_NOT_READY(EntryStage.START, Blame.STREAM),
    FETCH_AGAIN(EntryStage.SPREAD_CHECK, Blame.NOBODY),
    REJECTED_SPREAD(EntryStage.SPREAD_CHECK, Blame.MARKET),
    /** A venue did not say enough to reckon with, or did not do what an entry needs. */
    REJECTED_EXCEPTION(EntryStage.PREFLIGHT_OK, Blame.OPERATION),
    INSUFFICIENT_BALANCE(EntryStage.PREFLIGHT_OK, Blame.ACCOUNT),
    REJECTED_DEPTH_CAP(EntryStage.SIZED, Blame.MARKET),
    REJECTED_MIN_TRADE_SIZE(EntryStage.SIZED, Blame.MARKET),
    EXPOSURE_LIMIT(EntryStage.SIZED, Blame.MARKET),
    REJECTED_DEPTH(EntryStage.SIZED, Blame.MARKET),
    READ_HEDGE_AGAIN(EntryStage.SIZED, Blame.NOBODY),
    REJECTED_HEDGE_DEPTH_PRE(EntryStage.SIZED, Blame.MARKET),
    READ_TOP_AGAIN(EntryStage.LIQUIDITY_CHECK, Blame.NOBODY),
    REJECTED_LIQUIDITY(EntryStage.LIQUIDITY_CHECK, Blame.MARKET),
    FOREIGN_POSITION(EntryStage.LIQUIDITY_CHECK, Blame.OPERATION),

    PLACE_LEAD(EntryStage.TRADE_PERSISTED, Blame.NOBODY),
    LEG1_HEDGE_EVAPORATED(EntryStage.TRADE_PERSISTED, Blame.MARKET),
    ESCALATE_LEAD(EntryStage.TRADE_PERSISTED, Blame.NOBODY),
    /** Taking is no longer worth it: cancel, and treat what has filled as a partial fill. */
    STOP_LEAD(EntryStage.TRADE_PERSISTED, Blame.NOBODY),
    LEAD_RESTS(EntryStage.TRADE_PERSISTED, Blame.NOBODY),
    LEG1_FAILED(EntryStage.TRADE_PERSISTED, Blame.OPERATION),
    MICROFILL(EntryStage.TRADE_PERSISTED, Blame.OPERATION),

    HEDGE(EntryStage.LEG1_FILLED, Blame.NOBODY),
    SALVAGE(EntryStage.LEG1_FILLED, Blame.NOBODY),
    FAILED_HEDGE_DEPTH(EntryStage.LEG1_FILLED, Blame.OPERATION),
    FAILED_HEDGE_DEPTH_SALVAGE(EntryStage.LEG1_FILLED, Blame.OPERATION),
    FAILED_POST_LEG1_GUARD(EntryStage.LEG1_FILLED, Blame.OPERATION),
    READ_HEDGE_ORDER_AGAIN(EntryStage.LEG1_FILLED, Blame.NOBODY),
    RETRY_HEDGE(EntryStage.LEG1_FILLED, Blame.NOBODY),
    KEEP_MATCHED(EntryStage.LEG1_FILLED, Blame.NOBODY),
    LEG2_FAILED(EntryStage.LEG1_FILLED, Blame.OPERATION),

    VERIFY(EntryStage.LEG2_FILLED, Blame.NOBODY),
    POST_ENTRY_BROKEN_HEDGE(EntryStage.LEG2_FILLED, Blame.OPERATION),
    UNVERIFIED(EntryStage.LEG2_FILLED, Blame.OPERATION),
    OPENED(EntryStage.OPENED, Blame.NOBODY);

    /** Who is to blame for a refusal, and so what it costs. */
    public enum Blame {
        /** Not a refusal. */
        NOBODY,
        /** Conditions: not a failure. */
        MARKET,
        /** A balance or margin: new trades pause. */
        ACCOUNT,
        /** The lead's stream: new trades pause for its own cooldown, and it counts as a failure. */
        STREAM,
        /** Anything else: it counts as a failure. */
        OPERATION
    }

    private static final Duration ACCOUNT_PAUSE = Duration.ofSeconds(60);

    private final EntryStage stage;
    private final Blame blame;

    EntryCode(EntryStage stage, Blame blame) {
        this.stage = stage;
        this.blame = blame;
    }

    public EntryStage stage() {
        return stage;
    }

    public Blame blame() {
        return blame;
    }

    /** Whether it counts towards the failures after which trading pauses. */
    public boolean isFailure() {
        return blame == Blame.OPERATION || blame == Blame.STREAM;
    }

    /** How long no new trade is started after it. */
    public Duration pause(StreamGateSettings stream) {
        return switch (blame) {
            case ACCOUNT -> ACCOUNT_PAUSE;
            case STREAM -> stream.cooldown();
            case NOBODY, MARKET, OPERATION -> Duration.ZERO;
        };
    }

    /** The pause that begins with it. */
    public Optional<Pause> pause(StreamGateSettings stream, Instant now) {
        Duration length = pause(stream);
        if (!length.isPositive()) return Optional.empty();
        Reason reason = blame == Blame.ACCOUNT ? Reason.ACCOUNT_REFUSAL : Reason.STREAM_NOT_READY;
        return Optional.of(Pause.lasting(length, reason, now));
    }
}
