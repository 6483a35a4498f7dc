package evenkeel.config.records;

import evenkeel.domain.code.Code;
import java.util.function.Function;

/** What a text turned out to be: a value, or nothing of the kind, and then how to write it. */
public sealed interface Reading<T> {
    record Value<T>(T value) implements Reading<T> {}

    record Refused<T>(Code code, String fix) implements Reading<T> {}

    static <T> Reading<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Reading<T> refused(Code code, String fix) {
        return new Refused<>(code, fix);
    }

    default <U> Reading<U> then(Function<T, Reading<U>> next) {
        return switch (this) {
            case Value<T> read -> next.apply(read.value());
            case Refused<T> not -> refused(not.code(), not.fix());
        };
    }
}
