package evenkeel.workflows.durable;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Settings as they are kept with a trade: flat, each key by its public name, in the key's unit, as a text. What an old trade
 * lacks is as usual; what it has besides is skipped. So keys may come and go while trades live.
 */
public final class KeptKeys {
    private static final String NONE = "none";

    private KeptKeys() {}

    /** Every key of the settings, in the order of their records. */
    public static Map<String, String> write(Record settings) {
        var keys = new LinkedHashMap<String, String>();
        write(settings, keys);
        return keys;
    }

    /** The settings that these keys say, the others as usual. */
    public static <R extends Record> R read(Class<R> type, Map<String, String> keys) {
        List<Object> values = Stream.of(type.getRecordComponents())
                .map(component -> read(component, type, keys))
                .toList();
        return make(type, values);
    }

    /** The keys whose recommended value is not the usual one, with that value. */
    public static Map<String, String> recommended(Class<? extends Record> type) {
        var keys = new LinkedHashMap<String, String>();
        recommend(type, keys);
        return keys;
    }

    private static void recommend(Class<?> type, Map<String, String> keys) {
        for (RecordComponent component : type.getRecordComponents()) {
            Key key = component.getAnnotation(Key.class);
            if (key == null) recommend(component.getType(), keys);
            else if (!key.recommended().isEmpty()) keys.put(name(type, key), key.recommended());
        }
    }

    private static void write(Record settings, Map<String, String> keys) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value = value(settings, component);
            Key key = component.getAnnotation(Key.class);
            if (key == null) write((Record) value, keys);
            else keys.put(name(settings.getClass(), key), text(value, key.unit()));
        }
    }

    private static Object read(RecordComponent component, Class<?> type, Map<String, String> keys) {
        Key key = component.getAnnotation(Key.class);
        if (key == null) return read(component.getType().asSubclass(Record.class), keys);
        String text = keys.getOrDefault(name(type, key), key.usual());
        return parse(component.getGenericType(), text.strip(), key.unit());
    }

    private static String name(Class<?> type, Key key) {
        Section section = type.getAnnotation(Section.class);
        if (section == null) throw new IllegalArgumentException(type + " is no section");
        return section.value().isEmpty() ? key.value() : section.value() + "." + key.value();
    }

    private static String text(Object value, Unit unit) {
        return switch (value) {
            case Optional<?> maybe -> maybe.map(inner -> text(inner, unit)).orElse(NONE);
            case Duration length ->
                new BigDecimal(length.toNanos())
                        .divide(nanos(unit))
                        .stripTrailingZeros()
                        .toPlainString();
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Usd dollars -> text(dollars.value(), unit);
            case Set<?> words ->
                String.join(", ", words.stream().map(String::valueOf).toList());
            default -> value.toString();
        };
    }

    private static Object parse(Type type, String text, Unit unit) {
        if (type instanceof ParameterizedType of) {
            if (of.getRawType() == Set.class) return words(text);
            return text.equals(NONE)
                    ? Optional.empty()
                    : Optional.of(parse(of.getActualTypeArguments()[0], text, unit));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Duration.class) {
            return Duration.ofNanos(new BigDecimal(text).multiply(nanos(unit)).longValueExact());
        }
        if (plain == BigDecimal.class) return Decimals.normal(new BigDecimal(text));
        if (plain == Usd.class) return Usd.of(text);
        if (plain == int.class) return Integer.valueOf(text);
        if (plain == boolean.class) return Boolean.valueOf(text);
        if (plain.isEnum()) return constant(plain, text);
        throw new IllegalArgumentException(type + " is no value of a key");
    }

    private static Set<String> words(String text) {
        var words = new LinkedHashSet<String>();
        for (String word : text.split(",", -1)) {
            if (!word.isBlank()) words.add(word.strip());
        }
        return words;
    }

    private static Object constant(Class<?> type, String word) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no " + type.getSimpleName()));
    }

    private static BigDecimal nanos(Unit unit) {
        Duration one = switch (unit) {
            case MILLISECONDS -> Duration.ofMillis(1);
            case SECONDS -> Duration.ofSeconds(1);
            case MINUTES -> Duration.ofMinutes(1);
            case HOURS -> Duration.ofHours(1);
            case DAYS -> Duration.ofDays(1);
            default -> throw new IllegalArgumentException(unit + " is no unit of time");
        };
        return BigDecimal.valueOf(one.toNanos());
    }

    private static Object value(Record settings, RecordComponent component) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static <R> R make(Class<R> type, List<Object> values) {
        var types = new ArrayList<Class<?>>();
        for (RecordComponent component : type.getRecordComponents()) types.add(component.getType());
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " refuses what was kept", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
