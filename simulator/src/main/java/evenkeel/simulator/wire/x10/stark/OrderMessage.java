package evenkeel.simulator.wire.x10.stark;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What an order's signature is over. Amounts are whole numbers of the assets' smallest units: what is received is
 * positive, what is given is negative.
 *
 * @param expiration in seconds
 */
public record OrderMessage(
        BigInteger position,
        BigInteger baseAsset,
        BigInteger baseAmount,
        BigInteger quoteAsset,
        BigInteger quoteAmount,
        BigInteger feeAsset,
        BigInteger feeAmount,
        BigInteger expiration,
        BigInteger salt) {
    private static final BigInteger ORDER =
            new BigInteger("36da8d51815527cabfaa9c982f564c80fa7429616739306036f1f9b608dd112", 16);
    private static final BigInteger DOMAIN =
            new BigInteger("1ff2f602e42168014d405a94f75e8a93d640751d71d16311266e140d8b0a210", 16);

    BigInteger hash() {
        return Poseidon.hash(List.of(
                ORDER,
                position,
                baseAsset,
                baseAmount,
                quoteAsset,
                quoteAmount,
                feeAsset,
                feeAmount,
                expiration,
                salt));
    }

    /** For that chain ({@code SN_MAIN}) and in the name of that key. */
    public BigInteger signedHash(String chain, BigInteger publicKey) {
        return Poseidon.hash(List.of(text("StarkNet Message"), domain(chain), publicKey, hash()));
    }

    static BigInteger domain(String chain) {
        return Poseidon.hash(List.of(DOMAIN, text("Perpetuals"), text("v0"), text(chain), BigInteger.ONE));
    }

    private static BigInteger text(String text) {
        return new BigInteger(1, text.getBytes(StandardCharsets.US_ASCII));
    }
}
