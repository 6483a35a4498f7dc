package evenkeel.domain.carry.scan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The yield that a held trade is compared with: of the best validated candidate whose symbol is not open. */
public final class BestApy {
    private static final Duration REFRESHED = Duration.ofSeconds(30);

    private BestApy() {}

    /** How old an answer may be that a trade is compared with: what was seen longer ago is not known any more. */
    public static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    /** A candidate that passed its validation. */
    public record Validated(String symbol, BigDecimal netApy) {}

    /** Whether to look again: no trade that may be left yet, no question. */
    public static boolean isDue(Optional<Duration> sinceLast, boolean isAnyPastMinHold) {
        boolean isOld = sinceLast.filter(age -> age.compareTo(REFRESHED) < 0).isEmpty();
        return isAnyPastMinHold && isOld;
    }

    /** Of candidates in the order of their ranking; empty when all of them are open already. */
    public static Optional<BigDecimal> of(List<Validated> ranked, Set<String> openSymbols) {
        return ranked.stream()
                .filter(each -> !openSymbols.contains(each.symbol()))
                .map(Validated::netApy)
                .findFirst();
    }
}
