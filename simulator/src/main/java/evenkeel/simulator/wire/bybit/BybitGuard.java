package evenkeel.simulator.wire.bybit;

import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Who may ask: key, signature over time, key, window and the exact query or body, and the time at which it was sent.
 */
final class BybitGuard {
    private static final Duration MAX_AHEAD = Duration.ofSeconds(1);
    private static final String USUAL_WINDOW = "5000";

    private final List<TradingKey> keys;
    private final InstantSource clock;

    BybitGuard(List<TradingKey> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    TradingKey signerOf(WireRequest request) {
        String id = request.header("X-BAPI-API-KEY").orElse("");
        TradingKey key = known(id).orElseThrow(() -> BybitError.of(10003, "API key is invalid."));
        String stamp = request.header("X-BAPI-TIMESTAMP").orElse("");
        String window = request.header("X-BAPI-RECV-WINDOW").orElse(USUAL_WINDOW);
        String signature = request.header("X-BAPI-SIGN").orElse("");
        String payload = request.method().equals("GET") ? request.query() : request.body();
        if (!key.signed(stamp + id + window + payload, signature)) {
            throw BybitError.of(10004, "Error sign, please check your signature generation algorithm.");
        }
        checkTime(stamp, window);
        return key;
    }

    /** The key of a stream's login, if its signature is right and it has not run out. */
    Optional<TradingKey> signerOf(String id, long expires, String signature) {
        if (Instant.ofEpochMilli(expires).isBefore(clock.instant())) return Optional.empty();
        return known(id).filter(key -> key.signed("GET/realtime" + expires, signature));
    }

    private Optional<TradingKey> known(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private void checkTime(String stamp, String window) {
        if (!stamp.matches("\\d{13}") || !window.matches("\\d{1,6}")) throw outside(stamp);
        Instant sent = Instant.ofEpochMilli(Long.parseLong(stamp));
        Instant now = clock.instant();
        boolean early = !sent.isBefore(now.plus(MAX_AHEAD));
        boolean late = Duration.between(sent, now).toMillis() > Long.parseLong(window);
        if (early || late) throw outside(stamp);
    }

    private BybitError outside(String stamp) {
        return BybitError.of(
                10002,
                "invalid request, please check your server timestamp or recv_window param. req_timestamp[" + stamp
                        + "],server_timestamp[" + clock.millis() + "]");
    }
}
