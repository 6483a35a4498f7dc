package evenkeel.activities.venues.x10.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** A private key on the Stark curve. It signs, and is never shown. */
public final class StarkKey {
    /** The venue's verifier takes nothing larger. */
    private static final BigInteger LIMIT = BigInteger.TWO.pow(251);

    private final BigInteger secret;

    private StarkKey(BigInteger secret) {
        this.secret = secret;
    }

    /** From its hex behind {@code 0x}, as the venue hands it out. What is wrong with it is said without showing it. */
    public static StarkKey ofHex(byte[] text) {
        BigInteger secret = Felt.ofHex(new String(text, StandardCharsets.US_ASCII));
        if (secret.signum() == 0 || secret.compareTo(StarkCurve.ORDER) >= 0) {
            throw new IllegalArgumentException("a private key lies between nothing and the order of the curve");
        }
        return new StarkKey(secret);
    }

    public BigInteger publicKey() {
        return StarkCurve.xOfMultiple(secret);
    }

    /** Always the same for the same hash: the one-time number comes from key and hash. */
    public StarkSignature sign(BigInteger hash) {
        var numbers = new OneTimeNumbers(secret, hash, StarkCurve.ORDER);
        while (true) {
            BigInteger k = numbers.next();
            BigInteger r = StarkCurve.xOfMultiple(k);
            BigInteger s = k.modInverse(StarkCurve.ORDER)
                    .multiply(hash.add(r.multiply(secret)))
                    .mod(StarkCurve.ORDER);
            if (isInRange(r) && isInRange(s)) return new StarkSignature(r, s);
        }
    }

    @Override
    public String toString() {
        return "StarkKey[hidden]";
    }

    private static boolean isInRange(BigInteger part) {
        return part.signum() > 0 && part.compareTo(LIMIT) < 0;
    }
}
