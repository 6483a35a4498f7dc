package evenkeel.domain.carry.exit;

import evenkeel.domain.carry.close.CloseMode;
import java.util.List;
import java.util.Optional;

/**
 * The one decision of a look at a trade.
 *
 * @param exit whether the trade is left; a rebalance does not
 * @param closeMode how, when it is left
 * @param text for people; nothing reads it back
 * @param notes of the rules that were passed over
 */
public record ExitDecision(
        ExitCode code,
        ExitLayer layer,
        boolean exit,
        Severity severity,
        Optional<CloseMode> closeMode,
        String text,
        List<ExitNote> notes) {
    public ExitDecision {
        notes = List.copyOf(notes);
    }

    /** Of a request, which ranks above every rule and needs to know nothing of the market. */
    public static ExitDecision of(CloseWish wish, ExitSettings settings) {
        return of(ExitRules.request(wish), List.of(), settings);
    }

    /** The same that was decided before a run was lost. */
    public static ExitDecision again(ExitCode code, ExitSettings settings) {
        Finding.Fires known =
                new Finding.Fires(code, Severity.NORMAL, code.prefix() + ": as was decided before", Optional.empty());
        return of(known, List.of(), settings);
    }

    /** A leg is missing that the entry had filled. */
    public static ExitDecision unverified(ExitSettings settings) {
        ExitCode code = ExitCode.POST_ENTRY_BROKEN_HEDGE;
        return of(new Finding.Fires(code, Severity.EMERGENCY, code.prefix(), Optional.empty()), List.of(), settings);
    }

    static ExitDecision of(Finding.Fires found, List<ExitNote> notes, ExitSettings settings) {
        ExitCode code = found.code();
        return new ExitDecision(
                code,
                code.layer(),
                code.leaves(),
                found.severity(),
                mode(code, found.severity(), settings),
                found.text(),
                notes);
    }

    /** Only what cannot wait takes at once; an early profit when its own key says so. */
    static Optional<CloseMode> mode(ExitCode code, Severity severity, ExitSettings settings) {
        if (!code.leaves()) return Optional.empty();
        boolean fast = severity == Severity.EMERGENCY
                || (code == ExitCode.EARLY_TAKE_PROFIT
                        && settings.earlyFastClose().enabled());
        boolean orphan = code == ExitCode.EMERGENCY_BROKEN_HEDGE || code == ExitCode.POST_ENTRY_BROKEN_HEDGE;
        if (orphan) return Optional.of(CloseMode.ORPHAN);
        if (fast) return Optional.of(CloseMode.FAST);
        return Optional.of(settings.coordinatedClose().enabled() ? CloseMode.COORDINATED : CloseMode.SEQUENTIAL);
    }
}
