package evenkeel.config.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.config.keys.Setting;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The keys against the tables of the requirements, which lie beside the repository or not at all. */
class DocumentTest {
    private static final Path DOCUMENT = Path.of("..", "..", "shared", "requirements", "carry.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Cells that say in words what an annotation says as a value. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("empty", ""),
            Map.entry("local store name", ""),
            Map.entry("JSON-lines file", "logs/evenkeel.jsonl"),
            Map.entry("**true** as soon as both venues deliver liquidation prices", "true"));

    /** What is recommended in words only: it depends on the account or the market, so that the usual stays. */
    private static final List<String> UP_TO_YOU = List.of(
            "=",
            "true only when confirmed",
            "venue URL",
            "env",
            "unused",
            "36 if used",
            "tune per market",
            "tune",
            "e.g. 0.20",
            "as needed",
            "connection string");

    /** A row: its keys with what the document says is usual and recommended. */
    private record Documented(String usual, String recommended) {}

    @Test
    void every_key_of_the_document_is_there_with_its_default_and_its_recommendation() throws IOException {
        assumeTrue(Files.exists(DOCUMENT), "the requirements are not here");
        Map<String, Documented> documented = documented();

        List<String> names =
                CarryKeys.ALL.settings().stream().map(Setting::name).toList();
        assertThat(differences(documented)).isEmpty();
        assertThat(without(documented.keySet(), names))
                .as("in the document only")
                .isEmpty();
        assertThat(without(names, documented.keySet())).as("in no document").isEmpty();
    }

    private static List<String> differences(Map<String, Documented> documented) {
        var differences = new ArrayList<String>();
        for (Setting setting : CarryKeys.ALL.settings()) {
            Documented row = documented.getOrDefault(setting.name(), new Documented("", ""));
            String recommended = UP_TO_YOU.contains(row.recommended()) ? row.usual() : row.recommended();
            if (!agrees(setting.usual(), row.usual())) differences.add(setting + " has the default " + setting.usual());
            if (!agrees(setting.recommended(), recommended)) {
                differences.add(setting + " recommends " + setting.recommended());
            }
        }
        return differences;
    }

    private static boolean agrees(String said, String cell) {
        boolean isAnyList = cell.equals("metals, FX, index tickers") && said.contains(",");
        return isAnyList || possible(cell).contains(plain(said));
    }

    private static List<String> without(Collection<String> names, Collection<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    private static Map<String, Documented> documented() throws IOException {
        var rows = new LinkedHashMap<String, Documented>();
        String section = "";
        boolean inside = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("## ")) inside = line.startsWith("## 23.");
            if (!inside) continue;
            if (line.startsWith("### ")) section = sectionOf(line);
            if (line.startsWith("| `")) add(section, line, rows);
        }
        return rows;
    }

    /** One section in the heading is that of all its rows; several are written in the rows. */
    private static String sectionOf(String heading) {
        List<String> named = codes(heading);
        return named.size() == 1 ? named.getFirst() + "." : "";
    }

    private static void add(String section, String line, Map<String, Documented> rows) {
        String[] cells = line.split("\\|", -1);
        List<String> keys = names(section, cells[1]);
        String[] usual = values(cells[3], keys.size());
        String[] recommended = values(cells[4], keys.size());
        for (int i = 0; i < keys.size(); i++) rows.put(keys.get(i), new Documented(usual[i], recommended[i]));
    }

    /** {@code a.b / c} are a.b and a.c; {@code a.b / .c} are a.b and a.c too. */
    private static List<String> names(String section, String cell) {
        var names = new ArrayList<String>();
        String group = "";
        for (String word : codes(cell.replaceAll("\\(`[^`]*`\\)", ""))) {
            boolean continues = word.startsWith(".") || (!names.isEmpty() && !word.contains("."));
            String bare = word.startsWith(".") ? word.substring(1) : word;
            String name = continues ? group + bare : bare;
            group = name.contains(".") ? name.substring(0, name.lastIndexOf('.') + 1) : "";
            names.add(name);
        }
        return names.stream().map(name -> section + name).toList();
    }

    private static String[] values(String cell, int keys) {
        String[] parts = cell.strip().split(" / ", -1);
        String[] values = new String[keys];
        for (int i = 0; i < keys; i++) values[i] = parts.length == keys ? parts[i].strip() : cell.strip();
        return values;
    }

    /** A cell as it stands, and what its words mean. A secret that is empty is none. */
    private static List<String> possible(String cell) {
        String value = WORDS.getOrDefault(cell, cell);
        return value.isEmpty() ? List.of("", "none") : List.of(plain(value));
    }

    private static String plain(String value) {
        return value.matches("-?\\d+(\\.\\d+)?")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private static List<String> codes(String text) {
        var codes = new ArrayList<String>();
        Matcher code = CODE.matcher(text);
        while (code.find()) codes.add(code.group(1));
        return codes;
    }
}
