package evenkeel.activities.history;

import java.time.Instant;
import java.util.List;

/** The rates of full hours, each written down once (FUND-7): what a venue said first stays. */
public interface Rates extends RateHistory {
    /** Those that were not known before; the same rates a second time change nothing. Answers how many were new. */
    int record(List<RecordedRate> rates);

    /** The beginnings of all hours since then that are recorded, oldest first. */
    List<Instant> hours(String symbol, String venue, Instant since);
}
