package evenkeel.simulator.wire;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Decoded parameters of a query or a form. Of a repeated one the last counts; an empty one counts as not sent. */
public final class Params {
    private final Map<String, String> values;

    private Params(Map<String, String> values) {
        this.values = values;
    }

    public static Params of(String... encoded) {
        var values = new LinkedHashMap<String, String>();
        for (String part : encoded) read(part, values);
        return new Params(values);
    }

    public static Params of(Map<String, String> values) {
        return new Params(new LinkedHashMap<>(values));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    public boolean has(String name) {
        return text(name).isPresent();
    }

    /** Empty as well when it is no number. */
    public Optional<Long> whole(String name) {
        return text(name).filter(value -> value.matches("-?\\d{1,18}")).map(Long::valueOf);
    }

    public Optional<BigDecimal> decimal(String name) {
        return text(name)
                .filter(value -> value.matches("-?\\d{1,20}(\\.\\d{1,20})?"))
                .map(BigDecimal::new);
    }

    public boolean flag(String name) {
        return text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    private static void read(String encoded, Map<String, String> values) {
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign: the signature is over the text as sent, so nothing is lost
        }
    }
}
