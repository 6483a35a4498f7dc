package evenkeel.activities.venues.budget;

import java.time.Duration;

/** The one count of a payer's tokens that all processes share, window by window. */
public interface TokenLedger {
    /** A window as it stands: what is taken of it, how long it lasts, and how long the venue wants to be left alone. */
    record Window(int taken, Duration left, Duration quiet) {}

    /** What was leased, and the window that it is good for. */
    record Lease(int tokens, Window window) {}

    /** As much of the block as fits under the ceiling, when that is the weight at least; else nothing. */
    Lease lease(int weight, int block, int ceiling);

    /** Takes them whatever the count says. */
    Lease force(int weight);

    Window raiseTo(int used);

    Window quieten(Duration length);
}
