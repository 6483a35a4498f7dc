package evenkeel.simulator.wire.lighter.schnorr;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Points of ecGFp5 in fractions x = X/Z and u = U/T; adding works for any two, a point and itself included. */
record Point(Quintic x, Quintic z, Quintic u, Quintic t) {
    /** How many multiples of the generator there are. */
    static final BigInteger ORDER = new BigInteger(
            "1067993516717146951041484916571792702745057740581727230159139685185762082554198619328292418486241");

    static final Point NEUTRAL = new Point(Quintic.ZERO, Quintic.ONE, Quintic.ZERO, Quintic.ONE);

    static final Point GENERATOR = new Point(
            new Quintic(List.of(
                    new BigInteger("12883135586176881569"),
                    new BigInteger("4356519642755055268"),
                    new BigInteger("5248930565894896907"),
                    new BigInteger("2165973894480315022"),
                    new BigInteger("2448410071095648785"))),
            Quintic.ONE,
            Quintic.ONE,
            Quintic.of(4, 0, 0, 0, 0));

    private static final Quintic A = Quintic.of(2, 0, 0, 0, 0);
    private static final Quintic B = Quintic.of(0, 263, 0, 0, 0);
    private static final Quintic TWO_B = B.doubled();
    private static final Quintic FOUR_B = TWO_B.doubled();

    /** The point that one number stands for; empty for a number that stands for none. */
    static Optional<Point> decoded(Quintic w) {
        if (w.isZero()) return Optional.of(NEUTRAL);
        Quintic sum = w.squared().minus(A);
        return sum.squared().minus(FOUR_B).root().map(root -> {
            Quintic one = sum.plus(root).halved();
            Quintic other = sum.minus(root).halved();
            return new Point(one.isSquare() ? other : one, Quintic.ONE, Quintic.ONE, w);
        });
    }

    /** The one number that stands for it. */
    Quintic encoded() {
        return t.times(u.inverse());
    }

    Point plus(Point other) {
        Quintic xx = x.times(other.x);
        Quintic zz = z.times(other.z);
        Quintic uu = u.times(other.u);
        Quintic tt = t.times(other.t);
        Quintic xz = x.plus(z).times(other.x.plus(other.z)).minus(xx).minus(zz);
        Quintic ut = u.plus(t).times(other.u.plus(other.t)).minus(uu).minus(tt);
        Quintic sum = xx.plus(B.times(zz));
        Quintic t8 = tt.times(sum);
        Quintic t9 = uu.times(TWO_B.times(xz).plus(sum.doubled()));
        Quintic t10 = tt.plus(uu.doubled()).times(xz.plus(sum));
        return new Point(
                B.times(t10.minus(t8)), t8.minus(t9), ut.times(B.times(zz).minus(xx)), t8.plus(t9));
    }

    Point doubled() {
        return plus(this);
    }

    /** {@code a} times this and {@code b} times the other, in one walk over their bits. */
    Point times(BigInteger a, Point other, BigInteger b) {
        Point both = plus(other);
        Point sum = NEUTRAL;
        for (int bit = Math.max(a.bitLength(), b.bitLength()) - 1; bit >= 0; bit--) {
            sum = sum.doubled();
            if (a.testBit(bit)) sum = sum.plus(b.testBit(bit) ? both : this);
            else if (b.testBit(bit)) sum = sum.plus(other);
        }
        return sum;
    }
}
