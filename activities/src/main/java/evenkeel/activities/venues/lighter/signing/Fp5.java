package evenkeel.activities.venues.lighter.signing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An element of GF(p^5) = GF(p)[z]/(z^5 - 3): a0 + a1 z + … + a4 z^4. */
record Fp5(long a0, long a1, long a2, long a3, long a4) {
    static final int LIMBS = 5;
    static final int BYTES = LIMBS * Long.BYTES;
    static final Fp5 ZERO = of(0);
    static final Fp5 ONE = of(1);

    private static final long NON_RESIDUE = 3;

    /** Raising z to the p-th power multiplies it by this fifth root of unity. */
    private static final long ROOT = Goldilocks.power(NON_RESIDUE, Long.divideUnsigned(Goldilocks.P - 1, LIMBS));

    static Fp5 of(long number) {
        return new Fp5(number, 0, 0, 0, 0);
    }

    static Fp5 of(long[] limbs) {
        return new Fp5(limbs[0], limbs[1], limbs[2], limbs[3], limbs[4]);
    }

    long[] limbs() {
        return new long[] {a0, a1, a2, a3, a4};
    }

    Fp5 plus(Fp5 b) {
        return new Fp5(
                Goldilocks.add(a0, b.a0),
                Goldilocks.add(a1, b.a1),
                Goldilocks.add(a2, b.a2),
                Goldilocks.add(a3, b.a3),
                Goldilocks.add(a4, b.a4));
    }

    Fp5 minus(Fp5 b) {
        return new Fp5(
                Goldilocks.subtract(a0, b.a0),
                Goldilocks.subtract(a1, b.a1),
                Goldilocks.subtract(a2, b.a2),
                Goldilocks.subtract(a3, b.a3),
                Goldilocks.subtract(a4, b.a4));
    }

    Fp5 times(Fp5 b) {
        long c0 = sum(product(a1, b.a4), product(a2, b.a3), product(a3, b.a2), product(a4, b.a1));
        long c1 = sum(product(a2, b.a4), product(a3, b.a3), product(a4, b.a2), 0);
        long c2 = sum(product(a3, b.a4), product(a4, b.a3), 0, 0);
        long c3 = product(a4, b.a4);
        return new Fp5(
                Goldilocks.add(product(a0, b.a0), product(NON_RESIDUE, c0)),
                Goldilocks.add(sum(product(a0, b.a1), product(a1, b.a0), 0, 0), product(NON_RESIDUE, c1)),
                Goldilocks.add(
                        sum(product(a0, b.a2), product(a1, b.a1), product(a2, b.a0), 0), product(NON_RESIDUE, c2)),
                Goldilocks.add(
                        sum(product(a0, b.a3), product(a1, b.a2), product(a2, b.a1), product(a3, b.a0)),
                        product(NON_RESIDUE, c3)),
                Goldilocks.add(
                        sum(product(a0, b.a4), product(a1, b.a3), product(a2, b.a2), product(a3, b.a1)),
                        product(a4, b.a0)));
    }

    Fp5 times(long number) {
        return new Fp5(
                product(a0, number),
                product(a1, number),
                product(a2, number),
                product(a3, number),
                product(a4, number));
    }

    /** Multiplied by z. */
    Fp5 shifted() {
        return new Fp5(product(a4, NON_RESIDUE), a0, a1, a2, a3);
    }

    /** By the norm, which lies in GF(p): a^-1 = a^(p + p^2 + p^3 + p^4) / norm. Of zero it is zero. */
    Fp5 inverse() {
        Fp5 firstTwo = conjugate(1).times(conjugate(2));
        Fp5 others = firstTwo.times(firstTwo.conjugate(2));
        return others.times(Goldilocks.inverse(times(others).a0));
    }

    /** Little-endian, limb by limb. */
    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long limb : limbs()) buffer.putLong(limb);
        return buffer.array();
    }

    /** To the power of p^times. */
    private Fp5 conjugate(int times) {
        long root = Goldilocks.power(ROOT, times);
        long square = product(root, root);
        return new Fp5(
                a0,
                product(a1, root),
                product(a2, square),
                product(a3, product(square, root)),
                product(a4, product(square, square)));
    }

    private static long product(long a, long b) {
        return Goldilocks.multiply(a, b);
    }

    private static long sum(long a, long b, long c, long d) {
        return Goldilocks.add(Goldilocks.add(a, b), Goldilocks.add(c, d));
    }
}
