package evenkeel.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A client's key: its public id, the secret it signs with, the account it may trade, and whether it may move money away.
 * For simulated accounts only.
 */
public record TradingKey(String id, SecretKey secret, String account, boolean mayWithdraw) {
    private static final String HMAC = "HmacSHA256";

    public static TradingKey of(String id, String secret) {
        return new TradingKey(id, new SecretKeySpec(bytes(secret), HMAC), "main", false);
    }

    public TradingKey forAccount(String name) {
        return new TradingKey(id, secret, name, mayWithdraw);
    }

    /** One that no trader should use. */
    public TradingKey thatMayWithdraw() {
        return new TradingKey(id, secret, account, true);
    }

    /** Lower-case hex. */
    public String sign(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /** Takes as long for a wrong signature as for the right one. */
    public boolean signed(String text, String signature) {
        return MessageDigest.isEqual(bytes(sign(text)), bytes(signature));
    }

    @Override
    public String toString() {
        return "TradingKey[" + id + " for " + account + "]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
