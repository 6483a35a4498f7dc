package evenkeel.domain.carry.reconcile;

import evenkeel.domain.carry.TradeStatus;
import java.time.Duration;

/** §14.2: a trade that has been about to open for too long. */
public record StaleEntry(Verdict verdict, Duration limit) {
    private static final Duration PENDING = Duration.ofMinutes(2);
    private static final Duration LEAST = Duration.ofMinutes(10);
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** What becomes of it, once its orders are cancelled. */
    public enum Verdict {
        /** Young enough, or no longer opening. */
        FRESH,
        /** It never sent an order: it ends rejected. */
        REJECT_PENDING,
        /** Nothing is held: it ends failed. */
        ABORT,
        /** Something is held: its own rollback runs. */
        ROLL_BACK,
        /** Whether something is held is not known: look again, decide nothing. */
        READ_AGAIN
    }

    /** What the venues show of it. */
    public enum Exposure {
        NONE,
        SOME,
        UNKNOWN
    }

    /**
     * By its age, unless nobody runs it any more.
     *
     * @param orphaned whether this is a start and its workflow is gone: then age does not matter
     * @param makerTimeout of the lead and {@code retries}: how long an entry may honestly take
     */
    public static StaleEntry of(
            TradeStatus status, Duration age, boolean orphaned, Exposure exposure, Duration makerTimeout, int retries) {
        Duration limit = status == TradeStatus.PENDING ? PENDING : openingLimit(makerTimeout, retries);
        boolean entering = status == TradeStatus.PENDING || status == TradeStatus.OPENING;
        boolean stale = entering && (orphaned || age.compareTo(limit) > 0);
        return new StaleEntry(stale ? verdict(status, exposure) : Verdict.FRESH, limit);
    }

    /** Why an entry ends that nothing runs any more and that holds nothing. */
    public static String orphaned(TradeStatus status) {
        return status == TradeStatus.PENDING ? "startup_orphaned_pending" : "startup_orphaned_opening";
    }

    public static Duration openingLimit(Duration makerTimeout, int retries) {
        Duration honest = makerTimeout.multipliedBy(retries).plus(MARGIN);
        return honest.compareTo(LEAST) > 0 ? honest : LEAST;
    }

    private static Verdict verdict(TradeStatus status, Exposure exposure) {
        return switch (exposure) {
            case UNKNOWN -> Verdict.READ_AGAIN;
            case SOME -> Verdict.ROLL_BACK;
            case NONE -> status == TradeStatus.PENDING ? Verdict.REJECT_PENDING : Verdict.ABORT;
        };
    }
}
