package evenkeel.simulator.wire.bybit;

import evenkeel.simulator.wire.WireReply;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Requests per path and second. */
final class Visits {
    private static final int WRITES = 10;
    private static final int READS = 50;

    private final InstantSource clock;
    private final int generosity;
    private final Map<String, Integer> used = new HashMap<>();
    private long second;

    Visits(InstantSource clock, int generosity) {
        this.clock = clock;
        this.generosity = generosity;
    }

    /** What is left of the second. */
    record Left(int limit, int left, long resetMillis) {
        boolean isTooMany() {
            return left < 0;
        }

        WireReply on(WireReply reply) {
            return reply.with("X-Bapi-Limit", String.valueOf(limit))
                    .with("X-Bapi-Limit-Status", String.valueOf(Math.max(0, left)))
                    .with("X-Bapi-Limit-Reset-Timestamp", String.valueOf(resetMillis));
        }
    }

    synchronized Left count(String route) {
        long now = clock.instant().getEpochSecond();
        if (now != second) used.clear();
        second = now;
        int limit = route.startsWith("POST") ? WRITES * generosity : READS * generosity;
        return new Left(limit, limit - used.merge(route, 1, Integer::sum), (now + 1) * 1_000);
    }
}
