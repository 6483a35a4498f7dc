package evenkeel.config.keys;

import evenkeel.config.records.Reading;
import evenkeel.config.records.Scalars;
import evenkeel.config.secret.SecretPlace;
import evenkeel.config.start.Mistakes;
import evenkeel.config.yaml.Written;
import evenkeel.config.yaml.YamlFile;
import evenkeel.domain.code.Code;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a written value means for a key: its type, its unit, its range. */
final class SettingReader {
    private static final Map<Unit, Long> NANOS = Map.of(
            Unit.MILLISECONDS, 1_000_000L,
            Unit.SECONDS, 1_000_000_000L,
            Unit.MINUTES, 60_000_000_000L,
            Unit.HOURS, 3_600_000_000_000L,
            Unit.DAYS, 86_400_000_000_000L);

    private SettingReader() {}

    /** A value of the component's own type. */
    static Reading<Object> read(Setting setting, Written written) {
        if (setting.isList()) return list(setting, written);
        if (!(written instanceof Written.Text text)) return wrong("write one value");
        if (!setting.mayBeAbsent()) return one(setting, text.value());
        if (text.value().strip().equals(Setting.NONE)) return Reading.of(Optional.empty());
        return one(setting, text.value()).then(value -> Reading.of(Optional.of(value)));
    }

    /** A value as an annotation says it: of a list, all its words in one text. */
    static Reading<Object> readText(Setting setting, Written.Text written) {
        return read(setting, setting.isList() ? rows(written) : written);
    }

    /** As it would be written in a file. */
    static String write(Setting setting, Object value) {
        return switch (value) {
            case Optional<?> maybe when maybe.isEmpty() -> Setting.NONE;
            case Optional<?> maybe -> write(setting, maybe.get());
            case Duration length ->
                new BigDecimal(length.toNanos())
                        .divide(new BigDecimal(nanos(setting)))
                        .stripTrailingZeros()
                        .toPlainString();
            case Iterable<?> words -> "[" + String.join(", ", texts(words)) + "]";
            case Enum<?> word -> isSmall(setting.usual()) ? word.name().toLowerCase(Locale.ROOT) : word.name();
            case SecretPlace place -> place.toString();
            default -> Scalars.write(value);
        };
    }

    private static Reading<Object> one(Setting setting, String text) {
        Class<?> type = setting.type();
        if (setting.isSecret()) return secret(text);
        if (type == Duration.class) {
            return number(setting, text).then(number -> length(number, nanos(setting)));
        }
        if (type == BigDecimal.class) return number(setting, text).then(Reading::of);
        Reading<?> read = Scalars.read(type, text);
        return read.then(value -> isNumber(value)
                ? number(setting, text).then(number -> Reading.of((Object) value))
                : Reading.of((Object) value));
    }

    private static Reading<Object> length(BigDecimal number, long unit) {
        try {
            return Reading.of(
                    Duration.ofNanos(number.multiply(new BigDecimal(unit)).longValueExact()));
        } catch (ArithmeticException e) {
            return wrong("write a length of whole nanoseconds, below 292 years");
        }
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number || (value instanceof Record && !(value instanceof SecretPlace));
    }

    private static Reading<BigDecimal> number(Setting setting, String text) {
        return Scalars.read(BigDecimal.class, text).then(number -> {
            if (setting.looksLikePercent(number)) {
                return Reading.refused(
                        Code.CFG_WRONG_UNIT,
                        "this is a fraction of 1; if %s %% is meant, write %s"
                                .formatted(
                                        number.toPlainString(),
                                        number.movePointLeft(2).toPlainString()));
            }
            if (setting.looksLikeFraction(number)) {
                return Reading.refused(
                        Code.CFG_WRONG_UNIT,
                        "this is a percentage; if a share of %s is meant, write %s"
                                .formatted(
                                        number.toPlainString(),
                                        number.movePointRight(2)
                                                .stripTrailingZeros()
                                                .toPlainString()));
            }
            if (!setting.admits(number)) {
                return Reading.refused(Code.CFG_OUT_OF_RANGE, "allowed is " + setting.allowed());
            }
            return Reading.of(number);
        });
    }

    private static Reading<Object> secret(String text) {
        if (text.isBlank()) return wrong("name its place, file:PATH (mode 0400) or env:NAME");
        Optional<SecretPlace> place = SecretPlace.parse(text.strip());
        if (place.isPresent()) return Reading.of(place.get());
        return Reading.refused(
                Code.CFG_SECRET_WRITTEN, "name its place, file:PATH (mode 0400) or env:NAME; it is not shown here");
    }

    private static Reading<Object> list(Setting setting, Written written) {
        if (!(written instanceof Written.Rows rows)) return wrong("write a list such as [ETH, BTC]");
        var words = new ArrayList<String>();
        for (Written row : rows.rows()) {
            if (!(row instanceof Written.Text word) || word.value().isBlank()) {
                return wrong("write a list of words such as [ETH, BTC]");
            }
            words.add(word.value().strip());
        }
        return Reading.of(
                setting.isSet() ? Collections.unmodifiableSet(new LinkedHashSet<>(words)) : List.copyOf(words));
    }

    /** {@code [ETH, BTC]}, {@code ["ETH"]}, {@code ETH, BTC} or nothing. */
    static Written rows(Written.Text written) {
        String text = written.value().strip();
        String list = text.startsWith("[") ? text : "[" + text + "]";
        var mistakes = new Mistakes();
        Optional<Written> read = YamlFile.parse("", "list: " + list, mistakes)
                .flatMap(group -> group.entries().values().stream().findFirst());
        boolean isList = mistakes.isEmpty() && read.isPresent() && read.get() instanceof Written.Rows;
        return isList ? new Written.Rows(written.place(), ((Written.Rows) read.get()).rows()) : written;
    }

    private static boolean isSmall(String word) {
        return word.equals(word.toLowerCase(Locale.ROOT));
    }

    private static long nanos(Setting setting) {
        Long nanos = NANOS.get(setting.unit());
        if (nanos == null) throw new IllegalArgumentException(setting + " is a length of no unit of time");
        return nanos;
    }

    private static List<String> texts(Iterable<?> words) {
        var texts = new ArrayList<String>();
        for (Object word : words) texts.add(String.valueOf(word));
        return texts;
    }

    private static Reading<Object> wrong(String fix) {
        return Reading.refused(Code.CFG_WRONG_TYPE, fix);
    }
}
