package evenkeel.domain.carry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of a trade: a function of what caused it, so that whoever starts it twice names it the same. */
public final class TradeId {
    private static final int DIGITS = 10;

    private TradeId() {}

    public static String of(String strategy, String symbol, String signal) {
        byte[] digest = sha256().digest((strategy + "|" + symbol + "|" + signal).getBytes(StandardCharsets.UTF_8));
        return "T-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
