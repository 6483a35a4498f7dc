package evenkeel.config.records;

import evenkeel.config.start.Mistakes;
import evenkeel.config.start.Place;
import evenkeel.config.yaml.Written;
import evenkeel.domain.code.Code;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a record of what was written below its names in snake_case. Every component must be written, except an optional
 * one; a small record may be a list of its components in their order, such as {@code [100.05, 3]} for a level of a book.
 */
public final class RecordReader {
    private static final Set<String> ABSENT = Set.of("", "none", "unknown");

    private final Mistakes mistakes;

    public RecordReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The record; empty when something is wrong, which the mistakes then say with its line. */
    public <R extends Record> Optional<R> read(Class<R> type, String name, Written written) {
        return record(type, name, written);
    }

    private Optional<?> any(Type type, String name, Written written) {
        if (type instanceof ParameterizedType of) return generic(of, name, written);
        Class<?> plain = (Class<?>) type;
        if (Scalars.isScalar(plain)) return scalar(plain, name, written);
        if (plain.isSealed() && plain.isInterface()) return variant(plain, name, written);
        if (plain.isRecord()) return record(plain, name, written);
        throw new IllegalArgumentException(name + " is a " + plain + ", which is not read from a file");
    }

    private Optional<?> generic(ParameterizedType type, String name, Written written) {
        Type inner = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class) {
            boolean absent = written instanceof Written.Text text
                    && ABSENT.contains(text.value().strip());
            return absent
                    ? Optional.of(Optional.empty())
                    : any(inner, name, written).flatMap(value -> Optional.of(Optional.of(value)));
        }
        boolean isCollection = Collection.class.isAssignableFrom((Class<?>) type.getRawType());
        if (!isCollection)
            throw new IllegalArgumentException(name + " is a " + type + ", which is not read from a file");
        if (!(written instanceof Written.Rows rows)) return wrong(name, written, "write a list such as [1, 2]");
        var all = new ArrayList<Object>();
        for (int i = 0; i < rows.rows().size(); i++) {
            any(inner, name + "[" + i + "]", rows.rows().get(i)).ifPresent(all::add);
        }
        if (all.size() < rows.rows().size()) return Optional.empty();
        boolean isSet = type.getRawType() == Set.class;
        return Optional.of(isSet ? Collections.unmodifiableSet(new LinkedHashSet<>(all)) : List.copyOf(all));
    }

    private Optional<?> scalar(Class<?> type, String name, Written written) {
        if (!(written instanceof Written.Text text)) return wrong(name, written, "write one value");
        return switch (Scalars.read(type, text.value())) {
            case Reading.Value<?> read -> Optional.of(read.value());
            case Reading.Refused<?> not -> {
                mistakes.add(not.code(), text.place(), name, text.value(), not.fix());
                yield Optional.empty();
            }
        };
    }

    /** One of several records: the key {@code kind} says which. */
    private Optional<?> variant(Class<?> type, String name, Written written) {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        for (Class<?> kind : type.getPermittedSubclasses()) kinds.put(Names.snake(kind.getSimpleName()), kind);
        String fix = "write kind: and one of " + String.join(", ", kinds.keySet());
        if (!(written instanceof Written.Group group)) return wrong(name, written, fix);
        String word = Optional.ofNullable(group.entries().get("kind"))
                .map(Written::words)
                .orElse("");
        Class<?> kind = kinds.get(word);
        if (kind == null) return wrong(name, group, fix);
        var rest = new LinkedHashMap<>(group.entries());
        rest.remove("kind");
        return record(kind, name, new Written.Group(group.place(), rest));
    }

    private <R> Optional<R> record(Class<R> type, String name, Written written) {
        RecordComponent[] components = type.getRecordComponents();
        Optional<Map<String, Written>> below = below(components, name, written);
        if (below.isEmpty()) return Optional.empty();
        tellUnknown(components, name, below.get());
        var values = new ArrayList<Object>();
        for (RecordComponent component : components) {
            component(component, name, written.place(), below.get()).ifPresent(values::add);
        }
        return values.size() < components.length ? Optional.empty() : made(type, name, written, values);
    }

    /** What stands below each name. */
    private Optional<Map<String, Written>> below(RecordComponent[] components, String name, Written written) {
        if (written instanceof Written.Group group) return Optional.of(group.entries());
        boolean fits = written instanceof Written.Rows rows && rows.rows().size() == components.length;
        if (!fits) {
            wrong(name, written, "write " + String.join(", ", names(components)) + " below it");
            return Optional.empty();
        }
        var below = new LinkedHashMap<String, Written>();
        List<Written> rows = ((Written.Rows) written).rows();
        for (int i = 0; i < components.length; i++) below.put(names(components).get(i), rows.get(i));
        return Optional.of(below);
    }

    private Optional<?> component(RecordComponent component, String above, Place place, Map<String, Written> below) {
        String name = Names.snake(component.getName());
        Written written = below.get(name);
        if (written != null) return any(component.getGenericType(), above + "." + name, written);
        if (component.getType() == Optional.class) return Optional.of(Optional.empty());
        mistakes.add(Code.CFG_MISSING, place, above + "." + name, "", "it is needed, write it");
        return Optional.empty();
    }

    private <R> Optional<R> made(Class<R> type, String name, Written written, List<Object> values) {
        try {
            return Optional.of(Records.make(type, values));
        } catch (IllegalArgumentException e) {
            mistakes.add(Code.CFG_KEYS_DISAGREE, written.place(), name, "", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void tellUnknown(RecordComponent[] components, String above, Map<String, Written> below) {
        List<String> known = names(components);
        below.forEach((name, written) -> {
            if (known.contains(name)) return;
            String fix = Names.nearest(name, known)
                    .map(near -> "there is no such name, did you mean " + near + "?")
                    .orElse("there is no such name, there are " + String.join(", ", known));
            mistakes.add(Code.CFG_UNKNOWN_KEY, written.place(), above + "." + name, written.words(), fix);
        });
    }

    private Optional<Object> wrong(String name, Written written, String fix) {
        mistakes.add(Code.CFG_WRONG_TYPE, written.place(), name, written.words(), fix);
        return Optional.empty();
    }

    private static List<String> names(RecordComponent[] components) {
        return Stream.of(components)
                .map(component -> Names.snake(component.getName()))
                .toList();
    }
}
