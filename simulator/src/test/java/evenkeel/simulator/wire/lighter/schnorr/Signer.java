package evenkeel.simulator.wire.lighter.schnorr;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The client's half of a signature, for tests of the venue's half. */
public final class Signer {
    private static final SecureRandom CHANCE = new SecureRandom();

    private final BigInteger secret;

    private Signer(BigInteger secret) {
        this.secret = secret;
    }

    /** From the hex of 40 bytes, lowest first. */
    public static Signer ofHex(String hex) {
        return new Signer(Quintic.littleEndian(HexFormat.of().parseHex(hex)));
    }

    public SchnorrKey publicKey() {
        Quintic encoded = multiple(secret).encoded();
        return SchnorrKey.ofHex(HexFormat.of().formatHex(encoded.bytes()));
    }

    public byte[] sign(Quintic hash) {
        return sign(hash, new BigInteger(Point.ORDER.bitLength() - 1, CHANCE));
    }

    byte[] sign(Quintic hash, BigInteger once) {
        BigInteger challenge = SchnorrKey.challenge(multiple(once).encoded(), hash);
        BigInteger answer = once.subtract(challenge.multiply(secret)).mod(Point.ORDER);
        var signature = new ByteArrayOutputStream();
        signature.writeBytes(bytes(answer));
        signature.writeBytes(bytes(challenge));
        return signature.toByteArray();
    }

    private static Point multiple(BigInteger times) {
        return Point.GENERATOR.times(times, Point.NEUTRAL, BigInteger.ZERO);
    }

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = new byte[Quintic.BYTES];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = number.shiftRight(8 * i).byteValue();
        return bytes;
    }
}
