package evenkeel.guard.settings;

import evenkeel.activities.venues.access.VenueAccess;
import evenkeel.config.places.HaltsPlace;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.start.Checks;
import evenkeel.domain.guard.GuardRules;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a guard is told, checked.
 *
 * @param symbols what may be traded, at every venue
 * @param poll how long from one look to the next
 * @param patience how long a start waits for the ledger and the venues
 * @param endsWithInput whether the guard ends when its input does: whoever started it has gone
 */
public record GuardSettings(
        LedgerPlace ledger,
        HaltsPlace halts,
        List<VenueAccess> venues,
        List<String> symbols,
        GuardRules rules,
        Duration poll,
        Duration patience,
        boolean endsWithInput) {
    /** No farther from the best price: the gate's collar is measured from the mark, which may lie beside it. */
    private static final BigDecimal LARGEST_SLIPPAGE = new BigDecimal("0.05");

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** A dead worker's trade is somebody else's after two minutes at most; sooner would be a race with it. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final Duration NAKED_FOR = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Refuses with every mistake at once. */
    public static GuardSettings read(GuardKeys keys, Checks checks) {
        LedgerPlace ledger = LedgerPlace.read(keys.ledger(), checks);
        HaltsPlace halts = HaltsPlace.read(keys.halts(), checks);
        List<VenueAccess> venues = VenueAccess.readAll(keys.venues(), checks);
        List<String> symbols = checks.texts(
                "symbols",
                keys.symbols(),
                symbol -> symbol.matches("[A-Z][A-Z0-9]*"),
                "list what may be traded, such as [BTC, ETH]");
        Optional<GuardRules> rules =
                rules(Objects.requireNonNullElse(keys.rules(), GuardKeys.Rules.NOTHING), checks.below("rules"));
        Duration poll = checks.duration("poll", keys.poll(), POLL, SECOND, LONGEST_POLL);
        GuardKeys.Start start = Objects.requireNonNullElse(keys.start(), GuardKeys.Start.NOTHING);
        Duration patience =
                checks.below("start").duration("patience", start.patience(), PATIENCE, SECOND, Duration.ofMinutes(10));
        boolean endsWithInput = checks.below("start").flag("ends_with_input", start.endsWithInput(), false);
        checks.pass();
        return new GuardSettings(ledger, halts, venues, symbols, rules.orElseThrow(), poll, patience, endsWithInput);
    }

    private static Optional<GuardRules> rules(GuardKeys.Rules keys, Checks checks) {
        BigDecimal limit = checks.decimal(
                "naked_limit",
                keys.nakedLimit(),
                "50",
                usd -> usd.signum() >= 0,
                "give the exposure in USD that is left alone");
        Duration nakedFor = checks.duration("naked_for", keys.nakedFor(), NAKED_FOR, SECOND, Duration.ofMinutes(10));
        Duration silence = checks.duration("silence", keys.silence(), SILENCE, SECOND, Duration.ofMinutes(30));
        BigDecimal slippage = slippage(checks, "slippage", keys.slippage(), "0.005");
        BigDecimal largest = slippage(checks, "max_slippage", keys.maxSlippage(), "0.03");
        return checks.made(() -> new GuardRules(new Usd(limit), nakedFor, silence, slippage, largest));
    }

    private static BigDecimal slippage(Checks checks, String key, @Nullable String written, String otherwise) {
        return checks.decimal(
                key,
                written,
                otherwise,
                fraction -> fraction.signum() > 0 && fraction.compareTo(LARGEST_SLIPPAGE) <= 0,
                "give a fraction above 0 and up to " + LARGEST_SLIPPAGE);
    }
}
