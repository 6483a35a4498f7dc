package evenkeel.simulator.wire.x10.stark;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Starknet's Poseidon: three elements, 8 full rounds and 83 partial ones, cubes. */
public final class Poseidon {
    private static final int WIDTH = 3;
    private static final int HALF_FULL = 4;
    private static final int PARTIAL = 83;
    private static final int ROUNDS = 2 * HALF_FULL + PARTIAL;
    private static final BigInteger P = StarkCurve.PRIME;
    private static final BigInteger[] CONSTANTS = constants();

    private Poseidon() {}

    /** Of numbers of either sign, taken modulo the prime. */
    public static BigInteger hash(List<BigInteger> input) {
        BigInteger[] state = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
        for (int at = 0; at <= input.size(); at += 2) {
            state[0] = state[0].add(padded(input, at)).mod(P);
            state[1] = state[1].add(padded(input, at + 1)).mod(P);
            permute(state);
        }
        return state[0];
    }

    /** A one after the last, then zeros. */
    private static BigInteger padded(List<BigInteger> input, int at) {
        if (at < input.size()) return input.get(at);
        return at == input.size() ? BigInteger.ONE : BigInteger.ZERO;
    }

    private static void permute(BigInteger[] state) {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < WIDTH; i++) state[i] = state[i].add(CONSTANTS[WIDTH * round + i]);
            boolean full = round < HALF_FULL || round >= HALF_FULL + PARTIAL;
            for (int i = full ? 0 : WIDTH - 1; i < WIDTH; i++) state[i] = cube(state[i]);
            mix(state);
        }
    }

    private static BigInteger cube(BigInteger element) {
        return element.multiply(element).mod(P).multiply(element).mod(P);
    }

    private static void mix(BigInteger[] state) {
        BigInteger sum = state[0].add(state[1]).add(state[2]);
        state[0] = sum.add(state[0].shiftLeft(1)).mod(P);
        state[1] = sum.subtract(state[1].shiftLeft(1)).mod(P);
        state[2] = sum.subtract(state[2].multiply(BigInteger.valueOf(3))).mod(P);
    }

    private static BigInteger[] constants() {
        var constants = new BigInteger[WIDTH * ROUNDS];
        for (int i = 0; i < constants.length; i++)
            constants[i] = sha256("Hades" + i).mod(P);
        return constants;
    }

    private static BigInteger sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return new BigInteger(1, digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
