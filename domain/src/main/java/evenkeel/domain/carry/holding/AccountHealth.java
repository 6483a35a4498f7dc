package evenkeel.domain.carry.holding;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How far an account is from losing its positions, as a fraction of its equity.
 *
 * @param byMaintenance whether the venue told a maintenance margin; else by what is available
 */
public record AccountHealth(BigDecimal distance, boolean byMaintenance) {
    /** What a venue tells of an account. */
    public record Account(Usd equity, Optional<Usd> maintenanceMargin, Usd available) {}

    /** Empty for an account without equity: there is nothing to be far from. */
    public static Optional<AccountHealth> of(Account account) {
        if (account.equity().value().signum() <= 0) return Optional.empty();
        Usd free = account.maintenanceMargin()
                .map(margin -> account.equity().minus(margin))
                .orElse(account.available());
        return Optional.of(new AccountHealth(
                free.value().divide(account.equity().value(), Decimals.DIVISION),
                account.maintenanceMargin().isPresent()));
    }

    /** The worse of both; empty while one is not known. */
    public static Optional<AccountHealth> worse(Optional<AccountHealth> one, Optional<AccountHealth> other) {
        if (one.isEmpty() || other.isEmpty()) return Optional.empty();
        return one.get().distance.compareTo(other.get().distance) <= 0 ? one : other;
    }
}
