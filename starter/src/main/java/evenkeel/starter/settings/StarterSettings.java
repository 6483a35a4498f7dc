package evenkeel.starter.settings;

import evenkeel.config.carry.CarryFile;
import evenkeel.config.carry.Safety;
import evenkeel.config.keys.Settings;
import evenkeel.config.places.EnginePlace;
import evenkeel.config.places.HaltsPlace;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.places.VenuePlace;
import evenkeel.config.start.Checks;
import evenkeel.config.start.Mistakes;
import evenkeel.domain.carry.CarryForm;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.Usd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a starter is told, checked.
 *
 * @param keys every key of carry
 * @param tokenFile holds what callers of the API must show; made when it is not there
 * @param dryEquity what a dry run takes each account to hold
 * @param watchTimeout after how long without a beat a watch counts as lost
 * @param patience how long a start waits for the engine and the ledger
 */
public record StarterSettings(
        String mode,
        Settings keys,
        Path tokenFile,
        EnginePlace engine,
        LedgerPlace ledger,
        HaltsPlace halts,
        List<VenuePlace> venues,
        CarryStrategy carry,
        FundingCalendar calendar,
        Optional<Usd> dryEquity,
        Duration watchTimeout,
        Duration patience) {
    private static final String DRY_RUN = "dry_run";

    /** What the ledger's money is in each of them. */
    private static final Map<String, LedgerMode> MODES = new TreeMap<>(Map.of(
            "demo", LedgerMode.PAPER, "paper", LedgerMode.PAPER, DRY_RUN, LedgerMode.DRY_RUN, "live", LedgerMode.LIVE));

    /** Whether is only computed what would be started. */
    public boolean isDryRun() {
        return mode.equals(DRY_RUN);
    }

    /** What its trades have in common. */
    public CarryForm form(KeptSettings kept) {
        return new CarryForm(carry.lead(), carry.hedge(), calendar.hour(), carry.rules(), kept);
    }

    public LedgerMode ledgerMode() {
        return Objects.requireNonNull(MODES.get(mode));
    }

    /** Refuses with every mistake at once, those of the file of keys among them. */
    public static StarterSettings read(StarterKeys keys, CarryFile file, Checks checks) {
        Mistakes mistakes = new Mistakes();
        Settings carryKeys = file.read(mistakes);
        String mode = mode(keys, carryKeys, checks);
        String token = checks.text("token_file", keys.tokenFile(), "name the file that holds the token of the API");
        EnginePlace engine = EnginePlace.read(keys.engine(), checks);
        LedgerPlace ledger = LedgerPlace.read(keys.ledger(), checks);
        HaltsPlace halts = HaltsPlace.read(keys.halts(), checks);
        List<VenuePlace> venues = VenuePlace.readAll(keys.venues(), checks);
        if (!mode.equals(DRY_RUN)) Safety.checkVenues(carryKeys, venues, mistakes);
        Optional<CarryStrategy> carry = CarryStrategy.read(
                keys.carry(), venues.stream().map(VenuePlace::name).toList(), checks);
        Duration hour = length(
                checks,
                "funding",
                "hour",
                keys.funding() == null ? null : keys.funding().hour(),
                "PT1H",
                "PT1S",
                "PT1H");
        Optional<Usd> dryEquity = dryEquity(keys, mode, checks);
        // three beats in it: thousands of trades beat every forty seconds
        Duration watch = length(
                checks,
                "watch",
                "timeout",
                keys.watch() == null ? null : keys.watch().timeout(),
                "PT120S",
                "PT3S",
                "PT10M");
        Duration patience = length(
                checks,
                "start",
                "patience",
                keys.start() == null ? null : keys.start().patience(),
                "PT30S",
                "PT1S",
                "PT10M");
        checks.add(mistakes);
        checks.pass();
        return new StarterSettings(
                mode,
                carryKeys,
                Path.of(token),
                engine,
                ledger,
                halts,
                venues,
                carry.orElseThrow(),
                new FundingCalendar(hour),
                dryEquity,
                watch,
                patience);
    }

    private static Optional<Usd> dryEquity(StarterKeys keys, String mode, Checks above) {
        String written = keys.dryRun() == null ? null : keys.dryRun().equity();
        if (written == null) return Optional.empty();
        Checks checks = above.below("dry_run");
        if (!mode.equals(DRY_RUN)) checks.wrong("equity", written, "only a dry run assumes one, its mode is dry_run");
        return Optional.of(new Usd(checks.decimal(
                "equity", written, "1", usd -> usd.signum() > 0, "give what each account is taken to hold in USD")));
    }

    /** Real orders are switched on by {@code live_trading} alone; a mode that is written has to agree. */
    private static String mode(StarterKeys keys, Settings carryKeys, Checks checks) {
        boolean live = carryKeys
                .find("live_trading")
                .filter(held -> held.shown().equals("true"))
                .isPresent();
        String mode = keys.mode() == null ? (live ? "live" : "paper") : keys.mode();
        checks.text("mode", mode, MODES::containsKey, "give one of " + MODES.keySet());
        if (MODES.containsKey(mode) && live != mode.equals("live")) {
            checks.wrong("mode", mode, "live_trading is " + live + " in the keys of carry, make them agree");
        }
        return mode;
    }

    private static Duration length(
            Checks above,
            String group,
            String key,
            @Nullable String written,
            String otherwise,
            String least,
            String most) {
        return above.below(group)
                .duration(key, written, Duration.parse(otherwise), Duration.parse(least), Duration.parse(most));
    }
}
