package evenkeel.activities.venues.budget;

import java.time.Duration;

/** Tokens of a venue's rate limit. The venue's own count wins over ours. */
public interface Budget {
    /** For tests, and for venues in a box. */
    Budget ENDLESS = new Budget() {
        @Override
        public boolean take(Urgency urgency, int weight) {
            return true;
        }

        @Override
        public void venueCounts(int used) {}

        @Override
        public void keepQuiet(Duration length) {}
    };

    /** Whether a call of that weight may go out now. */
    boolean take(Urgency urgency, int weight);

    /** So much of the window is used, the venue says, whoever used it. */
    void venueCounts(int used);

    /** The venue wants to be left alone: everything but an exit waits so long. */
    void keepQuiet(Duration length);
}
