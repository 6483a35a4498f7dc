package evenkeel.activities.venues.budget;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a venue counts calls, as data: one line per call, {@code method path | weight}. A call that is not listed weighs one.
 *
 * @param allowance what the venue grants by its own documents
 * @param counter reads the venue's own count out of an answer's headers
 */
public record RateTerms(Allowance allowance, Map<String, Integer> weights, Counter counter) {
    /** What an answer's headers say; a header that is missing is empty. */
    public interface Counter {
        Count of(Function<String, Optional<String>> header);
    }

    /** How much of the window is used, when the venue says so, and how long it wants to be left alone. */
    public record Count(Optional<Integer> used, Duration quiet) {
        public static final Count SILENT = new Count(Optional.empty(), Duration.ZERO);
    }

    public RateTerms {
        weights = Map.copyOf(weights);
    }

    public static RateTerms parse(Allowance allowance, String lines, Counter counter) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String line : lines.strip().split("\n", -1)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length != 2) throw new IllegalArgumentException("a line of weights has two cells: " + line);
            weights.put(cells[0].strip(), Integer.valueOf(cells[1].strip()));
        }
        return new RateTerms(allowance, weights, counter);
    }

    /** What is ours of the allowance: so many tokens, or all of it. */
    public Allowance ours(Optional<Integer> tokens) {
        return tokens.map(allowance::withTokens).orElse(allowance);
    }

    public int weight(String method, String path) {
        return weights.getOrDefault(method + " " + path, 1);
    }

    /** A count out of a header, when it is one. */
    public static Optional<Integer> number(Optional<String> header) {
        return header.filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf);
    }
}
