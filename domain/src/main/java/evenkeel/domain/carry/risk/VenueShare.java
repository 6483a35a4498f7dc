package evenkeel.domain.carry.risk;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of our accounts beside the others.
 *
 * @param share of all equity
 * @param used the part of its own equity that is bound
 * @param rejected the part of its orders that the venue has refused
 */
public record VenueShare(
        String venue,
        Usd equity,
        Usd available,
        Optional<BigDecimal> share,
        Optional<BigDecimal> used,
        Optional<BigDecimal> rejected) {
    /** What a venue had of us in some time. */
    public record Orders(long sent, long rejected) {
        static final Orders NONE = new Orders(0, 0);

        Optional<BigDecimal> ratio() {
            return part(BigDecimal.valueOf(rejected), BigDecimal.valueOf(sent));
        }
    }

    /** Both by venue, in the order of the accounts. */
    public static List<VenueShare> of(Map<String, FreeMargin.Account> accounts, Map<String, Orders> orders) {
        Usd all = accounts.values().stream().map(FreeMargin.Account::equity).reduce(Usd.ZERO, Usd::plus);
        List<VenueShare> shares = new ArrayList<>();
        accounts.forEach((venue, account) -> shares.add(new VenueShare(
                venue,
                account.equity(),
                account.available(),
                part(account.equity().value(), all.value()),
                part(
                        account.equity().minus(account.available()).value(),
                        account.equity().value()),
                orders.getOrDefault(venue, Orders.NONE).ratio())));
        return List.copyOf(shares);
    }

    /** Of nothing there is no part. */
    private static Optional<BigDecimal> part(BigDecimal some, BigDecimal all) {
        if (all.signum() <= 0) return Optional.empty();
        return Optional.of(Decimals.normal(some.divide(all, Decimals.DIVISION)));
    }
}
