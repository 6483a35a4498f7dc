package evenkeel.simulator.wire.binance;

import evenkeel.simulator.wire.TradingKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Names of user streams: one per key, good for an hour, longer when asked in time. */
final class ListenKeys {
    private static final Duration LIFE = Duration.ofMinutes(60);

    private final Map<String, Grant> grants = new LinkedHashMap<>();

    private record Grant(String account, String keyId, Instant until) {
        Grant until(Instant later) {
            return new Grant(account, keyId, later);
        }
    }

    /** The key's name if it has one that is still good, else a new one; good for an hour from now either way. */
    synchronized String open(TradingKey key, Instant now) {
        String name = nameOf(key).orElseGet(ListenKeys::fresh);
        grants.put(name, new Grant(key.account(), key.id(), now.plus(LIFE)));
        return name;
    }

    synchronized Optional<String> extend(TradingKey key, Instant now) {
        Optional<String> name = nameOf(key);
        name.ifPresent(found -> grants.computeIfPresent(found, (n, grant) -> grant.until(now.plus(LIFE))));
        return name;
    }

    synchronized void close(TradingKey key) {
        nameOf(key).ifPresent(grants::remove);
    }

    synchronized Optional<String> accountOf(String name) {
        return Optional.ofNullable(grants.get(name)).map(Grant::account);
    }

    /** Names whose hour is over; they are forgotten with this. */
    synchronized List<String> expire(Instant now) {
        var over = new ArrayList<String>(0);
        grants.forEach((name, grant) -> {
            if (!grant.until().isAfter(now)) over.add(name);
        });
        over.forEach(grants::remove);
        return over;
    }

    private Optional<String> nameOf(TradingKey key) {
        return grants.entrySet().stream()
                .filter(entry -> entry.getValue().keyId().equals(key.id()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String fresh() {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    }
}
