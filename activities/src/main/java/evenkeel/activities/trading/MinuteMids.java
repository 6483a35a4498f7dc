package evenkeel.activities.trading;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** §10.6: the mids of held legs over the last hour, one a minute, as this process has seen them; a new process begins anew. */
public final class MinuteMids {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, NavigableMap<Instant, Price>> byMarket = new HashMap<>();

    /** The first one of a minute counts. */
    public synchronized void saw(Leg leg, Price mid, Instant at) {
        NavigableMap<Instant, Price> mids = mids(leg);
        mids.putIfAbsent(at.truncatedTo(ChronoUnit.MINUTES), mid);
        mids.headMap(at.minus(HOUR)).clear();
    }

    /** Oldest first, since the last minute in which nobody looked: over a gap no return is one of a minute. */
    public synchronized List<Price> of(Leg leg, Instant now) {
        NavigableMap<Instant, Price> mids = mids(leg).tailMap(now.minus(HOUR), true);
        Instant since = now.truncatedTo(ChronoUnit.MINUTES);
        if (!mids.containsKey(since)) since = since.minus(MINUTE); // this minute may not have been looked at yet
        if (!mids.containsKey(since)) return List.of();
        while (mids.containsKey(since.minus(MINUTE))) since = since.minus(MINUTE);
        return List.copyOf(mids.tailMap(since, true).values());
    }

    private NavigableMap<Instant, Price> mids(Leg leg) {
        return byMarket.computeIfAbsent(leg.venue() + "/" + leg.symbol(), market -> new TreeMap<>());
    }
}
