package evenkeel.simulator.wire.lighter;

import java.time.InstantSource;
import java.util.Map;

/** What calls weigh, counted by the minute, for an account that pays for its allowance. */
final class LighterWeights {
    private static final int A_MINUTE = 24_000;
    private static final int SECONDS = 60;
    private static final int USUAL = 300;
    private static final Map<String, Integer> WEIGHTS = Map.of(
            "POST /api/v1/sendTx", 6,
            "POST /api/v1/sendTxBatch", 6,
            "GET /api/v1/nextNonce", 6,
            "GET /api/v1/accountInactiveOrders", 100,
            "GET /api/v1/apikeys", 150,
            "GET /api/v1/trades", 600,
            "GET /api/v1/recentTrades", 600);

    private final InstantSource clock;
    private final int allowed;
    private long minute;
    private int used;

    LighterWeights(InstantSource clock, int generosity) {
        this.clock = clock;
        this.allowed = A_MINUTE * generosity;
    }

    /** Whether that is more than a minute may have. */
    synchronized boolean isTooMuch(String route) {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), SECONDS);
        if (now != minute) used = 0;
        minute = now;
        used += WEIGHTS.getOrDefault(route, USUAL);
        return used > allowed;
    }
}
