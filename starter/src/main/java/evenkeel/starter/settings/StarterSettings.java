package evenkeel.starter.settings;

import evenkeel.config.places.EnginePlace;
import evenkeel.config.places.HaltsPlace;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.places.VenuePlace;
import evenkeel.config.start.Checks;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.ledger.LedgerMode;
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
 * @param tokenFile holds what callers of the API must show; made when it is not there
 * @param watchTimeout after how long without a beat a watch counts as lost
 * @param patience how long a start waits for the engine and the ledger
 */
public record StarterSettings(
        String mode,
        Path tokenFile,
        EnginePlace engine,
        LedgerPlace ledger,
        HaltsPlace halts,
        List<VenuePlace> venues,
        CarryStrategy carry,
        FundingCalendar calendar,
        Duration scanInterval,
        Duration watchTimeout,
        Duration patience) {
    /** What the ledger's money is in each of them. */
    private static final Map<String, LedgerMode> MODES = new TreeMap<>(Map.of(
            "demo",
            LedgerMode.PAPER,
            "paper",
            LedgerMode.PAPER,
            "dry_run",
            LedgerMode.DRY_RUN,
            "live",
            LedgerMode.LIVE));

    public LedgerMode ledgerMode() {
        return Objects.requireNonNull(MODES.get(mode));
    }

    /** Refuses with every mistake at once. */
    public static StarterSettings read(StarterKeys keys, Checks checks) {
        String mode = checks.text(
                "mode",
                keys.mode() == null ? "paper" : keys.mode(),
                MODES::containsKey,
                "give one of " + MODES.keySet());
        String token = checks.text("token_file", keys.tokenFile(), "name the file that holds the token of the API");
        EnginePlace engine = EnginePlace.read(keys.engine(), checks);
        LedgerPlace ledger = LedgerPlace.read(keys.ledger(), checks);
        HaltsPlace halts = HaltsPlace.read(keys.halts(), checks);
        List<VenuePlace> venues = VenuePlace.readAll(keys.venues(), checks);
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
        Duration interval = length(
                checks,
                "scan",
                "interval",
                keys.scan() == null ? null : keys.scan().interval(),
                "PT5S",
                "PT0.2S",
                "PT30S");
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
        checks.pass();
        return new StarterSettings(
                mode,
                Path.of(token),
                engine,
                ledger,
                halts,
                venues,
                carry.orElseThrow(),
                new FundingCalendar(hour),
                interval,
                watch,
                patience);
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
