package evenkeel.local.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and values for people, nested by indentation. */
final class Outline {
    private static final String STEP = "  ";

    private final List<String> lines = new ArrayList<>();

    private Outline() {}

    static List<String> lines(Map<String, ? extends @Nullable Object> tree) {
        var outline = new Outline();
        outline.add("", tree);
        return outline.lines;
    }

    private void add(String indent, Map<?, ?> tree) {
        int width = tree.keySet().stream()
                .mapToInt(name -> name.toString().length())
                .max()
                .orElse(1);
        tree.forEach((name, value) -> {
            switch (value) {
                case Map<?, ?> below -> {
                    lines.add(indent + name);
                    add(indent + STEP, below);
                }
                case List<?> rows
                when holdsTrees(rows) -> {
                    lines.add(indent + name);
                    for (Object row : rows) lines.add(indent + STEP + "- " + inLine(row));
                }
                case null, default -> lines.add((indent + "%-" + width + "s  %s").formatted(name, inLine(value)));
            }
        });
    }

    private static boolean holdsTrees(List<?> rows) {
        return !rows.isEmpty() && rows.getFirst() instanceof Map<?, ?>;
    }

    private static String inLine(@Nullable Object value) {
        return switch (value) {
            case null -> "unknown";
            case Map<?, ?> tree ->
                String.join(
                        ", ",
                        tree.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + inLine(entry.getValue()))
                                .toList());
            case List<?> rows ->
                "[" + String.join(", ", rows.stream().map(Outline::inLine).toList()) + "]";
            default -> value.toString();
        };
    }
}
