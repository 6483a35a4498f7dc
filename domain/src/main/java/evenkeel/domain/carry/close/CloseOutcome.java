package evenkeel.domain.carry.close;

import java.util.Locale;

/** What it took to close both legs together. */
public enum CloseOutcome {
    /** Nothing had to take. */
    MAKER_FILLED,
    /** Both took what was left, once. */
    IOC_ESCALATED,
    /** A leg needed the ladder, or a market order. */
    FALLBACK;

    public static CloseOutcome of(boolean escalated, boolean laddered) {
        if (laddered) return FALLBACK;
        return escalated ? IOC_ESCALATED : MAKER_FILLED;
    }

    /** As metrics and records spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
