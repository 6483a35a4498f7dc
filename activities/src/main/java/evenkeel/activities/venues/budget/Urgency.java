package evenkeel.activities.venues.budget;

/** What a call is for, the most urgent first, and how much of a budget may be gone when it still gets its part (F66). */
public enum Urgency {
    /** Hedges and reductions. Counted, never refused: the venue alone may say no. */
    EXIT(100),
    CANCEL(100),
    /** Looking after what is open. */
    RECONCILE(80),
    ENTRY(60),
    /** Looking for something new. */
    DATA(50);

    private final int percent;

    Urgency(int percent) {
        this.percent = percent;
    }

    /** How many of so many tokens may be taken for this and for everything else together. */
    int ceiling(int tokens) {
        return (int) ((long) tokens * percent / 100);
    }
}
