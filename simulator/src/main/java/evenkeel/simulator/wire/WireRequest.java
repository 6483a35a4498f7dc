package evenkeel.simulator.wire;

import java.util.Optional;
import java.util.function.Function;

/**
 * One request as it came over the wire: query and body are exactly what was sent, so that a signature can be checked.
 */
public record WireRequest(
        String method, String path, String query, String body, Function<String, Optional<String>> headers) {
    public Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** {@code GET /fapi/v1/ping}. */
    public String route() {
        return method + " " + path;
    }
}
