package evenkeel.activities.trading;

import evenkeel.domain.carry.CarryTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a trade's direction would have earned a year, one signed value for each hour that both venues know, oldest first. */
@FunctionalInterface
public interface NetApys {
    /** After {@code since}, up to and including {@code until}. */
    List<BigDecimal> of(CarryTerms terms, Instant since, Instant until);
}
