package evenkeel.config.places;

import evenkeel.config.start.Checks;
import org.jspecify.annotations.Nullable;

/** Which Temporal server and which of its namespaces. */
public record EnginePlace(String address, String namespace) {
    /** The keys as they are written. */
    public record Written(
            @Nullable String address, @Nullable String namespace) {}

    public static EnginePlace read(@Nullable Written written, Checks above) {
        Checks checks = above.below("engine");
        String namespace = written == null || written.namespace() == null ? "default" : written.namespace();
        return new EnginePlace(
                checks.text(
                        "address",
                        written == null ? null : written.address(),
                        address -> address.matches("[^\\s/:]+:\\d{1,5}"),
                        "give host and port of the Temporal server, such as 127.0.0.1:7233"),
                checks.text("namespace", namespace, "give the namespace, usually default"));
    }
}
