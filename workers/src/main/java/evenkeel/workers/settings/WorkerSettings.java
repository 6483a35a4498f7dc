package evenkeel.workers.settings;

import evenkeel.activities.venues.http.ApiKey;
import evenkeel.config.places.EnginePlace;
import evenkeel.config.places.HaltsPlace;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.places.VenuePlace;
import evenkeel.config.start.Checks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told, checked.
 *
 * @param symbols what may be traded, at every venue
 * @param bookingLag how long after its hour a venue may take to show a funding payment
 * @param patience how long a start waits for the engine, the ledger and the venues
 * @param endsWithInput whether the worker ends when its input does: whoever started it has gone
 */
public record WorkerSettings(
        EnginePlace engine,
        LedgerPlace ledger,
        HaltsPlace halts,
        List<VenueAccess> venues,
        List<String> symbols,
        LimitSettings limits,
        Duration bookingLag,
        Duration patience,
        boolean endsWithInput) {
    /** Venues have shown payments up to a minute late. */
    private static final Duration BOOKING_LAG = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A venue and our key to it. */
    public record VenueAccess(VenuePlace place, ApiKey key) {}

    /** Refuses with every mistake at once. */
    public static WorkerSettings read(WorkerKeys keys, Checks checks) {
        EnginePlace engine = EnginePlace.read(keys.engine(), checks);
        LedgerPlace ledger = LedgerPlace.read(keys.ledger(), checks);
        HaltsPlace halts = HaltsPlace.read(keys.halts(), checks);
        List<VenueAccess> venues = venues(keys, checks);
        List<String> symbols = checks.texts(
                "symbols",
                keys.symbols(),
                symbol -> symbol.matches("[A-Z][A-Z0-9]*"),
                "list what may be traded, such as [BTC, ETH]");
        List<String> names = venues.stream().map(venue -> venue.place().name()).toList();
        Optional<LimitSettings> limits = LimitSettings.read(keys.limits(), names, symbols, checks);
        Duration lag = bookingLag(keys, checks);
        WorkerKeys.Start start = Objects.requireNonNullElse(keys.start(), WorkerKeys.Start.NOTHING);
        Duration patience = checks.below("start")
                .duration("patience", start.patience(), PATIENCE, Duration.ofSeconds(1), Duration.ofMinutes(10));
        boolean endsWithInput = checks.below("start").flag("ends_with_input", start.endsWithInput(), false);
        checks.pass();
        return new WorkerSettings(
                engine, ledger, halts, venues, symbols, limits.orElseThrow(), lag, patience, endsWithInput);
    }

    private static List<VenueAccess> venues(WorkerKeys keys, Checks checks) {
        List<VenuePlace> places = VenuePlace.readAll(keys.venues(), checks);
        List<VenueAccess> venues = new ArrayList<>();
        for (VenuePlace place : places) {
            String written =
                    Objects.requireNonNull(keys.venues()).get(venues.size()).keyFile();
            venues.add(new VenueAccess(place, key(written, checks.below("venues[" + venues.size() + "]"))));
        }
        return venues;
    }

    /** The file holds {@code key:secret}. */
    private static ApiKey key(@Nullable String file, Checks checks) {
        String content = checks.secret("key_file", file);
        int colon = content.indexOf(':');
        if (colon <= 0 || colon == content.length() - 1) {
            if (!content.isEmpty()) checks.wrong("key_file", String.valueOf(file), "the file must hold key:secret");
            return new ApiKey("none", new byte[] {0});
        }
        byte[] secret = content.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
        return new ApiKey(content.substring(0, colon), secret);
    }

    private static Duration bookingLag(WorkerKeys keys, Checks above) {
        String written = keys.funding() == null ? null : keys.funding().bookingLag();
        return above.below("funding")
                .duration("booking_lag", written, BOOKING_LAG, Duration.ZERO, Duration.ofMinutes(30));
    }
}
