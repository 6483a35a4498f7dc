package evenkeel.domain.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which order of which trade: the slot ({@code lead}, {@code hedge}) holds at most one live order, {@code seq} counts all
 * intents of the slot over all phases, from 1.
 */
public record OrderKey(String trade, String leg, int seq) {
    private static final String PREFIX = "ee01";
    private static final int DIGEST_DIGITS = 28;

    public OrderKey {
        if (trade.isBlank() || leg.isBlank()) throw new IllegalArgumentException("an order needs a trade and a leg");
        if (trade.indexOf('|') >= 0 || leg.indexOf('|') >= 0) {
            throw new IllegalArgumentException("trade and leg must not contain '|', were " + trade + " and " + leg);
        }
        if (seq < 1) throw new IllegalArgumentException("seq counts from 1, was " + seq);
    }

    /** The client order id: a function of trade, leg and seq alone, so that every repeat asks for the same order. */
    public String clientId() {
        byte[] digest = sha256().digest((trade + "|" + leg + "|" + seq).getBytes(StandardCharsets.UTF_8));
        return PREFIX + HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
    }

    /** Whether a client order id at a venue is one that we gave, for whatever trade. */
    public static boolean isOurs(String clientId) {
        return clientId.startsWith(PREFIX) && clientId.length() == PREFIX.length() + DIGEST_DIGITS;
    }

    @Override
    public String toString() {
        return trade + "/" + leg + "/" + seq;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
