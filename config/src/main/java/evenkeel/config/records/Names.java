package evenkeel.config.records;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How names are spelled in files, and which one was probably meant. */
public final class Names {
    private static final int FEWEST_ERRORS_ALLOWED = 2;
    private static final int LETTERS_PER_ERROR = 4;

    private Names() {}

    /** {@code minApyFilter} as {@code min_apy_filter}; a digit goes with the letters before it: {@code x10Fee}, {@code x10_fee}. */
    public static String snake(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** The known name that is nearest to what was written; empty when none is near. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String word = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(word, name)
                        <= Math.max(FEWEST_ERRORS_ALLOWED, lastWord(word).length() / LETTERS_PER_ERROR));
    }

    /** What a key is called within its group. */
    public static String lastWord(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** How many letters are to be added, removed or changed to come from one to the other. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) above[column] = column;
        for (int row = 1; row <= from.length(); row++) {
            int[] here = new int[to.length() + 1];
            here[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int changed = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(changed, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[to.length()];
    }
}
