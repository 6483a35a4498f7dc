package evenkeel.config.records;

import evenkeel.domain.code.Code;
import evenkeel.domain.money.Decimals;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values that are one word. Numbers are plain decimals: no sign of a unit, no separators, no NaN. */
public final class Scalars {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,60}(\\.\\d{1,60})?([eE][+-]?\\d{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");

    private Scalars() {}

    /** Whether a value of the type is written as one word. */
    public static boolean isScalar(Class<?> type) {
        return type == BigDecimal.class
                || type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class
                || type == boolean.class
                || type == Boolean.class
                || type == String.class
                || type == Duration.class
                || type == Instant.class
                || type.isEnum()
                || isWrapper(type);
    }

    /** A value of the type, whose documented word may be in small letters. */
    @SuppressWarnings("unchecked") // one branch per type
    public static <T> Reading<T> read(Class<T> type, String written) {
        return (Reading<T>) any(type, written.strip());
    }

    /** As the same value would be written. */
    public static String write(Object value) {
        return switch (value) {
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Record wrapper
            when isWrapper(wrapper.getClass()) -> write(Records.values(wrapper).getFirst());
            default -> value.toString();
        };
    }

    /** A record of one value that is called so, such as a price. */
    static boolean isWrapper(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length != 1) return false;
        RecordComponent only = type.getRecordComponents()[0];
        return only.getName().equals("value") && (only.getType() == BigDecimal.class || only.getType() == String.class);
    }

    private static Reading<?> any(Class<?> type, String written) {
        if (type == String.class) return Reading.of(written);
        if (written.isEmpty()) return wrong("write a value");
        if (type == BigDecimal.class) return decimal(written);
        if (type == int.class || type == Integer.class) return whole(written);
        if (type == long.class || type == Long.class) return whole(written).then(n -> Reading.of((long) n));
        if (type == boolean.class || type == Boolean.class) return flag(written);
        if (type == Duration.class) return duration(written);
        if (type == Instant.class) return instant(written);
        if (type.isEnum()) return word(type, written);
        if (isWrapper(type)) return wrapped(type, written);
        throw new IllegalArgumentException(type + " is not written as one word");
    }

    private static Reading<BigDecimal> decimal(String written) {
        if (!DECIMAL.matcher(written).matches()) return wrong("write a plain number such as 0.35" + hint(written));
        try {
            return Reading.of(Decimals.normal(new BigDecimal(written)));
        } catch (IllegalArgumentException e) {
            return wrong("write a number with fewer digits");
        }
    }

    private static String hint(String written) {
        if (written.endsWith("%")) return ", without the sign";
        if (written.contains(",")) return ", with a point";
        return "";
    }

    private static Reading<Integer> whole(String written) {
        if (!WHOLE.matcher(written).matches()) return wrong("write a whole number");
        return Reading.of(Integer.valueOf(written));
    }

    private static Reading<Boolean> flag(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "true" -> Reading.of(true);
            case "false" -> Reading.of(false);
            default -> wrong("write true or false");
        };
    }

    private static Reading<Duration> duration(String written) {
        try {
            return Reading.of(Duration.parse(written));
        } catch (DateTimeParseException e) {
            return wrong("write a duration such as PT30S or PT48H");
        }
    }

    private static Reading<Instant> instant(String written) {
        try {
            return Reading.of(Instant.parse(written));
        } catch (DateTimeParseException e) {
            return wrong("write an instant in UTC such as 2026-01-31T10:00:00Z");
        }
    }

    private static Reading<Object> word(Class<?> type, String written) {
        var words = new ArrayList<String>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            if (name.equalsIgnoreCase(written)) return Reading.of(constant);
            words.add(name);
        }
        return Reading.refused(Code.CFG_UNKNOWN_WORD, "write " + oneOf(words));
    }

    private static String oneOf(List<String> words) {
        return words.size() == 1 ? words.getFirst() : "one of " + String.join(", ", words);
    }

    private static Reading<Object> wrapped(Class<?> type, String written) {
        return any(type.getRecordComponents()[0].getType(), written).then(value -> {
            try {
                return Reading.of(Records.make(type, List.of(value)));
            } catch (IllegalArgumentException e) {
                return wrong(String.valueOf(e.getMessage()));
            }
        });
    }

    private static <T> Reading<T> wrong(String fix) {
        return Reading.refused(Code.CFG_WRONG_TYPE, fix);
    }
}
