package evenkeel.config.keys;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that a key may have, as {@code >= 1}, {@code < 0}, {@code 1..250} or {@code 0 < x <= 100}. */
final class Range {
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern ONE_SIDED = Pattern.compile("(<=|<|>=|>) ?" + NUMBER);
    private static final Pattern FROM_TO = Pattern.compile(NUMBER + "\\.\\." + NUMBER);
    private static final Pattern BETWEEN = Pattern.compile(NUMBER + " (<=|<) x (<=|<) " + NUMBER);

    private final Optional<Bound> least;
    private final Optional<Bound> most;
    private final String words;

    private Range(Optional<Bound> least, Optional<Bound> most, String words) {
        this.least = least;
        this.most = most;
        this.words = words;
    }

    /** A limit, which belongs to the range or not. */
    private record Bound(BigDecimal limit, boolean included) {
        boolean admits(int comparison) {
            return comparison > 0 || (included && comparison == 0);
        }
    }

    static Range parse(String written) {
        if (written.isEmpty()) return new Range(Optional.empty(), Optional.empty(), "");
        Matcher oneSided = ONE_SIDED.matcher(written);
        if (oneSided.matches()) {
            Optional<Bound> bound = bound(oneSided.group(2), oneSided.group(1).endsWith("="));
            boolean isLeast = written.startsWith(">");
            return new Range(isLeast ? bound : Optional.empty(), isLeast ? Optional.empty() : bound, written);
        }
        Matcher fromTo = FROM_TO.matcher(written);
        if (fromTo.matches()) return new Range(bound(fromTo.group(1), true), bound(fromTo.group(2), true), written);
        Matcher between = BETWEEN.matcher(written);
        if (!between.matches()) throw new IllegalArgumentException("no range: " + written);
        return new Range(
                bound(between.group(1), between.group(2).equals("<=")),
                bound(between.group(4), between.group(3).equals("<=")),
                written);
    }

    boolean includes(BigDecimal value) {
        return least.map(bound -> bound.admits(value.compareTo(bound.limit()))).orElse(true)
                && most.map(bound -> bound.admits(bound.limit().compareTo(value)))
                        .orElse(true);
    }

    boolean isOpen() {
        return words.isEmpty();
    }

    /** Whether the range itself says how large a number may be. */
    boolean hasTop() {
        return most.isPresent();
    }

    @Override
    public String toString() {
        return words;
    }

    private static Optional<Bound> bound(String limit, boolean included) {
        return Optional.of(new Bound(new BigDecimal(limit), included));
    }
}
