package evenkeel.simulator.exchange.prices;

/** Chance without memory: the same question under the same seed always gets the same answer, in any order of asking. */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Dice() {}

    public static long roll(long seed, long question) {
        return mix(seed + GOLDEN * (question + 1));
    }

    public static long roll(long seed, long question, long part) {
        return roll(roll(seed, question), part);
    }

    public static long roll(long seed, String question) {
        return roll(seed, question.hashCode());
    }

    /** At least zero, below one. */
    public static double fraction(long roll) {
        return (roll >>> 11) * 0x1.0p-53;
    }

    /** From -1 up to 1. */
    public static double swing(long roll) {
        return (roll >> 10) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
