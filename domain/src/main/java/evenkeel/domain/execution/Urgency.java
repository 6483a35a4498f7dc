package evenkeel.domain.execution;

/** How an order is sent: what rests waits at the best price of its own side, everything else takes at once. */
public enum Urgency {
    LOW(0, 1),
    MEDIUM(50, 1),
    HIGH(50, 2),
    CRITICAL(100, 3);

    private final int firstBps;
    private final int tries;

    Urgency(int firstBps, int tries) {
        this.firstBps = firstBps;
        this.tries = tries;
    }

    /** How often it may be tried, each time on a fresh book. */
    public int tries() {
        return tries;
    }

    public boolean rests() {
        return this == LOW;
    }

    /** How far beyond the opposite best price that try may go, from 0: each twice as far, after the last no farther. */
    public int bps(int attempt) {
        return firstBps << Math.min(attempt, tries - 1);
    }
}
