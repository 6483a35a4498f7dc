package evenkeel.activities.venues.lighter.signing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What is signed: the hash of a transaction or of a log-in. */
public final class Digest {
    private final Fp5 element;

    private Digest(Fp5 element) {
        this.element = element;
    }

    /** Of numbers that are not negative. */
    static Digest of(long... numbers) {
        return new Digest(Poseidon2.hash(numbers));
    }

    /** Of a text: its bytes as little-endian numbers, filled up with zeros. */
    public static Digest of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int words = (bytes.length + Long.BYTES - 1) / Long.BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(words * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(bytes).rewind();
        long[] numbers = new long[words];
        for (int i = 0; i < words; i++) numbers[i] = Goldilocks.of(buffer.getLong());
        return of(numbers);
    }

    /** This one followed by another. */
    Digest then(Digest next) {
        long[] input = new long[2 * Fp5.LIMBS];
        System.arraycopy(element.limbs(), 0, input, 0, Fp5.LIMBS);
        System.arraycopy(next.element.limbs(), 0, input, Fp5.LIMBS, Fp5.LIMBS);
        return of(input);
    }

    Fp5 element() {
        return element;
    }

    byte[] bytes() {
        return element.bytes();
    }

    /** As the venue names a transaction. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public String toString() {
        return hex();
    }
}
