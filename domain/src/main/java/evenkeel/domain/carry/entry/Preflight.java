package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.depth.DepthCap;
import evenkeel.domain.carry.depth.DepthDecision;
import evenkeel.domain.carry.depth.DepthGate;
import evenkeel.domain.carry.depth.HedgePreflight;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.scan.ScanSettings;
import evenkeel.domain.carry.sizing.EntrySize;
import evenkeel.domain.carry.sizing.SizeDecision;
import evenkeel.domain.carry.spread.SpreadGate;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is asked before the first order, and the first answer that speaks against it. A refusal sends nothing.
 *
 * @param depthGate and what follows are empty while there is no size
 * @param isFailure whether it counts towards the failures after which trading pauses
 * @param pause how long no new trade is started after this answer
 */
public record Preflight(
        SpreadGate spread,
        DepthCap depthCap,
        EntrySize size,
        Optional<DepthGate> depthGate,
        Optional<HedgePreflight> hedgePreflight,
        Optional<LiquidityPreflight> liquidity,
        EntryCode decision,
        EntryStage stage,
        boolean isFailure,
        Duration pause) {
    public static Preflight check(PreflightInputs inputs, EntrySettings settings) {
        Figures figures = Figures.of(inputs, settings);
        EntryCode decision = Step.IN_ORDER.stream()
                .map(step -> step.answer(inputs, figures, settings))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(EntryCode.PLACE_LEAD);
        return new Preflight(
                figures.spread,
                figures.cap,
                figures.size,
                figures.depth,
                figures.hedge,
                figures.liquidity,
                decision,
                decision.stage(),
                decision.isFailure(),
                decision.pause(settings.streamGate()));
    }

    public boolean isPassed() {
        return decision == EntryCode.PLACE_LEAD;
    }

    private record Figures(
            SpreadGate spread,
            DepthCap cap,
            EntrySize size,
            Optional<DepthGate> depth,
            Optional<HedgePreflight> hedge,
            Optional<LiquidityPreflight> liquidity) {
        static Figures of(PreflightInputs in, EntrySettings settings) {
            ScanSettings scan = settings.scan();
            Direction direction = in.direction();
            Side hedge = direction.sideAt(scan.roles().hedgeExchange());
            SpreadGate spread = SpreadGate.check(in.spread(), scan.spreadGate());
            DepthCap cap =
                    DepthCap.of(in.books(), direction, in.size().mid(), scan.capThresholds(), scan.depth(), false);
            EntrySize size = EntrySize.of(in.sizeWithin(cap.depthCap()), scan.size());
            if (size.decision() != SizeDecision.SIZED) {
                return new Figures(spread, cap, size, Optional.empty(), Optional.empty(), Optional.empty());
            }
            Quantity quantity = size.qty().orElseThrow();
            Usd notional = size.notional().orElseThrow();
            return new Figures(
                    spread,
                    cap,
                    size,
                    Optional.of(DepthGate.of(in.books(), direction, quantity, notional, scan.depth())),
                    Optional.of(HedgePreflight.of(
                            in.hedgeReads(), hedge, quantity, notional, scan.depth(), scan.hedgePreflight())),
                    Optional.of(LiquidityPreflight.of(
                            in.books(), direction, quantity, in.isLiquidityRetry(), settings.liquidity())));
        }
    }

    /** One question of the preflight. */
    private interface Step {
        List<Step> IN_ORDER = List.of(
                Preflight::capacity,
                Preflight::stream,
                (in, figures, settings) -> spread(figures.spread),
                (in, figures, settings) -> balance(figures.size),
                (in, figures, settings) -> size(figures),
                (in, figures, settings) -> when(
                        figures.depth.filter(gate -> !gate.decision().allows()).isPresent(), EntryCode.REJECTED_DEPTH),
                (in, figures, settings) -> figures.hedge.flatMap(Preflight::hedge),
                (in, figures, settings) -> figures.liquidity.flatMap(Preflight::liquidity),
                (in, figures, settings) -> positions(in));

        Optional<EntryCode> answer(PreflightInputs inputs, Figures figures, EntrySettings settings);
    }

    private static Optional<EntryCode> capacity(PreflightInputs in, Figures figures, EntrySettings settings) {
        if (in.isPaused()) return Optional.of(EntryCode.TRADING_PAUSED);
        boolean full =
                in.size().otherOpenTrades() >= settings.scan().tradeSize().maxOpenTrades();
        return full ? Optional.of(EntryCode.MAX_TRADES) : when(in.isSymbolOpen(), EntryCode.ALREADY_OPEN);
    }

    private static Optional<EntryCode> stream(PreflightInputs in, Figures figures, EntrySettings settings) {
        return when(settings.streamGate().enabled() && !in.isStreamReady(), EntryCode.WS_NOT_READY);
    }

    private static Optional<EntryCode> spread(SpreadGate gate) {
        return switch (gate.decision()) {
            case PASSED -> Optional.empty();
            case FETCH_AGAIN -> Optional.of(EntryCode.FETCH_AGAIN);
            case SPREAD_TOO_WIDE -> Optional.of(EntryCode.REJECTED_SPREAD);
        };
    }

    private static Optional<EntryCode> balance(EntrySize size) {
        return when(size.decision() == SizeDecision.INSUFFICIENT_BALANCE, EntryCode.INSUFFICIENT_BALANCE);
    }

    private static Optional<EntryCode> size(Figures figures) {
        if (!figures.cap.decision().allows()) return Optional.of(EntryCode.REJECTED_DEPTH_CAP);
        return switch (figures.size.decision()) {
            case SIZED, INSUFFICIENT_BALANCE -> Optional.empty();
            case MIN_TRADE_SIZE, MIN_QTY_BUMP -> Optional.of(EntryCode.REJECTED_MIN_TRADE_SIZE);
            case EXPOSURE_LIMIT -> Optional.of(EntryCode.EXPOSURE_LIMIT);
        };
    }

    private static Optional<EntryCode> hedge(HedgePreflight preflight) {
        if (preflight.decision() == DepthDecision.READ_AGAIN) return Optional.of(EntryCode.READ_HEDGE_AGAIN);
        return when(!preflight.decision().allows(), EntryCode.REJECTED_HEDGE_DEPTH_PRE);
    }

    private static Optional<EntryCode> liquidity(LiquidityPreflight preflight) {
        return switch (preflight.decision()) {
            case PASSED, OFF -> Optional.empty();
            case RETRY_WITH_TOP -> Optional.of(EntryCode.READ_TOP_AGAIN);
            case REJECTED_LIQUIDITY -> Optional.of(EntryCode.REJECTED_LIQUIDITY);
        };
    }

    /** What is not known is not flat; a foreign position may be allowed, an unknown one never. */
    private static Optional<EntryCode> positions(PreflightInputs in) {
        boolean allowed = in.isFlat() || (in.isForeignPositionAllowed() && in.arePositionsKnown());
        return when(!allowed, EntryCode.FOREIGN_POSITION);
    }

    private static Optional<EntryCode> when(boolean applies, EntryCode code) {
        return applies ? Optional.of(code) : Optional.empty();
    }
}
