package evenkeel.config.places;

import evenkeel.config.start.Checks;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A venue by its name in the ledger, the protocol it speaks and its two addresses. */
public record VenuePlace(String name, Dialect dialect, URI rest, URI stream) {
    /** The keys as they are written. */
    public record Written(
            @Nullable String name,
            @Nullable String dialect,
            @Nullable String rest,
            @Nullable String stream,
            @Nullable String keyFile) {}

    public static List<VenuePlace> readAll(@Nullable List<Written> written, Checks checks) {
        List<Written> all = Objects.requireNonNullElse(written, List.of());
        if (all.isEmpty()) checks.wrong("venues", "", "list at least one venue");
        List<VenuePlace> places = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Written one : all) {
            VenuePlace place = read(one, checks.below("venues[" + places.size() + "]"));
            if (!names.add(place.name())) checks.wrong("venues", place.name(), "name each venue once");
            places.add(place);
        }
        return places;
    }

    private static VenuePlace read(Written written, Checks checks) {
        String name = checks.text(
                "name", written.name(), value -> value.matches("[a-z][a-z0-9]*"), "give a name of small letters");
        String dialect = written.dialect() == null ? name : written.dialect();
        return new VenuePlace(
                name,
                dialect(dialect, checks),
                checks.address("rest", written.rest(), "https", "http"),
                checks.address("stream", written.stream(), "wss", "ws"));
    }

    private static Dialect dialect(String written, Checks checks) {
        for (Dialect dialect : Dialect.values()) {
            if (dialect.name().equals(written.toUpperCase(Locale.ROOT))) return dialect;
        }
        checks.wrong("dialect", written, "choose one of " + Arrays.toString(Dialect.values()));
        return Dialect.BINANCE;
    }
}
