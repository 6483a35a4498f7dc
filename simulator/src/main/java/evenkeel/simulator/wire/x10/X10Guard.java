package evenkeel.simulator.wire.x10;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who may ask: a key in a header, and any client that says what it is. Orders are signed besides. */
final class X10Guard {
    private final List<X10Key> keys;

    X10Guard(List<X10Key> keys) {
        this.keys = List.copyOf(keys);
    }

    X10Key caller(Function<String, Optional<String>> headers) {
        return known(headers).orElseThrow(X10Error::unauthorised);
    }

    Optional<X10Key> known(Function<String, Optional<String>> headers) {
        Optional<String> id = headers.apply("X-Api-Key");
        return keys.stream()
                .filter(key -> id.filter(key.id()::equals).isPresent())
                .findFirst();
    }

    static boolean isNameless(Function<String, Optional<String>> headers) {
        return headers.apply("User-Agent").filter(name -> !name.isBlank()).isEmpty();
    }
}
