package evenkeel.simulator.wire.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.wire.Json;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Request weight and order counts in the windows that the venue counts them in.
 */
final class UsedWeight {
    private static final int WEIGHT_A_MINUTE = 2_400;
    private static final int ORDERS_IN_TEN_SECONDS = 300;
    private static final int ORDERS_A_MINUTE = 1_200;

    private final InstantSource clock;
    private final int generosity;
    private final Count weight = new Count(60);
    private final Count ordersInTenSeconds = new Count(10);
    private final Count ordersInMinute = new Count(60);

    UsedWeight(InstantSource clock, int generosity) {
        this.clock = clock;
        this.generosity = generosity;
    }

    /** A count that begins anew with each window. */
    private static final class Count {
        private final int seconds;
        private long window;
        private int used;

        Count(int seconds) {
            this.seconds = seconds;
        }

        int add(int more, Instant now) {
            long current = now.getEpochSecond() / seconds;
            if (current != window) used = 0;
            window = current;
            used += more;
            return used;
        }

        long secondsLeft(Instant now) {
            return seconds - now.getEpochSecond() % seconds;
        }
    }

    synchronized int use(int more) {
        return weight.add(more, clock.instant());
    }

    boolean isTooMuch(int used) {
        return used > WEIGHT_A_MINUTE * generosity;
    }

    synchronized long retryAfterSeconds() {
        return weight.secondsLeft(clock.instant());
    }

    synchronized int orderInTenSeconds() {
        return ordersInTenSeconds.add(1, clock.instant());
    }

    synchronized int orderInMinute() {
        return ordersInMinute.add(1, clock.instant());
    }

    String tooMuch() {
        return "Too much request weight used; current limit is " + WEIGHT_A_MINUTE * generosity
                + " request weight per 1 MINUTE. Please use WebSocket Streams for live updates"
                + " to avoid polling the API.";
    }

    ArrayNode limits() {
        return Json.array()
                .add(limit("REQUEST_WEIGHT", "MINUTE", 1, WEIGHT_A_MINUTE))
                .add(limit("ORDERS", "SECOND", 10, ORDERS_IN_TEN_SECONDS))
                .add(limit("ORDERS", "MINUTE", 1, ORDERS_A_MINUTE));
    }

    private ObjectNode limit(String type, String interval, int number, int limit) {
        return Json.object()
                .put("rateLimitType", type)
                .put("interval", interval)
                .put("intervalNum", number)
                .put("limit", limit * generosity);
    }
}
