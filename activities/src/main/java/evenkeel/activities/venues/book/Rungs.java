package evenkeel.activities.venues.book;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.util.Arrays;

/** Levels of one side as a frame spells them. */
public final class Rungs {
    /** No number that {@link Frame#digits} reads. */
    public static final long UNSAID = Long.MIN_VALUE;

    private static final int MOST = 10_000;
    private static final int FIRST = 64;

    private long[] prices = new long[FIRST];
    private long[] sizes = new long[FIRST];
    private int count;

    Rungs() {}

    /** Reads {@code [["3000.1","2.5"], …]}. */
    public void pairs(Frame frame) throws IOException {
        frame.enter('[');
        while (frame.another()) {
            frame.enter('[');
            long price = frame.another() ? frame.digits() : UNSAID;
            long size = frame.another() ? frame.digits() : UNSAID;
            if (frame.another()) throw new Trouble(Code.VEN_GARBLED, "a level of three");
            add(price, size);
        }
    }

    /** Reads {@code [{"price":"3000.1","size":"2.5"}, …]}, under these names. */
    public void objects(Frame frame, String priceName, String sizeName) throws IOException {
        frame.enter('[');
        while (frame.another()) {
            frame.enter('{');
            long price = UNSAID;
            long size = UNSAID;
            for (String name = frame.field(); name != null; name = frame.field()) {
                if (name.equals(priceName)) price = once(price, frame.digits());
                else if (name.equals(sizeName)) size = once(size, frame.digits());
                else frame.skip();
            }
            add(price, size);
        }
    }

    /** The value of something that must not have been said before. */
    public static long once(long before, long now) {
        if (before != UNSAID) throw new Trouble(Code.VEN_GARBLED, "a price or size is said twice");
        return now;
    }

    /** What {@link Frame#digits} read of a price and a size. */
    public void add(long price, long size) {
        if (price == UNSAID || size == UNSAID) throw new Trouble(Code.VEN_GARBLED, "half a level");
        if (count == MOST) throw new Trouble(Code.VEN_GARBLED, "more than " + MOST + " levels in one frame");
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        prices[count] = price;
        sizes[count++] = size;
    }

    int count() {
        return count;
    }

    long price(int at) {
        return prices[at];
    }

    long size(int at) {
        return sizes[at];
    }

    void clear() {
        count = 0;
    }

    Rungs copy() {
        var copy = new Rungs();
        copy.prices = Arrays.copyOf(prices, count);
        copy.sizes = Arrays.copyOf(sizes, count);
        copy.count = count;
        return copy;
    }
}
