package evenkeel.config.places;

import evenkeel.config.start.Checks;
import evenkeel.domain.venue.VenueAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A venue by its name in the ledger, the protocol it speaks and its two addresses.
 *
 * @param environment which of the venue's worlds this is; the addresses must be of it (F65)
 * @param egress the address that the venue sees us at: processes that share it share one rate limit
 * @param prices where the book comes from that orders are priced by
 * @param allowance how many tokens of that limit are ours; empty for what the venue publishes
 * @param facts what is known of it better than its documents tell
 */
public record VenuePlace(
        String name,
        Dialect dialect,
        Environment environment,
        URI rest,
        URI stream,
        String egress,
        Prices prices,
        Optional<Integer> allowance,
        VenueFacts facts) {
    /** The keys as they are written. */
    public record Written(
            @Nullable String name,
            @Nullable String dialect,
            @Nullable String environment,
            @Nullable String rest,
            @Nullable String stream,
            @Nullable String egress,
            @Nullable String prices,
            @Nullable String allowance,
            @Nullable String keyFile,
            @Nullable String keyEnv,
            @Nullable String account,
            @Nullable String maxLeverage,
            @Nullable String rights,
            @Nullable String readLag,
            @Nullable String fundingKept,
            @Nullable String chain,
            @Nullable String orderLife,
            @Nullable String rateHours,
            @Nullable String changeIsReceived,
            @Nullable String maxFee,
            @Nullable String flatWithoutBalance) {
        /** Not a group of their own: below an element of a list the binder finds no unknown keys in groups. */
        VenueFacts.Written facts() {
            return new VenueFacts.Written(
                    readLag, fundingKept, chain, orderLife, rateHours, changeIsReceived, maxFee, flatWithoutBalance);
        }
    }

    private static final int MOST_TOKENS = 1_000_000;

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
        Dialect dialect = dialect(written.dialect() == null ? name : written.dialect(), checks);
        Environment environment = environment(written.environment(), checks);
        URI rest = checks.address("rest", written.rest(), "https", "http");
        URI stream = checks.address("stream", written.stream(), "wss", "ws");
        verify("rest", rest, environment, dialect, checks);
        verify("stream", stream, environment, dialect, checks);
        String egress = written.egress() == null ? "main" : written.egress();
        int allowance = checks.count("allowance", written.allowance(), 0, 1, MOST_TOKENS);
        return new VenuePlace(
                name,
                dialect,
                environment,
                rest,
                stream,
                checks.text("egress", egress, text -> text.length() <= 100, "name the address that venues see us at"),
                prices(written.prices(), checks),
                allowance == 0 ? Optional.empty() : Optional.of(allowance),
                VenueFacts.read(written.facts(), dialect, checks));
    }

    private static void verify(String key, URI address, Environment environment, Dialect dialect, Checks checks) {
        if (address.equals(Checks.NOWHERE)) return; // told already
        VenueAddress.objection(address)
                .or(() -> environment.objection(dialect, address))
                .ifPresent(why -> checks.wrong(key, address.toString(), why));
    }

    private static Environment environment(@Nullable String written, Checks checks) {
        if (written == null) return Environment.PAPER;
        for (Environment environment : Environment.values()) {
            if (environment.name().equals(written.toUpperCase(Locale.ROOT))) return environment;
        }
        checks.wrong("environment", written, "choose one of " + Arrays.toString(Environment.values()));
        return Environment.PAPER;
    }

    private static Prices prices(@Nullable String written, Checks checks) {
        if (written == null) return Prices.READ;
        for (Prices prices : Prices.values()) {
            if (prices.name().equals(written.toUpperCase(Locale.ROOT))) return prices;
        }
        checks.wrong("prices", written, "choose one of " + Arrays.toString(Prices.values()));
        return Prices.READ;
    }

    private static Dialect dialect(String written, Checks checks) {
        for (Dialect dialect : Dialect.values()) {
            if (dialect.name().equals(written.toUpperCase(Locale.ROOT))) return dialect;
        }
        checks.wrong("dialect", written, "choose one of " + Arrays.toString(Dialect.values()));
        return Dialect.BINANCE;
    }
}
