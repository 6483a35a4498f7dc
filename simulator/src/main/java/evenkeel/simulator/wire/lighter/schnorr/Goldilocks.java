package evenkeel.simulator.wire.lighter.schnorr;

import java.math.BigInteger;
import java.util.Optional;

/** Arithmetic modulo the prime 2^64 - 2^32 + 1. */
final class Goldilocks {
    static final BigInteger PRIME =
            BigInteger.TWO.pow(64).subtract(BigInteger.TWO.pow(32)).add(BigInteger.ONE);

    private static final BigInteger NOT_A_SQUARE = BigInteger.valueOf(7);
    private static final int TWOS = 32; // so often is p - 1 even
    private static final BigInteger ODD = PRIME.subtract(BigInteger.ONE).shiftRight(TWOS);

    private Goldilocks() {}

    static BigInteger reduced(BigInteger number) {
        return number.mod(PRIME);
    }

    static BigInteger product(BigInteger a, BigInteger b) {
        return a.multiply(b).mod(PRIME);
    }

    static BigInteger power(BigInteger base, BigInteger exponent) {
        return base.modPow(exponent, PRIME);
    }

    static boolean isSquare(BigInteger number) {
        if (number.signum() == 0) return true;
        return power(number, PRIME.shiftRight(1)).equals(BigInteger.ONE);
    }

    /** One of the two roots, by Tonelli and Shanks. */
    static Optional<BigInteger> root(BigInteger number) {
        if (number.signum() == 0) return Optional.of(number);
        if (!isSquare(number)) return Optional.empty();
        BigInteger step = power(NOT_A_SQUARE, ODD);
        BigInteger rest = power(number, ODD);
        BigInteger root = power(number, ODD.add(BigInteger.ONE).shiftRight(1));
        int order = TWOS;
        while (!rest.equals(BigInteger.ONE)) {
            int squarings = squaringsToOne(rest);
            BigInteger correction = step;
            for (int i = 0; i < order - squarings - 1; i++) correction = product(correction, correction);
            root = product(root, correction);
            step = product(correction, correction);
            rest = product(rest, step);
            order = squarings;
        }
        return Optional.of(root);
    }

    private static int squaringsToOne(BigInteger number) {
        int count = 0;
        for (BigInteger x = number; !x.equals(BigInteger.ONE); x = product(x, x)) count++;
        return count;
    }
}
