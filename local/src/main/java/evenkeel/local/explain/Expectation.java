package evenkeel.local.explain;

import evenkeel.config.yaml.Written;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What should come out, against what did. A number with a decimal point is compared at the digits that are written. */
final class Expectation {
    private static final List<String> UNKNOWN = List.of("unknown", "none");

    private final List<String> differences = new ArrayList<>();
    private int compared;

    private Expectation() {}

    /**
     * @param compared how many figures were expected
     * @param differences those that came out otherwise, in words
     */
    record Verdict(int compared, List<String> differences) {}

    static Verdict compare(Written expected, Map<String, @Nullable Object> tree) {
        var expectation = new Expectation();
        expectation.compare("", expected, tree);
        return new Verdict(expectation.compared, List.copyOf(expectation.differences));
    }

    private void compare(String name, Written expected, @Nullable Object was) {
        switch (expected) {
            case Written.Group group -> group(name, group, was);
            case Written.Rows rows -> rows(name, rows, was);
            case Written.Text text -> {
                compared++;
                if (!agrees(text.value().strip(), was)) differ(name, text.value(), was);
            }
        }
    }

    private void group(String name, Written.Group expected, @Nullable Object was) {
        if (!(was instanceof Map<?, ?> tree)) {
            differ(name, expected.words(), was);
            return;
        }
        expected.entries().forEach((word, below) -> {
            String path = name.isEmpty() ? word : name + "." + word;
            if (tree.containsKey(word)) {
                compare(path, below, tree.get(word));
            } else {
                compared++;
                differences.add(path + " is no figure of the answer");
            }
        });
    }

    private void rows(String name, Written.Rows expected, @Nullable Object was) {
        compared++; // how many there are counts too
        if (!(was instanceof List<?> rows) || rows.size() != expected.rows().size()) {
            differ(name, expected.words(), was);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            compare(name + "[" + i + "]", expected.rows().get(i), rows.get(i));
        }
    }

    private void differ(String name, String expected, @Nullable Object was) {
        differences.add(name + " should be " + expected + ", was " + (was == null ? "unknown" : was));
    }

    private static boolean agrees(String expected, @Nullable Object was) {
        if (was == null) return UNKNOWN.contains(expected);
        String figure = was.toString();
        if (!isNumber(expected) || !isNumber(figure)) return expected.equals(figure);
        var wanted = new BigDecimal(expected);
        var found = new BigDecimal(figure);
        boolean mayRound = wanted.scale() > 0;
        return (mayRound ? found.setScale(wanted.scale(), RoundingMode.HALF_EVEN) : found).compareTo(wanted) == 0;
    }

    private static boolean isNumber(String word) {
        return word.matches("[+-]?\\d+(\\.\\d+)?");
    }
}
