package evenkeel.config.keys;

import evenkeel.config.secret.SecretPlace;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One key as its annotation says it. */
public final class Setting {
    static final String NONE = "none";

    private final String section;
    private final String name;
    private final Key key;
    private final Type type;
    private final Range range;

    private Setting(String section, String name, Key key, Type type, Range range) {
        this.section = section;
        this.name = name;
        this.key = key;
        this.type = type;
        this.range = range;
    }

    static Setting of(Section section, RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        if (key == null) throw new IllegalArgumentException(component + " of a section has no key");
        String name = section.value().isEmpty() ? key.value() : section.value() + "." + key.value();
        return new Setting(section.value(), name, key, component.getGenericType(), rangeOf(key, component));
    }

    /** Empty for the top level. */
    public String section() {
        return section;
    }

    /** With its section: {@code trading.max_open_trades}. */
    public String name() {
        return name;
    }

    /** What holds when nobody writes it. */
    public String usual() {
        return key.usual();
    }

    /** What the recommended profile says; often the usual. */
    public String recommended() {
        return key.recommended().isEmpty() ? key.usual() : key.recommended();
    }

    public Unit unit() {
        return key.unit();
    }

    /** In words; empty when every value will do. */
    public String allowed() {
        return range.toString();
    }

    public String why() {
        return key.why();
    }

    /** Why it changes nothing, as it is told to who writes it; empty for a key that works. */
    public String idle() {
        return key.idle().isEmpty() ? "" : "without effect: " + key.idle();
    }

    /** What one writes. */
    public String kind() {
        String words = switch (unit()) {
            case FRACTION, LARGE_FRACTION -> "fraction of 1";
            case PERCENT -> "percentage, 35 is 35 %";
            case USD -> "US dollars";
            case BASIS_POINTS -> "basis points";
            case MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS -> unit().name().toLowerCase(Locale.ROOT);
            case COUNT -> "whole number";
            case FACTOR -> "number";
            case SWITCH -> "true or false";
            case CHOICE -> String.join(" or ", choices());
            case TEXT -> isSecret() ? "secret, as file:PATH or env:NAME" : "text";
            case SET -> "list of words";
        };
        return mayBeAbsent() ? words + ", or none" : words;
    }

    /** The variable that fills it. */
    public String variable() {
        return Sources.PREFIX + name.toUpperCase(Locale.ROOT).replace(".", "__");
    }

    public boolean isSecret() {
        return type() == SecretPlace.class;
    }

    public boolean isList() {
        return Collection.class.isAssignableFrom(type());
    }

    boolean isSet() {
        return type() == Set.class;
    }

    /** The word {@code none} is one of its values. */
    public boolean mayBeAbsent() {
        return type instanceof ParameterizedType of && of.getRawType() == Optional.class;
    }

    /** Of its value; of what may be absent, when it is there. */
    public Class<?> type() {
        Type inner = mayBeAbsent() ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        return (Class<?>) (inner instanceof ParameterizedType of ? of.getRawType() : inner);
    }

    boolean admits(BigDecimal number) {
        return range.includes(number);
    }

    /** A fraction of 1 or more is a percentage by mistake, unless the key's own row allows it. */
    boolean looksLikePercent(BigDecimal number) {
        boolean allowed = range.hasTop() && range.includes(number);
        return unit() == Unit.FRACTION && number.compareTo(BigDecimal.ONE) >= 0 && !allowed;
    }

    boolean looksLikeFraction(BigDecimal number) {
        return unit() == Unit.PERCENT && number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0;
    }

    @Override
    public String toString() {
        return name;
    }

    private List<String> choices() {
        if (!type().isEnum()) return List.of("text");
        return Stream.of(type().getEnumConstants())
                .map(word -> SettingReader.write(this, word))
                .toList();
    }

    /** A length, a count and a share are never negative; where a range is given, it says so itself. */
    private static Range rangeOf(Key key, RecordComponent component) {
        Range given = Range.parse(key.range());
        if (!given.isOpen()) return given;
        if (key.unit() == Unit.FRACTION) return Range.parse("0 <= x < 1");
        if (key.unit() == Unit.PERCENT) return Range.parse("0..100");
        boolean isCount = List.of(int.class, Duration.class).contains(component.getType());
        return isCount ? Range.parse(">= 0") : given;
    }
}
