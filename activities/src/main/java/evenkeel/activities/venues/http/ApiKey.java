package evenkeel.activities.venues.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A venue key. The secret signs and is never shown: not as text, not in an error; it can be forgotten. */
public final class ApiKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String HIDDEN = "[hidden]";

    private final String id;
    private final byte[] secret;
    private volatile boolean forgotten;

    public ApiKey(String id, byte[] secret) {
        // it becomes a header: a line break in it would start another one
        if (!id.matches("[!-~]{1,256}")) {
            throw new IllegalArgumentException("a key id has 1 to 256 printable characters, had " + id.length());
        }
        if (secret.length == 0) throw new IllegalArgumentException("a key needs a secret");
        this.id = id;
        this.secret = secret.clone();
    }

    /** What the venue knows us by; travels in a header. */
    public String id() {
        return id;
    }

    /** Lower-case hex. */
    public String hmacSha256(String payload) {
        if (forgotten) throw new IllegalStateException("the key was forgotten");
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** For a venue that signs in a way of its own: the signer gets a copy of the secret, which is wiped afterwards. */
    public <T> T signing(Function<byte[], T> signer) {
        if (forgotten) throw new IllegalStateException("the key was forgotten");
        byte[] copy = secret.clone();
        try {
            return signer.apply(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /** A text of the venue's without the key in it: some error pages repeat the request. */
    public String redact(String text) {
        return text.replace(id, HIDDEN);
    }

    /** Overwrites the secret; nothing is signed afterwards. */
    public void forget() {
        forgotten = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "ApiKey" + HIDDEN;
    }
}
