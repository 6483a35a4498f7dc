package evenkeel.activities.venues.budget;

import java.time.Duration;

/** How many tokens a venue grants in each window. Windows begin at whole multiples of their length. */
public record Allowance(int tokens, Duration window) {
    public Allowance {
        if (tokens < 1) throw new IllegalArgumentException("an allowance has tokens, had " + tokens);
        if (window.toMillis() < 100)
            throw new IllegalArgumentException("a window is long enough to see, was " + window);
    }

    public Allowance withTokens(int granted) {
        return new Allowance(granted, window);
    }
}
