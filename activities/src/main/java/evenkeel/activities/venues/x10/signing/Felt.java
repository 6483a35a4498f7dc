package evenkeel.activities.venues.x10.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Elements of the Stark field, the numbers that everything on Starknet is made of. */
public final class Felt {
    static final BigInteger PRIME =
            BigInteger.TWO.pow(251).add(BigInteger.valueOf(17).shiftLeft(192)).add(BigInteger.ONE);

    private static final int LONGEST_TEXT = 31;

    private Felt() {}

    /** A negative number wraps around. */
    static BigInteger of(BigInteger value) {
        return value.mod(PRIME);
    }

    /** The letters of a short text as one number. */
    static BigInteger ofText(String text) {
        if (!text.matches("\\p{ASCII}{1," + LONGEST_TEXT + "}")) {
            throw new IllegalArgumentException("a short text has 1 to 31 plain letters, was \"" + text + "\"");
        }
        return new BigInteger(1, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** From hex behind {@code 0x}, as the venue writes keys and assets. */
    public static BigInteger ofHex(String text) {
        if (!text.matches("0[xX][0-9a-fA-F]{1,64}")) {
            throw new IllegalArgumentException(
                    "a number in hex begins with 0x, this has " + text.length() + " letters");
        }
        BigInteger value = new BigInteger(text.substring(2), 16);
        if (value.compareTo(PRIME) >= 0) throw new IllegalArgumentException("too large for the Stark field");
        return value;
    }

    public static String hex(BigInteger value) {
        return "0x" + value.toString(16);
    }
}
