package evenkeel.domain.carry;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that happened to a trade, kept once per key. */
public record TradeEvent(String trade, String key, Kind kind, Instant at, SortedMap<String, String> facts) {
    /** A public contract: only ever added to, never renamed. */
    public enum Kind {
        REBALANCE_START,
        REBALANCE_COMPLETE,
        REBALANCE_SKIPPED,
        HOLD_EXTENDED,
        COORDINATED_CLOSE_START,
        COORDINATED_CLOSE_IOC_ESCALATE,
        COORDINATED_CLOSE_COMPLETE,
        /** A numbered close begins; one that a crash interrupts counts as used. */
        CLOSE_ATTEMPT,
        EXIT_UNKNOWN,
        READBACK_OK,
        READBACK_CORRECTED,
        READBACK_FLAGGED,
        READBACK_PENDING,
        /** A day after its end its venues still do not say how it was left. */
        READBACK_GIVEN_UP,
        ENTRY_READBACK_OK,
        ENTRY_READBACK_CORRECTED,
        ENTRY_READBACK_PENDING,
        ROLLBACK_FAILED,
        /** Both venues are flat again; with what that has cost, or brought. */
        ROLLBACK_DONE,
        /** How the trade was left, in figures: one per trade. */
        CLOSE_FINAL
    }

    public static TradeEvent of(String trade, Kind kind, int number, Instant at, Map<String, String> facts) {
        String key = kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + number;
        return new TradeEvent(trade, key, kind, at, new TreeMap<>(facts));
    }
}
