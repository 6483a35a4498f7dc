package evenkeel.domain.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Settings as nobody wrote them, as recommended, or with a few keys written: what the annotations alone say. */
public record Profile(boolean isRecommended, Map<String, String> written) {
    public static final Profile USUAL = new Profile(false, Map.of());
    public static final Profile RECOMMENDED = new Profile(true, Map.of());

    /** Key, value, key, value … */
    public Profile with(String... keysAndValues) {
        var more = new LinkedHashMap<>(written);
        for (int at = 0; at < keysAndValues.length; at += 2) more.put(keysAndValues[at], keysAndValues[at + 1]);
        return new Profile(isRecommended, more);
    }

    /** A record of keys, or one of such records. */
    public <R extends Record> R of(Class<R> type) {
        Object[] values = Stream.of(type.getRecordComponents()).map(this::value).toArray();
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private Object value(RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        if (key == null) return of(component.getType().asSubclass(Record.class));

        String standard = isRecommended && !key.recommended().isEmpty() ? key.recommended() : key.usual();
        return parse(component.getGenericType(), written.getOrDefault(key.value(), standard), key.unit());
    }

    private static Object parse(Type type, String text, Unit unit) {
        if (type instanceof ParameterizedType of) {
            if (of.getRawType() == Set.class) return words(text);
            if (text.equals("none")) return Optional.empty();
            return Optional.of(parse(of.getActualTypeArguments()[0], text, unit));
        }
        if (type == int.class) return Integer.valueOf(text);
        if (type == boolean.class) return text.equals("true");
        if (type == BigDecimal.class) return new BigDecimal(text);
        if (type == Duration.class) return duration(new BigDecimal(text), unit);
        if (type instanceof Class<?> word && word.isEnum()) return constant(word, text);
        return wrapped((Class<?>) type, text);
    }

    private static Duration duration(BigDecimal number, Unit unit) {
        Duration one = switch (unit) {
            case MILLISECONDS -> Duration.ofMillis(1);
            case SECONDS -> Duration.ofSeconds(1);
            case MINUTES -> Duration.ofMinutes(1);
            case HOURS -> Duration.ofHours(1);
            case DAYS -> Duration.ofDays(1);
            default -> throw new IllegalArgumentException(unit + " is no time");
        };
        return Duration.ofNanos(
                number.multiply(BigDecimal.valueOf(one.toNanos())).longValueExact());
    }

    private static Object constant(Class<?> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow();
    }

    private static Object wrapped(Class<?> type, String text) {
        try {
            return type.getDeclaredConstructor(BigDecimal.class).newInstance(new BigDecimal(text));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static Set<String> words(String text) {
        var words = new TreeSet<String>();
        for (String each : text.split(",", -1)) if (!each.isBlank()) words.add(each.strip());
        return words;
    }
}
