package evenkeel.config.records;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Records by their components. */
public final class Records {
    private Records() {}

    /**
     * A record of these values, in the order of its components.
     *
     * @throws IllegalArgumentException what the record itself says against them
     */
    public static <R> R make(Class<R> type, List<?> values) {
        try {
            return constructor(type).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException said) throw said;
            throw new IllegalStateException(type + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    /** What the components hold, in their order. */
    public static List<Object> values(Record made) {
        var values = new ArrayList<Object>();
        for (RecordComponent component : made.getClass().getRecordComponents()) values.add(value(made, component));
        return values;
    }

    static Object value(Record made, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true); // a record may be its package's own
            return component.getAccessor().invoke(made);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    static <R> Constructor<R> constructor(Class<R> type) {
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is no record", e);
        }
    }
}
