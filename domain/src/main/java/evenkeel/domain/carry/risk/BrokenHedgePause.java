package evenkeel.domain.carry.risk;

import java.time.Instant;
import java.util.Optional;

/** What becomes of a broken hedge's pause when its time is over. */
public record BrokenHedgePause(boolean resumes, Pause pause) {
    /** What both venues show of the symbol. */
    public enum Seen {
        HEDGED,
        FLAT,
        BROKEN,
        UNKNOWN
    }

    /** Only a symbol that is whole again or gone resumes; a failed read extends like a bad one. */
    public static BrokenHedgePause next(Pause pause, Seen seen, Instant now, RiskLimits limits) {
        if (pause.isOn(now)) return new BrokenHedgePause(false, pause);
        boolean whole = seen == Seen.HEDGED || seen == Seen.FLAT;
        if (whole) return new BrokenHedgePause(true, pause);
        Optional<Instant> until = Optional.of(now.plus(limits.brokenHedgeCooldown()));
        return new BrokenHedgePause(false, new Pause(pause.reason(), pause.since(), until));
    }
}
