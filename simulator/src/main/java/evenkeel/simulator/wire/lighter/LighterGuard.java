package evenkeel.simulator.wire.lighter;

import evenkeel.simulator.wire.lighter.schnorr.Poseidon2;
import evenkeel.simulator.wire.lighter.schnorr.Quintic;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may ask: transactions signed by a key of theirs, and reads with a token that such a key has signed. */
final class LighterGuard {
    private static final Pattern TOKEN = Pattern.compile("((\\d{1,12}):(\\d{1,15}):(\\d{1,3})):([0-9a-f]{160})");
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int LIMB_BYTES = 8;
    private static final int MOST_KNOWN = 1_000;

    private final long chain;
    private final List<LighterKey> keys;
    private final InstantSource clock;
    private final Map<String, LighterKey> tokens = new ConcurrentHashMap<>(); // verifying takes long

    LighterGuard(long chain, List<LighterKey> keys, InstantSource clock) {
        this.chain = chain;
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    List<LighterKey> keysOf(long account) {
        return keys.stream().filter(key -> key.account() == account).toList();
    }

    LighterKey key(long account, long index) {
        return keys.stream()
                .filter(key -> key.is(account, index))
                .findFirst()
                .orElseThrow(() -> LighterError.of(21108, "invalid PublicKey"));
    }

    /** The transaction's hash, when its key has signed it and it has not run out. */
    Quintic verified(Transaction transaction) {
        LighterKey key = key(transaction.account(), transaction.apiKey());
        Quintic hash = transaction.hash(chain);
        if (!key.publicKey().signed(hash, transaction.signature())) {
            throw LighterError.of(21120, "invalid signature"); // in doubt: the code is not documented
        }
        if (!transaction.expiredAt().isAfter(clock.instant())) {
            throw LighterError.of(21501, "invalid tx info: expired");
        }
        return hash;
    }

    /** The key behind a token, for that account. */
    LighterKey reader(Optional<String> token, long account) {
        String text = token.orElseThrow(() -> LighterError.notSignedIn("no token"));
        Matcher parts = TOKEN.matcher(text);
        if (!parts.matches()) throw LighterError.notSignedIn("not a token");
        checkDeadline(Instant.ofEpochSecond(Long.parseLong(parts.group(2))));
        LighterKey known = tokens.get(text);
        LighterKey key = known != null ? known : signerOf(parts);
        if (tokens.size() > MOST_KNOWN) tokens.clear();
        tokens.put(text, key);
        if (key.account() != account) throw LighterError.notSignedIn("another account's token");
        return key;
    }

    private void checkDeadline(Instant deadline) {
        Instant now = clock.instant();
        if (!deadline.isAfter(now)) throw LighterError.notSignedIn("the token has expired");
        if (deadline.isAfter(now.plus(LONGEST))) throw LighterError.notSignedIn("the deadline is too far away");
    }

    private LighterKey signerOf(Matcher parts) {
        LighterKey key = key(Long.parseLong(parts.group(3)), Long.parseLong(parts.group(4)));
        byte[] signature = HexFormat.of().parseHex(parts.group(5));
        if (!key.publicKey().signed(hash(parts.group(1)), signature)) throw LighterError.notSignedIn("signature");
        return key;
    }

    /** Eight letters make a number, the first one its lowest byte. */
    static Quintic hash(String message) {
        byte[] letters = message.getBytes(StandardCharsets.US_ASCII);
        List<BigInteger> numbers = new ArrayList<>();
        for (int from = 0; from < letters.length; from += LIMB_BYTES) {
            BigInteger number = BigInteger.ZERO;
            for (int i = Math.min(letters.length, from + LIMB_BYTES) - 1; i >= from; i--) {
                number = number.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(letters[i]));
            }
            numbers.add(number);
        }
        return Poseidon2.hash(numbers);
    }
}
