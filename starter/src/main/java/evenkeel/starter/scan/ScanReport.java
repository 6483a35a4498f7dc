package evenkeel.starter.scan;

import evenkeel.activities.ledger.Scans.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why is nothing being opened: how often each reason came, and the last one of every symbol. Any thread may ask. */
public final class ScanReport {
    private final Map<Verdict.Reason, Long> counts = new EnumMap<>(Verdict.Reason.class);
    private final Map<String, Verdict> last = new LinkedHashMap<>();
    private final Map<String, Finding> untold = new LinkedHashMap<>();
    private long passes;
    private @Nullable Instant lastPass;

    /** As it was when asked. */
    public record Seen(long passes, Optional<Instant> lastPass, Map<Verdict.Reason, Long> counts, List<Verdict> last) {}

    synchronized void add(Verdict verdict) {
        counts.merge(verdict.reason(), 1L, Long::sum);
        last.put(verdict.symbol(), verdict);
        untold.merge(verdict.symbol() + " " + verdict.reason(), finding(verdict), Finding::and);
    }

    synchronized void passed(Instant at) {
        passes++;
        lastPass = at;
    }

    public synchronized Seen seen() {
        return new Seen(passes, Optional.ofNullable(lastPass), new EnumMap<>(counts), List.copyOf(last.values()));
    }

    /** What came since this was asked last. */
    synchronized List<Finding> news() {
        var news = new ArrayList<>(untold.values());
        untold.clear();
        return news;
    }

    private static Finding finding(Verdict verdict) {
        return new Finding(
                verdict.symbol(),
                verdict.reason().name(),
                1,
                verdict.at(),
                verdict.at(),
                verdict.measured(),
                verdict.limit(),
                verdict.netApy(),
                verdict.totalEv());
    }
}
