package evenkeel.activities.ledger;

import evenkeel.domain.carry.scan.Cooldowns;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What scanning leaves behind: what was found and chosen, which symbols rest, and the best yield that there is. */
public interface Scans {
    /** Adds to what was found before: the counts grow, the figures are the last ones. */
    void add(List<Finding> findings);

    /** One for each symbol and reason that ever came, the last seen first. */
    List<Finding> findings();

    /** Keeps what was chosen, once. */
    void chose(Opportunity chosen);

    Optional<Opportunity> chosen(String trade);

    /** Counts a look that data or depth spoiled; a look that they did not lets the count begin again. */
    void looked(String symbol, boolean failed, Instant at);

    /** What the ledger remembers of each symbol that it has met. */
    Map<String, Past> pasts();

    /** The best that could be entered, in place of the one before. */
    void best(Best offer);

    Optional<Best> best();

    /** How often a reason came for a symbol. Measured and bound are of the check that decided, where it is about a number. */
    record Finding(
            String symbol,
            String code,
            long times,
            Instant first,
            Instant last,
            Optional<BigDecimal> measured,
            Optional<BigDecimal> bound,
            Optional<BigDecimal> netApy,
            Optional<Usd> totalEv) {
        public Finding and(Finding later) {
            return new Finding(
                    symbol,
                    code,
                    times + later.times,
                    first,
                    later.last,
                    later.measured,
                    later.bound,
                    later.netApy,
                    later.totalEv);
        }
    }

    /** The yield of a candidate that passed its validation. */
    record Best(String symbol, BigDecimal netApy, Optional<Usd> totalEv, Instant at) {}

    /**
     * When what happened to a symbol happened last.
     *
     * @param failuresInARow of looks, and of trades that were rejected before their first order
     * @param dryChoice when a dry run chose it: it rests then as if a trade had ended
     */
    record Past(
            Optional<Instant> closed,
            Optional<Instant> rotated,
            Optional<Instant> failed,
            int failuresInARow,
            Optional<Instant> lastFailure,
            Optional<Instant> dryChoice) {
        public static final Past NOTHING =
                new Past(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());

        /** The same in ages; a clock that is behind the ledger's makes none negative. */
        public Cooldowns.History at(Instant now, boolean hasTrade) {
            Optional<Instant> ended = closed.filter(
                            at -> dryChoice.filter(at::isBefore).isEmpty())
                    .or(() -> dryChoice);
            return new Cooldowns.History(
                    hasTrade,
                    ended.map(at -> age(at, now)),
                    rotated.map(at -> age(at, now)),
                    failed.map(at -> age(at, now)),
                    failuresInARow,
                    lastFailure.map(at -> age(at, now)));
        }

        private static Duration age(Instant at, Instant now) {
            return at.isAfter(now) ? Duration.ZERO : Duration.between(at, now);
        }
    }
}
