package evenkeel.activities.venues;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils what a venue said, by a seed: as a broken relay, another version of the venue or somebody with bad intent would. */
public final class Spoiler {
    private static final Pattern VALUE = Pattern.compile(
            "(?<=[:\\[,])\\s*(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"(?!\\s*:)|-?[0-9][0-9.eE+-]*|true|false|null)");
    private static final Pattern FIELD =
            Pattern.compile("\"(\\w+)\"\\s*:\\s*(\"[^\"]*+\"|-?[0-9][0-9.]*|true|false|null)");
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\"NaN\"",
            "\"-0\"",
            "-0",
            "\"1,5\"",
            "\"1e400\"",
            "1e400",
            "1e1000000000",
            "\"1e1000000000\"",
            "-1",
            "\"-1\"",
            "0",
            "\"0\"",
            "99999999999999999999999999",
            "\"99999999999999999999999999\"",
            "\"0.000000000000000000000000000000000000000000001\"",
            "0.1",
            "\"\\uD800\"",
            "\"\uD800\"",
            "\"\\u0661\"",
            "\"Infinity\"",
            "9223372036854775807",
            "\"0x10\"",
            "{\"a\":{\"a\":1}}",
            "[[[[1]]]]",
            "1.0",
            "1e3",
            "[".repeat(5_000),
            "\"" + "x".repeat(70_000) + "\"",
            "1".repeat(10_000));

    private final SplittableRandom dice;

    public Spoiler(long seed) {
        this.dice = new SplittableRandom(seed);
    }

    public String spoil(String text) {
        String spoilt = text;
        for (int i = dice.nextInt(3); i >= 0; i--) spoilt = once(spoilt);
        return spoilt;
    }

    private String once(String text) {
        if (text.isEmpty()) return "x";
        int at = dice.nextInt(text.length());
        return switch (dice.nextInt(8)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + dice.nextInt(4)));
            case 2 -> text.substring(0, at) + (char) dice.nextInt(0x2FF) + text.substring(at);
            case 3 -> text + text;
            case 4 -> twice(text);
            default -> replaced(text, ODD.get(dice.nextInt(ODD.size())));
        };
    }

    private String replaced(String text, String odd) {
        List<int[]> values = new ArrayList<>();
        Matcher found = VALUE.matcher(text);
        while (found.find()) values.add(new int[] {found.start(1), found.end(1)});
        if (values.isEmpty()) return odd;
        int[] value = values.get(dice.nextInt(values.size()));
        return text.substring(0, value[0]) + odd + text.substring(value[1]);
    }

    /** A field is there once more, with another value; whoever reads on believes one of the two. */
    private String twice(String text) {
        List<int[]> fields = new ArrayList<>();
        Matcher found = FIELD.matcher(text);
        while (found.find()) fields.add(new int[] {found.start(), found.start(1), found.end(1)});
        if (fields.isEmpty()) return text;
        int[] field = fields.get(dice.nextInt(fields.size()));
        String other = "\"" + text.substring(field[1], field[2]) + "\":" + (dice.nextBoolean() ? "\"7\"" : "7") + ",";
        return text.substring(0, field[0]) + other + text.substring(field[0]);
    }
}
