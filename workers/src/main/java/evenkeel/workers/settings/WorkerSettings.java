package evenkeel.workers.settings;

import evenkeel.activities.venues.access.VenueAccess;
import evenkeel.config.carry.CarryFile;
import evenkeel.config.carry.Safety;
import evenkeel.config.keys.Settings;
import evenkeel.config.places.EnginePlace;
import evenkeel.config.places.HaltsPlace;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.start.Checks;
import evenkeel.config.start.Mistakes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a worker is told, checked.
 *
 * @param keys every key of carry
 * @param symbols what may be traded, at every venue
 * @param bookingLag how long after its hour a venue may take to show a funding payment
 * @param patience how long a start waits for the engine, the ledger and the venues
 * @param endsWithInput whether the worker ends when its input does: whoever started it has gone
 */
public record WorkerSettings(
        Settings keys,
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

    /** Refuses with every mistake at once, those of the file of keys among them. */
    public static WorkerSettings read(WorkerKeys keys, CarryFile file, Checks checks) {
        Mistakes mistakes = new Mistakes();
        Settings carryKeys = file.read(mistakes);
        EnginePlace engine = EnginePlace.read(keys.engine(), checks);
        LedgerPlace ledger = LedgerPlace.read(keys.ledger(), checks);
        HaltsPlace halts = HaltsPlace.read(keys.halts(), checks);
        List<VenueAccess> venues = VenueAccess.readAll(keys.venues(), checks);
        Safety.checkVenues(carryKeys, venues.stream().map(VenueAccess::place).toList(), mistakes);
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
        checks.add(mistakes);
        checks.pass();
        return new WorkerSettings(
                carryKeys, engine, ledger, halts, venues, symbols, limits.orElseThrow(), lag, patience, endsWithInput);
    }

    private static Duration bookingLag(WorkerKeys keys, Checks above) {
        String written = keys.funding() == null ? null : keys.funding().bookingLag();
        return above.below("funding")
                .duration("booking_lag", written, BOOKING_LAG, Duration.ZERO, Duration.ofMinutes(30));
    }
}
