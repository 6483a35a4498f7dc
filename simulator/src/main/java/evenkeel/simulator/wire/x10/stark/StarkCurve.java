package evenkeel.simulator.wire.x10.stark;

import java.math.BigInteger;
import java.util.Optional;

/** y^2 = x^3 + x + b over Starknet's prime. The point at infinity is null to nobody: it is {@link Optional#empty}. */
final class StarkCurve {
    /** 2^251 + 17 * 2^192 + 1. */
    static final BigInteger PRIME =
            new BigInteger("800000000000011000000000000000000000000000000000000000000000001", 16);

    static final BigInteger ORDER =
            new BigInteger("800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2f", 16);

    static final Point GENERATOR = new Point(
            new BigInteger("1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfca", 16),
            new BigInteger("5668060aa49730b7be4801df46ec62de53ecd11abe43a32873000c36e8dc1f", 16));

    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** What the generator's own coordinates leave of the equation. */
    private static final BigInteger B =
            GENERATOR.y().pow(2).subtract(withoutB(GENERATOR.x())).mod(PRIME);

    /** How often two divides the prime less one. */
    private static final int TWOS = PRIME.subtract(BigInteger.ONE).getLowestSetBit();

    private StarkCurve() {}

    record Point(BigInteger x, BigInteger y) {}

    /** One of the two points with that x; empty when the curve has none. */
    static Optional<Point> at(BigInteger x) {
        return root(withoutB(x).add(B).mod(PRIME)).map(y -> new Point(x, y));
    }

    static Optional<Point> times(Point point, BigInteger scalar) {
        Optional<Point> sum = Optional.empty();
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = plus(sum, sum);
            if (scalar.testBit(bit)) sum = plus(sum, Optional.of(point));
        }
        return sum;
    }

    static Optional<Point> plus(Optional<Point> one, Optional<Point> other) {
        if (one.isEmpty()) return other;
        if (other.isEmpty()) return one;
        Point a = one.get();
        Point b = other.get();
        boolean same = a.x().equals(b.x());
        if (same && a.y().add(b.y()).mod(PRIME).signum() == 0) return Optional.empty();
        BigInteger rise = same ? THREE.multiply(a.x().pow(2)).add(BigInteger.ONE) : b.y().subtract(a.y());
        BigInteger run = same ? a.y().shiftLeft(1) : b.x().subtract(a.x());
        BigInteger slope = rise.multiply(run.modInverse(PRIME)).mod(PRIME);
        BigInteger x = slope.pow(2).subtract(a.x()).subtract(b.x()).mod(PRIME);
        return Optional.of(
                new Point(x, slope.multiply(a.x().subtract(x)).subtract(a.y()).mod(PRIME)));
    }

    private static BigInteger withoutB(BigInteger x) {
        return x.pow(3).add(x).mod(PRIME);
    }

    /** Tonelli and Shanks; three is no square modulo the prime. */
    private static Optional<BigInteger> root(BigInteger square) {
        if (square.signum() == 0) return Optional.of(square);
        BigInteger odd = PRIME.shiftRight(TWOS);
        BigInteger root = square.modPow(odd.add(BigInteger.ONE).shiftRight(1), PRIME);
        BigInteger error = square.modPow(odd, PRIME);
        BigInteger step = THREE.modPow(odd, PRIME);
        int left = TWOS;
        while (!error.equals(BigInteger.ONE)) {
            int twos = orderOf(error);
            if (twos >= left) return Optional.empty();
            BigInteger factor = step.modPow(BigInteger.ONE.shiftLeft(left - twos - 1), PRIME);
            step = factor.multiply(factor).mod(PRIME);
            root = root.multiply(factor).mod(PRIME);
            error = error.multiply(step).mod(PRIME);
            left = twos;
        }
        return Optional.of(root);
    }

    /** How often it must be squared to become one. */
    private static int orderOf(BigInteger error) {
        int twos = 0;
        for (BigInteger power = error; !power.equals(BigInteger.ONE) && twos < TWOS; twos++) {
            power = power.multiply(power).mod(PRIME);
        }
        return twos;
    }
}
