package evenkeel.config.records;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record as names and values: decimals are plain texts, what is unknown is nothing. */
public final class RecordTree {
    private RecordTree() {}

    /** Nested in the order of the components; names in snake_case. */
    public static Map<String, @Nullable Object> of(Record made) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        if (isVariant(made)) tree.put("kind", Names.snake(made.getClass().getSimpleName()));
        for (RecordComponent component : made.getClass().getRecordComponents()) {
            tree.put(Names.snake(component.getName()), node(Records.value(made, component)));
        }
        return tree;
    }

    private static @Nullable Object node(Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.isEmpty() ? null : node(maybe.get());
            case Iterable<?> all -> rows(all);
            case Boolean flag -> flag;
            case Integer count -> count;
            case Long count -> count;
            case Record inner when !Scalars.isScalar(inner.getClass()) -> of(inner);
            default -> Scalars.write(value);
        };
    }

    private static List<@Nullable Object> rows(Iterable<?> all) {
        var rows = new ArrayList<@Nullable Object>();
        for (Object row : all) rows.add(node(row));
        return rows;
    }

    /** One of several records that may stand in the same place. */
    private static boolean isVariant(Record made) {
        for (Class<?> above : made.getClass().getInterfaces()) {
            if (above.isSealed()) return true;
        }
        return false;
    }
}
