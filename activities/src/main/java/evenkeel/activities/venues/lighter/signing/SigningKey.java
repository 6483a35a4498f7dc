package evenkeel.activities.venues.lighter.signing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A private key of Lighter's. It signs, and is never shown; it can be forgotten. */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA512";

    private final byte[] secret;
    private volatile boolean forgotten;

    private SigningKey(byte[] secret) {
        this.secret = secret;
    }

    /** From the venue's text: 80 hex digits, the least significant byte first, perhaps after {@code 0x}. */
    public static SigningKey parse(byte[] text) {
        boolean prefixed = text.length > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
        int from = prefixed ? 2 : 0;
        if (text.length - from != 2 * Fp5.BYTES) {
            throw new IllegalArgumentException("a key of Lighter has 80 hex digits, had " + (text.length - from));
        }
        byte[] bytes = new byte[Fp5.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(text[from + 2 * i], 16);
            int low = Character.digit(text[from + 2 * i + 1], 16);
            if (high < 0 || low < 0) throw new IllegalArgumentException("a key of Lighter has hex digits only");
            bytes[i] = (byte) (high << 4 | low);
        }
        var key = new SigningKey(bytes);
        BigInteger scalar = key.scalar();
        if (scalar.signum() == 0 || scalar.compareTo(Point.ORDER) >= 0) {
            key.forget();
            throw new IllegalArgumentException("a key of Lighter lies between zero and the group's order");
        }
        return key;
    }

    /** As the venue lists it: 80 hex digits. */
    public String publicKey() {
        return HexFormat.of().formatHex(Point.times(scalar()).encoded().bytes());
    }

    /** 80 bytes: s and e, each little-endian. */
    public byte[] sign(Digest message) {
        return sign(message, nonce(message));
    }

    byte[] sign(Digest message, BigInteger nonce) {
        BigInteger e = challenge(Point.times(nonce), message);
        BigInteger s = nonce.subtract(e.multiply(scalar())).mod(Point.ORDER);
        return ByteBuffer.allocate(2 * Fp5.BYTES)
                .put(littleEndian(s))
                .put(littleEndian(e))
                .array();
    }

    /** Overwrites the key; nothing is signed afterwards. */
    public void forget() {
        forgotten = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }

    static BigInteger challenge(Point commitment, Digest message) {
        long[] input = Arrays.copyOf(commitment.encoded().limbs(), 2 * Fp5.LIMBS);
        System.arraycopy(message.element().limbs(), 0, input, Fp5.LIMBS, Fp5.LIMBS);
        return number(Poseidon2.hash(input).bytes()).mod(Point.ORDER);
    }

    static BigInteger number(byte[] littleEndian) {
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
        return new BigInteger(1, bigEndian);
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] bigEndian = number.toByteArray();
        byte[] bytes = new byte[Fp5.BYTES];
        for (int i = 0; i < Math.min(bytes.length, bigEndian.length); i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return bytes;
    }

    /**
     * From key and message, not from dice: two messages under one nonce would give the key away, and so would a machine
     * whose randomness is poor. 512 bits leave no bias modulo the order.
     */
    private BigInteger nonce(Digest message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update("evenkeel lighter nonce".getBytes(StandardCharsets.US_ASCII));
            BigInteger nonce = number(mac.doFinal(message.bytes())).mod(Point.ORDER);
            // one nonce in 2^319 would be zero and show the key
            return nonce.signum() == 0 ? BigInteger.ONE : nonce;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private BigInteger scalar() {
        if (forgotten) throw new IllegalStateException("the key was forgotten");
        return number(secret);
    }
}
