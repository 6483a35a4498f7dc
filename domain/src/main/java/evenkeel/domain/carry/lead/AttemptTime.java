package evenkeel.domain.carry.lead;

import evenkeel.domain.carry.market.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When an attempt begins, counted from the first placement, and how long it rests. */
public record AttemptTime(Duration startsAfter, Duration lasts) {
    public static List<AttemptTime> schedule(LeadSettings settings) {
        var times = new ArrayList<AttemptTime>();
        Duration start = Duration.ZERO;
        for (int number = 1; number <= settings.attempts(); number++) {
            Duration lasts = Spans.longer(share(number, settings), settings.attemptTimeoutMin());
            times.add(new AttemptTime(start, lasts));
            start = start.plus(lasts);
        }
        return List.copyOf(times);
    }

    private static Duration share(int number, LeadSettings settings) {
        int attempts = settings.attempts();
        return switch (settings.schedule()) {
            case EQUAL -> settings.totalTime().dividedBy(attempts);
            case INCREASING ->
                settings.totalTime().multipliedBy(number).dividedBy((long) attempts * (attempts + 1) / 2);
        };
    }

    boolean contains(Duration sinceFirstPlacement) {
        return sinceFirstPlacement.compareTo(startsAfter) >= 0
                && sinceFirstPlacement.compareTo(startsAfter.plus(lasts)) < 0;
    }
}
