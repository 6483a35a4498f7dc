package evenkeel.activities.venues.lighter.signing;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An act in an account's name, made for one moment.
 *
 * @param chain 304 for the real venue, 300 for its test net
 * @param expiredAt in milliseconds of the venue's time: afterwards it refuses the transaction
 * @param attributes numbered riders; none that are zero
 */
public record Transaction(
        int chain, Signer signer, long nonce, long expiredAt, Act act, SortedMap<Integer, Long> attributes) {
    /** The rider by which a nonce may be any that is greater than the last, not only the next. */
    public static final int SKIP_NONCE = 4;

    private static final int MOST_ATTRIBUTES = 4;

    /** Which of an account's keys signs. */
    public record Signer(long account, int key) {}

    public Transaction {
        var present = new TreeMap<>(attributes);
        present.values().removeIf(value -> value == 0);
        if (present.size() > MOST_ATTRIBUTES) {
            throw new IllegalArgumentException("at most 4 attributes, were " + present.keySet());
        }
        attributes = present;
        mustNotBeNegative(nonce);
        mustNotBeNegative(expiredAt);
        mustNotBeNegative(signer.account());
        act.fields().values().forEach(Transaction::mustNotBeNegative);
    }

    public Digest hash() {
        long[] head = {chain, act.type(), nonce, expiredAt, signer.account(), signer.key()};
        LongStream tail = act.fields().values().stream().mapToLong(Long::longValue);
        Digest plain = Digest.of(LongStream.concat(Arrays.stream(head), tail).toArray());
        return attributes.isEmpty() ? plain : plain.then(attributesHash());
    }

    /** As it is sent, signed by a key. */
    public SequencedMap<String, @Nullable Object> signed(SigningKey key) {
        SequencedMap<String, @Nullable Object> sent = new LinkedHashMap<>();
        sent.put("AccountIndex", signer.account());
        sent.put("ApiKeyIndex", signer.key());
        sent.putAll(act.fields());
        sent.put("ExpiredAt", expiredAt);
        sent.put("Nonce", nonce);
        sent.put("Sig", Base64.getEncoder().encodeToString(key.sign(hash())));
        sent.put("L2TxAttributes", attributes.isEmpty() ? null : attributes);
        return sent;
    }

    /** Pairs of number and value, in rising order, filled up with zeros. */
    private Digest attributesHash() {
        long[] pairs = new long[2 * MOST_ATTRIBUTES];
        int at = 0;
        for (Map.Entry<Integer, Long> attribute : attributes.entrySet()) {
            pairs[at++] = attribute.getKey();
            pairs[at++] = attribute.getValue();
        }
        return Digest.of(pairs);
    }

    private static void mustNotBeNegative(long number) {
        if (number < 0) throw new IllegalArgumentException("what is signed is not negative, was " + number);
    }
}
