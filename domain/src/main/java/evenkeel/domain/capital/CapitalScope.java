package evenkeel.domain.capital;

import evenkeel.domain.carry.CarryTerms;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whose capital it is: a strategy's or that of our account at a venue. Its text is its key in the ledger. */
public record CapitalScope(String key) {
    public static CapitalScope ofStrategy(String name) {
        return new CapitalScope("strategy:" + name);
    }

    public static CapitalScope ofAccount(String venue) {
        return new CapitalScope("account:" + venue);
    }

    /** Where a trade reserves, in the order in which everyone locks. */
    public static List<CapitalScope> of(CarryTerms terms) {
        return Stream.of(
                        ofAccount(terms.lead().venue()), ofAccount(terms.hedge().venue()), ofStrategy("carry"))
                .sorted(Comparator.comparing(CapitalScope::key))
                .toList();
    }

    @Override
    public String toString() {
        return key;
    }
}
