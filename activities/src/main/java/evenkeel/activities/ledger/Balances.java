package evenkeel.activities.ledger;

import evenkeel.domain.money.Usd;
import java.time.Instant;
import java.util.Optional;

/** What an account's balance should be: what it held that the books do not explain, and all that was booked since. */
public interface Balances {
    /** What everything that was booked came to in that currency, and whether something still moves at the venue. */
    Booked booked(String venue, String currency, Instant quietSince);

    /** Empty for an account that nobody has opened, or whose change a person has explained since. */
    Optional<Usd> opening(String venue, String currency);

    /** Says what the account holds besides what was booked. Refused while the last opening stands unexplained. */
    void open(String venue, String currency, Usd amount, Instant at);

    /**
     * What the books say of an account.
     *
     * @param amount profits and funding less fees; what positions were bought for is not lost
     * @param moves orders that may fill, and fills since it was to be quiet
     */
    record Booked(Usd amount, long moves) {}
}
