package evenkeel.activities.venues.lighter.signing;

import java.math.BigInteger;

/**
 * A point of ecGFp5, y^2 = x (x^2 + 2x + 263z), in fractions: x = X/Z and u = x/y = U/T. Addition is complete: it needs no
 * case for doubling or for the neutral element, so that its time does not depend on the key.
 */
record Point(Fp5 x, Fp5 z, Fp5 u, Fp5 t) {
    /** Of the group, about 2^319. */
    static final BigInteger ORDER = new BigInteger(
            "1067993516717146951041484916571792702745057740581727230159139685185762082554198619328292418486241");

    private static final Point NEUTRAL = new Point(Fp5.ZERO, Fp5.ONE, Fp5.ZERO, Fp5.ONE);

    private static final Point GENERATOR = new Point(
            Fp5.of(unsigned(
                    "12883135586176881569",
                    "4356519642755055268",
                    "5248930565894896907",
                    "2165973894480315022",
                    "2448410071095648785")),
            Fp5.ONE,
            Fp5.ONE,
            Fp5.of(4));

    private static final long B = 263;

    private static final int DIGIT_BITS = 4;
    private static final int DIGITS = 1 << DIGIT_BITS;

    /** The generator times each digit at each place, so that what is signed takes one addition a place. */
    private static final Point[][] PLACES = places();

    /** The generator times a scalar below the order. */
    static Point times(BigInteger scalar) {
        Point sum = NEUTRAL;
        for (int place = 0; place < PLACES.length; place++) {
            int digit = scalar.shiftRight(place * DIGIT_BITS).intValue() & (DIGITS - 1);
            sum = sum.plus(PLACES[place][digit]);
        }
        return sum;
    }

    Point plus(Point other) {
        Fp5 t1 = x.times(other.x);
        Fp5 t2 = z.times(other.z);
        Fp5 t3 = u.times(other.u);
        Fp5 t4 = t.times(other.t);
        Fp5 t5 = x.plus(z).times(other.x.plus(other.z)).minus(t1).minus(t2);
        Fp5 t6 = u.plus(t).times(other.u.plus(other.t)).minus(t3).minus(t4);
        Fp5 t7 = t1.plus(timesB(t2));
        Fp5 t8 = t4.times(t7);
        Fp5 t9 = t3.times(twice(timesB(t5)).plus(twice(t7)));
        Fp5 t10 = t4.plus(twice(t3)).times(t5.plus(t7));
        return new Point(
                timesB(t10.minus(t8)), t8.minus(t9), t6.times(timesB(t2).minus(t1)), t8.plus(t9));
    }

    /** The point as one element, w = 1/u; the neutral one is zero. */
    Fp5 encoded() {
        return t.times(u.inverse());
    }

    private static Fp5 timesB(Fp5 a) {
        return a.shifted().times(B);
    }

    private static Fp5 twice(Fp5 a) {
        return a.plus(a);
    }

    private static Point[][] places() {
        Point[][] places = new Point[Math.ceilDiv(ORDER.bitLength(), DIGIT_BITS)][DIGITS];
        Point unit = GENERATOR;
        for (Point[] place : places) {
            place[0] = NEUTRAL;
            for (int digit = 1; digit < DIGITS; digit++) place[digit] = place[digit - 1].plus(unit);
            unit = place[DIGITS - 1].plus(unit);
        }
        return places;
    }

    private static long[] unsigned(String... limbs) {
        long[] numbers = new long[limbs.length];
        for (int i = 0; i < limbs.length; i++) numbers[i] = Long.parseUnsignedLong(limbs[i]);
        return numbers;
    }
}
