package evenkeel.simulator.wire.binance;

import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Who may ask: key, signature over the exact text that was sent, and the time at which it was. */
final class BinanceGuard {
    private static final long USUAL_WINDOW_MILLIS = 5_000;
    private static final long LARGEST_WINDOW_MILLIS = 60_000;
    private static final Duration MAX_AHEAD = Duration.ofSeconds(1);
    private static final long MICROS_FROM = 100_000_000_000_000L; // a larger timestamp counts microseconds
    private static final String SIGNATURE = "signature=";

    private final List<TradingKey> keys;
    private final InstantSource clock;

    BinanceGuard(List<TradingKey> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    TradingKey keyOf(WireRequest request) {
        String id = request.header("X-MBX-APIKEY").orElse("");
        if (!id.matches("[A-Za-z0-9_-]{3,128}")) throw BinanceError.badKeyFormat();
        return keys.stream().filter(key -> key.id().equals(id)).findFirst().orElseThrow(BinanceError::unknownKey);
    }

    TradingKey signerOf(WireRequest request, Params params) {
        TradingKey key = keyOf(request);
        Instant stamp = stamp(params);
        String signature = params.text("signature").orElseThrow(() -> BinanceError.missing("signature"));
        String payload = unsigned(request.query()) + unsigned(request.body());
        if (payload.contains(SIGNATURE) || !key.signed(payload, signature.toLowerCase(Locale.ROOT))) {
            throw BinanceError.of(-1022, "Signature for this request is not valid.");
        }
        checkTime(stamp, window(params));
        return key;
    }

    private void checkTime(Instant stamp, Duration window) {
        Instant now = clock.instant();
        if (!stamp.isBefore(now.plus(MAX_AHEAD))) {
            throw BinanceError.of(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        }
        if (Duration.between(stamp, now).compareTo(window) > 0) {
            throw BinanceError.of(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }

    private static Instant stamp(Params params) {
        long stamp = params.whole("timestamp").orElseThrow(() -> BinanceError.missing("timestamp"));
        return stamp < MICROS_FROM ? Instant.ofEpochMilli(stamp) : Instant.EPOCH.plus(stamp, ChronoUnit.MICROS);
    }

    private static Duration window(Params params) {
        if (!params.has("recvWindow")) return Duration.ofMillis(USUAL_WINDOW_MILLIS);
        long micros = params.decimal("recvWindow")
                .orElseThrow(() -> BinanceError.missing("recvWindow"))
                .movePointRight(3)
                .longValue();
        if (micros < 0 || micros > LARGEST_WINDOW_MILLIS * 1_000) {
            throw BinanceError.of(-1131, "recvWindow must be less than 60000.");
        }
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** The part without the signature, which has to be its last parameter. */
    private static String unsigned(String part) {
        if (part.startsWith(SIGNATURE) && part.indexOf('&') < 0) return "";
        int last = part.lastIndexOf('&');
        return last >= 0 && part.startsWith(SIGNATURE, last + 1) ? part.substring(0, last) : part;
    }
}
