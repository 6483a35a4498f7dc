package evenkeel.simulator.wire.bybit;

import evenkeel.simulator.wire.WireReply;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Requests per path and second. Ten times the venue's own allowance. */
final class Visits {
    private static final int WRITES = 100;
    private static final int READS = 500;

    private final InstantSource clock;
    private final Map<String, Integer> used = new HashMap<>();
    private long second;

    Visits(InstantSource clock) {
        this.clock = clock;
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
        int limit = route.startsWith("POST") ? WRITES : READS;
        return new Left(limit, limit - used.merge(route, 1, Integer::sum), (now + 1) * 1_000);
    }
}
