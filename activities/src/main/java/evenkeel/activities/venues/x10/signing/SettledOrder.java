package evenkeel.activities.venues.x10.signing;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An order as the chain settles it.
 *
 * @param position the account's vault there
 * @param expiration seconds since the epoch, up to which it may be settled
 * @param salt tells two otherwise equal orders apart
 */
public record SettledOrder(
        BigInteger position, Assets assets, SettledAmounts amounts, BigInteger expiration, BigInteger salt) {
    private static final BigInteger SELECTOR =
            Felt.ofHex("0x36da8d51815527cabfaa9c982f564c80fa7429616739306036f1f9b608dd112");

    private static final Duration SETTLING = Duration.ofDays(14);

    /** What is traded, what it is paid with, and what the fee is paid with, by the chain's numbers. */
    public record Assets(BigInteger base, BigInteger quote, BigInteger fee) {}

    /** The chain gives an order two weeks more than its book does. */
    public static BigInteger expiration(Instant bookExpiry) {
        long seconds = Math.ceilDiv(bookExpiry.toEpochMilli(), 1_000L) + SETTLING.toSeconds();
        return BigInteger.valueOf(seconds);
    }

    public BigInteger hash() {
        return Poseidon.hash(List.of(
                SELECTOR,
                Felt.of(position),
                assets.base(),
                Felt.of(amounts.base()),
                assets.quote(),
                Felt.of(amounts.quote()),
                assets.fee(),
                Felt.of(amounts.fee()),
                Felt.of(expiration),
                Felt.of(salt)));
    }
}
