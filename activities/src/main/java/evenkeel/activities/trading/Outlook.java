package evenkeel.activities.trading;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.crash.CrashRules;
import evenkeel.domain.carry.holding.AccountHealth;
import evenkeel.domain.carry.look.Alternative;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.Alerts;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known around held trades besides what their own venues show. Who does not know a thing says nothing of it.
 *
 * @param mids hear what each look has seen
 * @param crashes what counts as a funding crash; empty: nobody predicts when one is over
 * @param alerts hear what a look warns of
 */
public record Outlook(
        NetApys apys,
        Elsewhere elsewhere,
        Accounts accounts,
        Sizes sizes,
        MinuteMids mids,
        Optional<CrashRules> crashes,
        Alerts alerts) {
    /** The best of all other candidates. */
    public interface Elsewhere {
        Optional<Alternative> best(CarryTerms than, Instant now);
    }

    /** How far the accounts of a trade are from losing their positions. */
    public interface Accounts {
        Optional<AccountHealth> worst(CarryTerms of, Instant now);
    }

    /** What a held trade would be worth, were it entered now. */
    public interface Sizes {
        Optional<Usd> suggested(HeldCarry held, Price mid, Instant now);
    }

    /** Of a process that only knows what was paid. */
    public static Outlook of(NetApys apys) {
        return new Outlook(
                apys,
                (than, now) -> Optional.empty(),
                (of, now) -> Optional.empty(),
                (held, mid, now) -> Optional.empty(),
                new MinuteMids(),
                Optional.empty(),
                alert -> {});
    }
}
