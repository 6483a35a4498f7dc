package evenkeel.activities.risk;

import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CloseReason;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.entry.EntryCode;
import evenkeel.domain.carry.entry.EntryCode.Blame;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.carry.risk.RiskLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many entries have failed since the last one that opened. Nobody's order filled, or somebody wanted out: no failure. */
final class FailuresInARow {
    private static final Set<String> HARMLESS = Stream.concat(
                    Stream.of("LEAD_NOT_FILLED", CloseReason.OPERATOR.name(), Inherited.GIVEN_BACK), notOurs())
            .collect(Collectors.toUnmodifiableSet());
    /** Trades that say nothing lie between those that do. */
    private static final int MORE = 50;

    private FailuresInARow() {}

    static int enough(RiskLimits limits) {
        return limits.maxFailures() + MORE;
    }

    /**
     * @param trades newest first
     * @param paused when they were last counted to the full; what failed before has had its pause
     */
    static int of(List<TradeRecord> trades, Optional<Instant> paused) {
        int failed = 0;
        for (TradeRecord trade : trades) {
            if (trade.openedAt().isPresent()) return failed;
            if (paused.filter(since -> !trade.endedAt().orElse(Instant.MAX).isAfter(since))
                    .isPresent()) return failed;
            if (trade.status() == TradeStatus.FAILED && !HARMLESS.contains(trade.reason())) failed++;
        }
        return failed;
    }

    /** The codes of entries that the market or the account is to blame for. */
    private static Stream<String> notOurs() {
        return Stream.of(EntryCode.values())
                .filter(code -> code.blame() == Blame.MARKET || code.blame() == Blame.ACCOUNT)
                .map(EntryCode::name);
    }
}
