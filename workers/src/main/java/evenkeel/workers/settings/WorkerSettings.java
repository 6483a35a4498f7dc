package evenkeel.workers.settings;

import evenkeel.activities.venues.http.AccountRules;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.config.places.EnginePlace;
import evenkeel.config.places.Environment;
import evenkeel.config.places.HaltsPlace;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.places.VenuePlace;
import evenkeel.config.secret.Secret;
import evenkeel.config.start.Checks;
import evenkeel.domain.gate.GateCeilings;
import evenkeel.domain.venue.VenueAddress;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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

    /** A venue, our key to it and what the account must be. */
    public record VenueAccess(VenuePlace place, ApiKey key, AccountRules account) {}

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
            VenuePlace.Written written = Objects.requireNonNull(keys.venues()).get(venues.size());
            Checks here = checks.below("venues[" + venues.size() + "]");
            venues.add(new VenueAccess(place, key(written, here), account(place, written, here)));
        }
        return venues;
    }

    /** Named by file or by environment variable; either holds {@code key:secret}. */
    private static ApiKey key(VenuePlace.Written written, Checks checks) {
        boolean byVariable = written.keyEnv() != null && written.keyFile() == null;
        String from = byVariable ? "key_env" : "key_file";
        Secret content = byVariable
                ? checks.secretOf(from, String.valueOf(written.keyEnv()))
                : checks.secret(from, written.keyFile());
        Secret signing = content.after(':');
        String id = content.publicPartBefore(':');
        try {
            if (!id.isEmpty() && !signing.isEmpty()) return new ApiKey(id, signing.copy());
            if (!content.isEmpty()) checks.wrong(from, "what it names", "it must hold key:secret");
            return new ApiKey("none", new byte[] {0});
        } finally {
            signing.forget();
            content.forget();
        }
    }

    /** With real money the account is named: a key of another one must not trade (F65). */
    private static AccountRules account(VenuePlace place, VenuePlace.Written written, Checks checks) {
        if (place.environment() == Environment.LIVE && written.account() == null) {
            checks.wrong("account", "", "name the account that the venue knows this key by");
        }
        BigDecimal leverage = checks.decimal(
                "max_leverage",
                written.maxLeverage(),
                "10",
                value -> value.compareTo(BigDecimal.ONE) >= 0 && value.compareTo(GateCeilings.LEVERAGE) <= 0,
                "give a leverage from 1 to " + GateCeilings.LEVERAGE);
        Optional<URI> rights = Optional.ofNullable(written.rights())
                .map(address -> checks.address("rights", address, "https", "http"));
        rights.flatMap(VenueAddress::objection)
                .ifPresent(why -> checks.wrong("rights", String.valueOf(written.rights()), why));
        return new AccountRules(Optional.ofNullable(written.account()), leverage, rights);
    }

    private static Duration bookingLag(WorkerKeys keys, Checks above) {
        String written = keys.funding() == null ? null : keys.funding().bookingLag();
        return above.below("funding")
                .duration("booking_lag", written, BOOKING_LAG, Duration.ZERO, Duration.ofMinutes(30));
    }
}
