package evenkeel.activities.venues.lighter.signing;

/** Arithmetic modulo p = 2^64 - 2^32 + 1. A number is an unsigned long below p. */
final class Goldilocks {
    static final long P = 0xffffffff00000001L;

    /** 2^64 modulo p. */
    private static final long EPSILON = 0xffffffffL;

    private Goldilocks() {}

    /** Any unsigned long. */
    static long of(long unsigned) {
        return Long.compareUnsigned(unsigned, P) < 0 ? unsigned : unsigned - P;
    }

    static long add(long a, long b) {
        long sum = a + b;
        boolean wrapped = Long.compareUnsigned(sum, a) < 0;
        return of(wrapped ? sum + EPSILON : sum);
    }

    static long subtract(long a, long b) {
        long difference = a - b;
        boolean wrapped = Long.compareUnsigned(a, b) < 0;
        return wrapped ? difference - EPSILON : difference;
    }

    static long multiply(long a, long b) {
        return reduce(Math.unsignedMultiplyHigh(a, b), a * b);
    }

    static long power(long base, long unsignedExponent) {
        long result = 1;
        for (int bit = 63; bit >= 0; bit--) {
            result = multiply(result, result);
            if ((unsignedExponent >>> bit & 1) == 1) result = multiply(result, base);
        }
        return result;
    }

    /** Of zero it is zero. */
    static long inverse(long a) {
        return power(a, P - 2);
    }

    /** With 2^64 = 2^32 - 1 and 2^96 = -1, modulo p. */
    private static long reduce(long high, long low) {
        long top = high >>> 32;
        long middle = (high & EPSILON) * EPSILON;
        long rest = low - top;
        if (Long.compareUnsigned(low, top) < 0) rest -= EPSILON;
        long sum = rest + middle;
        return of(Long.compareUnsigned(sum, middle) < 0 ? sum + EPSILON : sum);
    }
}
