package evenkeel.activities.ledger;

import evenkeel.domain.carry.holding.HeldSnapshot;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How trades with settings stood, minute by minute, and what the next look needs of it. */
public interface HeldRows {
    /** Keeps all of them at once; one that is there already stays as it is. */
    void keep(List<HeldSnapshot> rows);

    /** What is known of a trade, for a look that has not seen it before; {@code points}: the last of its results. */
    Past past(String trade, int points);

    /**
     * What a trade's rows say.
     *
     * @param results total results a minute apart, oldest first
     * @param firstApy what the held direction earned a year in its first row
     */
    record Past(Optional<Usd> highWaterMark, List<Usd> results, Optional<BigDecimal> firstApy) {
        public static final Past NOTHING = new Past(Optional.empty(), List.of(), Optional.empty());

        public Past {
            results = List.copyOf(results);
        }
    }
}
