package evenkeel.activities.venues.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parameters in the order in which they are signed and sent, percent-encoded once. */
public record Query(String encoded) {
    public static final Query NONE = new Query("");

    /** Names and values in turn. */
    public static Query of(String... namesAndValues) {
        Query query = NONE;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query = query.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return query;
    }

    public Query with(String name, String value) {
        String pair = percent(name) + "=" + percent(value);
        return new Query(encoded.isEmpty() ? pair : encoded + "&" + pair);
    }

    public Query with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** RFC 3986: the form encoding differs from it in these three. */
    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
