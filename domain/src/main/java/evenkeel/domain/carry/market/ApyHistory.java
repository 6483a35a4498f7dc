package evenkeel.domain.carry.market;

import static java.time.temporal.ChronoUnit.HOURS;

import evenkeel.domain.money.HourlyRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a direction would have earned, hour by hour and signed. Gaps stay gaps. */
public final class ApyHistory {
    private ApyHistory() {}

    /** One value for each full hour that both venues know, oldest first. */
    public static List<BigDecimal> of(Direction direction, List<HourRate> lighter, List<HourRate> x10) {
        SortedMap<Instant, HourlyRate> atX10 = byHour(x10);
        var history = new ArrayList<BigDecimal>();
        byHour(lighter)
                .forEach((hour, rate) -> Optional.ofNullable(atX10.get(hour))
                        .map(other -> NetFunding.held(direction, rate, other).netApy())
                        .ifPresent(history::add));
        return List.copyOf(history);
    }

    private static SortedMap<Instant, HourlyRate> byHour(List<HourRate> rates) {
        var hours = new TreeMap<Instant, HourlyRate>();
        for (HourRate each : rates) {
            if (each.hour().equals(each.hour().truncatedTo(HOURS))) hours.put(each.hour(), each.rate());
        }
        return hours;
    }
}
