package evenkeel.activities.venues.x10.signing;

import java.math.BigInteger;

/** Points of y² = x³ + x + b in Jacobian coordinates, and multiples of the generator out of a table. */
final class StarkCurve {
    /** How many multiples of the generator there are. */
    static final BigInteger ORDER =
            new BigInteger("800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2f", 16);

    private static final Point GENERATOR = new Point(
            new BigInteger("1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfca", 16),
            new BigInteger("5668060aa49730b7be4801df46ec62de53ecd11abe43a32873000c36e8dc1f", 16),
            BigInteger.ONE);

    private static final int WINDOW_BITS = 4;
    private static final int WINDOW = 1 << WINDOW_BITS;
    private static final int WINDOWS = 63; // 252 bits
    private static final Point[][] TABLE = table();

    private StarkCurve() {}

    /** The x of so many times the generator. */
    static BigInteger xOfMultiple(BigInteger times) {
        return multiple(times).affine().x();
    }

    private static Point multiple(BigInteger times) {
        if (times.signum() <= 0 || times.compareTo(ORDER) >= 0) {
            throw new IllegalArgumentException("a multiple is between nothing and the order of the curve");
        }
        Point sum = Point.NOWHERE;
        for (int window = 0; window < WINDOWS; window++) {
            int digit = times.shiftRight(window * WINDOW_BITS).intValue() & (WINDOW - 1);
            if (digit != 0) sum = sum.plus(TABLE[window][digit]);
        }
        return sum;
    }

    /** In row w the multiples 1 to 15 of 16^w times the generator, all with z = 1. */
    private static Point[][] table() {
        var table = new Point[WINDOWS][WINDOW];
        Point base = GENERATOR;
        for (Point[] row : table) {
            row[1] = base;
            for (int digit = 2; digit < WINDOW; digit++)
                row[digit] = row[digit - 1].plus(base).affine();
            base = row[WINDOW - 1].plus(base).affine();
        }
        return table;
    }

    private static BigInteger times(BigInteger a, BigInteger b) {
        return Felt.of(a.multiply(b));
    }

    private static BigInteger minus(BigInteger a, BigInteger b) {
        return Felt.of(a.subtract(b));
    }

    /** The point (x/z², y/z³); with z = 0 the one at infinity. */
    private record Point(BigInteger x, BigInteger y, BigInteger z) {
        private static final Point NOWHERE = new Point(BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

        /** The other one has z = 1, as all of the table have. */
        Point plus(Point other) {
            if (z.signum() == 0) return other;
            BigInteger zz = times(z, z);
            BigInteger h = minus(times(other.x, zz), x);
            BigInteger r = minus(times(times(other.y, zz), z), y);
            if (h.signum() == 0) return r.signum() == 0 ? doubled() : NOWHERE;
            BigInteger hh = times(h, h);
            BigInteger hhh = times(hh, h);
            BigInteger v = times(x, hh);
            BigInteger sumX = minus(times(r, r), hhh.add(v.shiftLeft(1)));
            return new Point(sumX, minus(times(r, minus(v, sumX)), times(y, hhh)), times(z, h));
        }

        Point doubled() {
            BigInteger yy = times(y, y);
            BigInteger s = times(x, yy).shiftLeft(2);
            BigInteger zz = times(z, z);
            BigInteger m = Felt.of(x.multiply(x).multiply(BigInteger.valueOf(3)).add(zz.multiply(zz)));
            BigInteger twiceX = minus(times(m, m), s.shiftLeft(1));
            BigInteger twiceY = minus(times(m, minus(s, twiceX)), times(yy, yy).shiftLeft(3));
            return new Point(twiceX, twiceY, times(y.shiftLeft(1), z));
        }

        Point affine() {
            BigInteger inverse = z.modInverse(Felt.PRIME);
            BigInteger square = times(inverse, inverse);
            return new Point(times(x, square), times(times(y, square), inverse), BigInteger.ONE);
        }
    }
}
