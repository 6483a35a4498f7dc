package evenkeel.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Rows under their heads, each column as wide as it needs to be. What is not known is a dash, never a zero. */
final class Columns {
    static final String NOTHING = "-";

    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... heads) {
        rows.add(List.of(heads));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    List<String> lines() {
        int columns = rows.getFirst().size();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                line.append(cell).append(" ".repeat(widest(i) - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** The lines with an empty one after them, or nothing where there are no rows. */
    List<String> paragraph() {
        List<String> paragraph = new ArrayList<>();
        if (isEmpty()) return paragraph;
        paragraph.addAll(lines());
        paragraph.add("");
        return paragraph;
    }

    private int widest(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    static String text(JsonNode value) {
        String text = value.asText("");
        return text.isEmpty() || value.isNull() || value.isMissingNode() ? NOTHING : text;
    }

    /** To the second. */
    static String time(JsonNode value) {
        return text(value).replaceFirst("\\.\\d+", "");
    }

    static String percent(JsonNode fraction) {
        if (text(fraction).equals(NOTHING)) return NOTHING;
        return rounded(new BigDecimal(fraction.asText()).movePointRight(2), 2) + " %";
    }

    static String rounded(JsonNode number, int digits) {
        return text(number).equals(NOTHING) ? NOTHING : rounded(new BigDecimal(number.asText()), digits);
    }

    private static String rounded(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
}
