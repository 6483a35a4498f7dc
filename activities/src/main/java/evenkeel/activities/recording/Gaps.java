package evenkeel.activities.recording;

import evenkeel.domain.funding.FundingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Hours that are not recorded, in stretches that one request may ask for. Newest first: they are needed first. */
final class Gaps {
    private Gaps() {}

    /** From the beginning of its first hour to the end of its last. */
    record Gap(Instant since, Instant until) {}

    static List<Gap> of(List<Instant> recorded, Instant from, Instant to, FundingCalendar calendar, Duration longest) {
        Set<Instant> known = new HashSet<>(recorded);
        List<Gap> gaps = new ArrayList<>();
        Instant end = calendar.lastUntil(to, 1);
        Instant open = end; // the end of the gap that grows
        for (Instant hour = end.minus(calendar.hour()); !hour.isBefore(from); hour = hour.minus(calendar.hour())) {
            Instant after = hour.plus(calendar.hour());
            if (known.contains(hour)) {
                if (open.isAfter(after)) gaps.add(new Gap(after, open));
                open = hour;
            } else if (!Duration.between(hour, open).minus(longest).isNegative()) {
                gaps.add(new Gap(hour, open));
                open = hour;
            }
        }
        Instant first = calendar.lastUntil(from.minusMillis(1), 1).plus(calendar.hour());
        if (open.isAfter(first)) gaps.add(new Gap(first, open));
        return gaps;
    }
}
