package evenkeel.starter.scan;

import evenkeel.activities.history.RateHistory;
import evenkeel.domain.carry.market.Direction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** By the rates that were written down, as many hours back as the forecast looks. They change once an hour, and are kept for minutes. */
public final class RecordedApy implements ApyHistories {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final ScanRules rules;
    private final RateHistory rates;
    private final InstantSource clock;
    private final Map<String, Read> read = new HashMap<>();

    public RecordedApy(ScanRules rules, RateHistory rates, InstantSource clock) {
        this.rules = rules;
        this.rates = rates;
        this.clock = clock;
    }

    private record Read(List<BigDecimal> hours, Instant at) {}

    @Override
    public synchronized List<BigDecimal> of(String symbol, Direction direction) {
        Instant now = clock.instant();
        String asked = symbol + " " + direction;
        Read known = read.get(asked);
        if (known != null && now.isBefore(known.at().plus(KEPT))) return known.hours();

        Instant since = now.minus(Duration.ofHours(rules.scan().forecast().lookbackHours()));
        Pair pair = rules.pair();
        List<BigDecimal> hours =
                rates.netApy(symbol, pair.venue(direction.buys()), pair.venue(direction.sells()), since);
        read.put(asked, new Read(hours, now));
        return hours;
    }
}
