package evenkeel.activities.venues.http;

import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that is written once. The client repeats some requests by itself; it never repeats one with such a body. */
public final class OneShot extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");

    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private final byte[] bytes;
    private final @Nullable MediaType type;

    private OneShot(byte[] bytes, @Nullable MediaType type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** For a request whose parameters are all in its query. */
    public static OneShot empty() {
        return new OneShot(new byte[0], null);
    }

    public static OneShot json(String text) {
        return new OneShot(text.getBytes(StandardCharsets.UTF_8), JSON);
    }

    /** Parameters as a form's body. */
    public static OneShot form(Query fields) {
        return new OneShot(fields.encoded().getBytes(StandardCharsets.UTF_8), FORM);
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public @Nullable MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws java.io.IOException {
        sink.write(bytes);
    }
}
