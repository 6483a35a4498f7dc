package evenkeel.domain.carry.scan;

import static java.util.Comparator.comparing;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What the ranking looks at. */
public record Candidate(String symbol, Usd totalEv, BigDecimal breakevenHours) {
    /** The most profitable first, then the one that pays back sooner, then by name. */
    public static final Comparator<Candidate> RANKING = comparing(Candidate::totalEv)
            .reversed()
            .thenComparing(Candidate::breakevenHours)
            .thenComparing(Candidate::symbol);

    private static final int VALIDATED = 3;

    /** The few that are looked at again by fresh books, best first; the first that passes is entered. */
    public static List<Candidate> toValidate(Collection<Candidate> accepted) {
        return accepted.stream().sorted(RANKING).limit(VALIDATED).toList();
    }
}
