package evenkeel.config.places;

import evenkeel.config.secret.Secret;
import evenkeel.config.start.Checks;
import evenkeel.domain.venue.VenueAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which Temporal server, which of its namespaces, and what both sides prove to each other (S8).
 *
 * @param tls empty for a server on this machine that is spoken to in the clear
 * @param apiKey who we are for a server that goes by keys; never sent in the clear
 */
public record EnginePlace(String address, String namespace, Optional<EngineTls> tls, Optional<Secret> apiKey) {
    /** The keys as they are written. */
    public record Written(
            @Nullable String address,
            @Nullable String namespace,
            @Nullable String tls,
            @Nullable String rootCertificate,
            @Nullable String certificate,
            @Nullable String keyFile,
            @Nullable String apiKeyFile) {}

    /** In the clear, for a server that this machine has started itself. */
    public static EnginePlace here(String address) {
        if (!isHere(address))
            throw new IllegalArgumentException("only this machine is spoken to in the clear, was " + address);
        return new EnginePlace(address, "default", Optional.empty(), Optional.empty());
    }

    public static EnginePlace read(@Nullable Written written, Checks above) {
        Checks checks = above.below("engine");
        Written keys = Objects.requireNonNullElse(written, new Written(null, null, null, null, null, null, null));
        String address = checks.text(
                "address",
                keys.address(),
                text -> text.matches("[^\\s/:]+:\\d{1,5}"),
                "give host and port of the Temporal server, such as 127.0.0.1:7233");
        Optional<Secret> apiKey =
                Optional.ofNullable(keys.apiKeyFile()).map(file -> checks.secret("api_key_file", file));
        return new EnginePlace(
                address,
                checks.text(
                        "namespace",
                        keys.namespace() == null ? "default" : keys.namespace(),
                        "give the namespace, usually default"),
                tls(address, keys, checks),
                apiKey);
    }

    /** Elsewhere it is always there; here it is when it is asked for, or when something is named that needs it. */
    private static Optional<EngineTls> tls(String address, Written keys, Checks checks) {
        boolean needed = !isHere(address) || EngineTls.isNamed(keys) || keys.apiKeyFile() != null;
        boolean wanted = checks.flag("tls", keys.tls(), needed);
        if (needed && !wanted) {
            checks.wrong(
                    "tls",
                    "false",
                    "only an engine on this machine, without key or certificate, is spoken to in the clear");
        }
        return wanted ? Optional.of(EngineTls.read(keys, checks)) : Optional.empty();
    }

    private static boolean isHere(String address) {
        return VenueAddress.isHere(address.replaceFirst(":\\d+$", ""));
    }
}
