package evenkeel.domain.venue;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where a venue may be (S20): encrypted, unless it is on this machine; never where a cloud hands out its own secrets. */
public final class VenueAddress {
    private static final List<String> PLAIN = List.of("http", "ws");

    private VenueAddress() {}

    /** What speaks against the address; empty when nothing does. */
    public static Optional<String> objection(URI address) {
        String host = address.getHost() == null ? "" : address.getHost();
        if (host.startsWith("169.254.") || host.startsWith("[fe80") || host.equals("metadata.google.internal")) {
            return Optional.of("this is no venue, but where a cloud hands out secrets");
        }
        boolean plain = PLAIN.contains(String.valueOf(address.getScheme()));
        return plain && !isHere(host)
                ? Optional.of("only a venue on this machine may be asked without encryption")
                : Optional.empty();
    }

    /** By its spelling: asking a name server would let it decide. */
    public static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
