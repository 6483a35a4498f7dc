package evenkeel.config.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that are shown to nobody: no text, no serial form, no comparison that takes longer the closer one gets (S3). */
public final class Secret {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy without the white space around it; the caller may wipe its own. */
    public static Secret of(byte[] content) {
        int from = 0;
        int to = content.length;
        while (from < to && content[from] >= 0 && content[from] <= ' ') from++;
        while (to > from && content[to - 1] >= 0 && content[to - 1] <= ' ') to--;
        return new Secret(Arrays.copyOfRange(content, from, to));
    }

    public static Secret none() {
        return new Secret(new byte[0]);
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** What stands before the first of that character, which must not be secret; empty when it is not there. */
    public String publicPartBefore(char mark) {
        int at = indexOf(mark);
        return at < 0 ? "" : new String(bytes, 0, at, StandardCharsets.UTF_8);
    }

    /** What stands after it; nothing when it is not there. */
    public Secret after(char mark) {
        int at = indexOf(mark);
        return at < 0 ? none() : new Secret(Arrays.copyOfRange(bytes, at + 1, bytes.length));
    }

    /** A copy, for the one who signs or connects; who takes it wipes it. */
    public byte[] copy() {
        return bytes.clone();
    }

    /** Overwrites it; nothing of it is left in here. */
    public void forget() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    /** The same for all: a hash would tell something. */
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }

    private int indexOf(char mark) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == (byte) mark) return i;
        }
        return -1;
    }
}
