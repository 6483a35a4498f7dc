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

    /** Where a trade reserves, wherever it may come to stand; in the order in which everyone locks. */
    public static List<CapitalScope> of(CarryTerms terms) {
        Stream<CapitalScope> accounts = terms.reach().stream().map(leg -> ofAccount(leg.venue()));
        return Stream.concat(accounts, Stream.of(ofStrategy("carry")))
                .sorted(Comparator.comparing(CapitalScope::key))
                .toList();
    }

    @Override
    public String toString() {
        return key;
    }
}
