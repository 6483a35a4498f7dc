package evenkeel.activities.venues.x10.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Starknet's hash: a sponge of three numbers, mixed by 8 full and 83 partial rounds of cubes (Hades). */
final class Poseidon {
    private static final int WIDTH = 3;
    private static final int FULL_ROUNDS = 8;
    private static final int PARTIAL_ROUNDS = 83;
    private static final int ROUNDS = FULL_ROUNDS + PARTIAL_ROUNDS;
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final BigInteger[] ROUND_CONSTANTS = roundConstants();

    private Poseidon() {}

    static BigInteger hash(List<BigInteger> input) {
        List<BigInteger> padded = new ArrayList<>(input);
        padded.add(BigInteger.ONE);
        if (padded.size() % 2 != 0) padded.add(BigInteger.ZERO);
        BigInteger[] state = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
        for (int i = 0; i < padded.size(); i += 2) {
            state[0] = Felt.of(state[0].add(padded.get(i)));
            state[1] = Felt.of(state[1].add(padded.get(i + 1)));
            permute(state);
        }
        return state[0];
    }

    private static void permute(BigInteger[] state) {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < WIDTH; i++) state[i] = state[i].add(ROUND_CONSTANTS[WIDTH * round + i]);
            boolean full = round < FULL_ROUNDS / 2 || round >= FULL_ROUNDS / 2 + PARTIAL_ROUNDS;
            if (full) {
                state[0] = cube(state[0]);
                state[1] = cube(state[1]);
            }
            state[2] = cube(state[2]);
            mix(state);
        }
    }

    private static BigInteger cube(BigInteger x) {
        return Felt.of(Felt.of(x.multiply(x)).multiply(x));
    }

    private static void mix(BigInteger[] state) {
        BigInteger sum = state[0].add(state[1]).add(state[2]);
        state[0] = Felt.of(sum.add(state[0].shiftLeft(1)));
        state[1] = Felt.of(sum.subtract(state[1].shiftLeft(1)));
        state[2] = Felt.of(sum.subtract(state[2].multiply(THREE)));
    }

    /** The venue's own are no secret choice: each is the hash of its own number. */
    private static BigInteger[] roundConstants() {
        var constants = new BigInteger[WIDTH * ROUNDS];
        MessageDigest sha256 = sha256();
        for (int i = 0; i < constants.length; i++) {
            byte[] digest = sha256.digest(("Hades" + i).getBytes(StandardCharsets.US_ASCII));
            constants[i] = Felt.of(new BigInteger(1, digest));
        }
        return constants;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
