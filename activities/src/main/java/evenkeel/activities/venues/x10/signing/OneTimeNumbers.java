package evenkeel.activities.venues.x10.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The numbers that a signature may use once, out of key and hash alone (RFC 6979 with HMAC-SHA256). */
final class OneTimeNumbers {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    /** The order of the curve has 252 bits: four of the 256 are cut off. */
    private static final int SURPLUS_BITS = 4;

    private final BigInteger order;
    private byte[] chain = new byte[BYTES];
    private byte[] value = new byte[BYTES];

    /** The hash goes in as it is, neither shifted nor reduced: so does the venue's own library. */
    OneTimeNumbers(BigInteger secret, BigInteger hash, BigInteger order) {
        this.order = order;
        Arrays.fill(value, (byte) 1);
        byte[] seed = joined(bytes(secret), bytes(hash));
        stir((byte) 0, seed);
        stir((byte) 1, seed);
        Arrays.fill(seed, (byte) 0);
    }

    BigInteger next() {
        while (true) {
            value = mac(value);
            BigInteger number = new BigInteger(1, value).shiftRight(SURPLUS_BITS);
            stir((byte) 0, new byte[0]); // the next one differs, whether it is for this call or a later one
            if (number.signum() > 0 && number.compareTo(order) < 0) return number;
        }
    }

    private void stir(byte mark, byte[] seed) {
        chain = mac(joined(joined(value, new byte[] {mark}), seed));
        value = mac(value);
    }

    private byte[] mac(byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(chain, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(BigInteger number) {
        byte[] shortest = number.toByteArray();
        byte[] all = new byte[BYTES];
        int length = Math.min(shortest.length, BYTES);
        System.arraycopy(shortest, shortest.length - length, all, BYTES - length, length);
        return all;
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }
}
