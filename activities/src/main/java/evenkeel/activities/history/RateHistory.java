package evenkeel.activities.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a hedge would have earned, as fractions a year: positive is ours. */
public interface RateHistory {
    /**
     * One value for each hour since then that both venues have a rate for, oldest first. Signed, gaps stay gaps, and hours
     * with a rate beyond all reason are left out (MD-8).
     *
     * @param bought the venue where the symbol is long
     * @param sold the venue where it is short
     */
    List<BigDecimal> netApy(String symbol, String bought, String sold, Instant since);
}
