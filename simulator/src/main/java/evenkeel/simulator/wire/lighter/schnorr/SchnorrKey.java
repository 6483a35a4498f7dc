package evenkeel.simulator.wire.lighter.schnorr;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A public key, which is all that a venue has of its client: enough to tell whether the client has signed. */
public final class SchnorrKey {
    private static final int SIGNATURE = 2 * Quintic.BYTES;

    private final byte[] bytes;
    private final Point point;

    private SchnorrKey(byte[] bytes, Point point) {
        this.bytes = bytes;
        this.point = point;
    }

    /** From 80 digits of hex, with or without {@code 0x}. */
    public static SchnorrKey ofHex(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
        return Optional.of(bytes)
                .filter(found -> found.length == Quintic.BYTES)
                .flatMap(Quintic::ofBytes)
                .filter(number -> !number.isZero())
                .flatMap(Point::decoded)
                .map(point -> new SchnorrKey(bytes, point))
                .orElseThrow(() -> new IllegalArgumentException("no public key: " + hex));
    }

    /** For whoever makes up both halves at once: the private one as the hex of 40 bytes, lowest first, forgotten here. */
    public static SchnorrKey ofPrivate(String hex) {
        BigInteger scalar = Quintic.littleEndian(HexFormat.of().parseHex(hex));
        Quintic encoded =
                Point.GENERATOR.times(scalar, Point.NEUTRAL, BigInteger.ZERO).encoded();
        return ofHex(HexFormat.of().formatHex(encoded.bytes()));
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Whether the owner has signed that hash: two numbers of 40 bytes, the answer first, then the challenge. */
    public boolean signed(Quintic hash, byte[] signature) {
        if (signature.length != SIGNATURE) return false;
        BigInteger answer = Quintic.littleEndian(Arrays.copyOf(signature, Quintic.BYTES));
        BigInteger challenge = Quintic.littleEndian(Arrays.copyOfRange(signature, Quintic.BYTES, SIGNATURE));
        if (answer.compareTo(Point.ORDER) >= 0 || challenge.compareTo(Point.ORDER) >= 0) return false;
        Quintic commitment = Point.GENERATOR.times(answer, point, challenge).encoded();
        return challenge(commitment, hash).equals(challenge);
    }

    static BigInteger challenge(Quintic commitment, Quintic hash) {
        return Quintic.littleEndian(Poseidon2.hash(commitment, hash).bytes()).mod(Point.ORDER);
    }

    @Override
    public String toString() {
        return "SchnorrKey[" + hex() + "]";
    }
}
