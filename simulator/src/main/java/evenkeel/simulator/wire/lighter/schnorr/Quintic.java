package evenkeel.simulator.wire.lighter.schnorr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Polynomials of degree four over the prime field, modulo z^5 = 3. On the wire 40 bytes, lowest first. */
public record Quintic(List<BigInteger> limbs) {
    /** How many bytes one takes. */
    public static final int BYTES = 40;

    static final Quintic ZERO = of(0, 0, 0, 0, 0);
    static final Quintic ONE = of(1, 0, 0, 0, 0);

    private static final int LIMBS = 5;
    private static final int LIMB_BYTES = 8;
    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** What z becomes a multiple of when it is raised to the prime. */
    private static final BigInteger TURN =
            Goldilocks.power(THREE, Goldilocks.PRIME.subtract(BigInteger.ONE).divide(BigInteger.valueOf(LIMBS)));

    private static final BigInteger HALF = Goldilocks.reduced(BigInteger.TWO.modInverse(Goldilocks.PRIME));

    public Quintic {
        limbs = List.copyOf(limbs);
        if (limbs.size() != LIMBS) throw new IllegalArgumentException("five limbs, were " + limbs.size());
    }

    static Quintic of(long... limbs) {
        return new Quintic(Arrays.stream(limbs).mapToObj(BigInteger::valueOf).toList());
    }

    /** Empty when a limb is not below the prime: each element has one spelling. */
    public static Optional<Quintic> ofBytes(byte[] bytes) {
        List<BigInteger> limbs = new ArrayList<>(LIMBS);
        for (int i = 0; i < LIMBS; i++) {
            BigInteger limb = littleEndian(Arrays.copyOfRange(bytes, i * LIMB_BYTES, (i + 1) * LIMB_BYTES));
            if (limb.compareTo(Goldilocks.PRIME) >= 0) return Optional.empty();
            limbs.add(limb);
        }
        return Optional.of(new Quintic(limbs));
    }

    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < LIMBS; i++) {
            for (int j = 0; j < LIMB_BYTES; j++) {
                bytes[i * LIMB_BYTES + j] = limbs.get(i).shiftRight(8 * j).byteValue();
            }
        }
        return bytes;
    }

    static BigInteger littleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) reversed[i] = bytes[bytes.length - 1 - i];
        return new BigInteger(1, reversed);
    }

    Quintic plus(Quintic other) {
        List<BigInteger> sum = new ArrayList<>(LIMBS);
        for (int i = 0; i < LIMBS; i++) sum.add(Goldilocks.reduced(limbs.get(i).add(other.limbs.get(i))));
        return new Quintic(sum);
    }

    Quintic minus(Quintic other) {
        List<BigInteger> rest = new ArrayList<>(LIMBS);
        for (int i = 0; i < LIMBS; i++) rest.add(Goldilocks.reduced(limbs.get(i).subtract(other.limbs.get(i))));
        return new Quintic(rest);
    }

    Quintic times(Quintic other) {
        List<BigInteger> sums = new ArrayList<>(Collections.nCopies(LIMBS, BigInteger.ZERO));
        for (int i = 0; i < LIMBS; i++) {
            for (int j = 0; j < LIMBS; j++) {
                BigInteger term = limbs.get(i).multiply(other.limbs.get(j));
                int power = i + j;
                if (power >= LIMBS) term = term.multiply(THREE);
                sums.set(power % LIMBS, sums.get(power % LIMBS).add(term));
            }
        }
        sums.replaceAll(Goldilocks::reduced);
        return new Quintic(sums);
    }

    Quintic times(BigInteger factor) {
        return new Quintic(
                limbs.stream().map(limb -> Goldilocks.product(limb, factor)).toList());
    }

    Quintic doubled() {
        return plus(this);
    }

    Quintic halved() {
        return times(HALF);
    }

    Quintic squared() {
        return times(this);
    }

    boolean isZero() {
        return equals(ZERO);
    }

    Quintic inverse() {
        if (isZero()) return ZERO;
        return conjugates().times(norm().modInverse(Goldilocks.PRIME));
    }

    boolean isSquare() {
        return Goldilocks.isSquare(norm());
    }

    /** The norm's root over the half of the conjugates: together they square to this. */
    Optional<Quintic> root() {
        if (isZero()) return Optional.of(ZERO);
        return Goldilocks.root(norm()).map(root -> halfOfConjugates().inverse().times(root));
    }

    /** This raised to the prime. */
    private Quintic turned() {
        List<BigInteger> turned = new ArrayList<>(LIMBS);
        BigInteger factor = BigInteger.ONE;
        for (BigInteger limb : limbs) {
            turned.add(Goldilocks.product(limb, factor));
            factor = Goldilocks.product(factor, TURN);
        }
        return new Quintic(turned);
    }

    /** Raised to p + p² + p³ + p⁴. */
    private Quintic conjugates() {
        Quintic once = turned();
        Quintic two = once.times(once.turned());
        return two.times(two.turned().turned());
    }

    /** Raised to half of that. */
    private Quintic halfOfConjugates() {
        Quintic half = power(Goldilocks.PRIME.add(BigInteger.ONE).shiftRight(1));
        return half.times(half.turned().turned()).turned();
    }

    private BigInteger norm() {
        return conjugates().times(this).limbs.getFirst();
    }

    private Quintic power(BigInteger exponent) {
        Quintic result = ONE;
        for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
            result = result.squared();
            if (exponent.testBit(bit)) result = result.times(this);
        }
        return result;
    }
}
