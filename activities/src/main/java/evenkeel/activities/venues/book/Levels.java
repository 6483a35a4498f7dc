package evenkeel.activities.venues.book;

import java.util.Arrays;

/** One side of a book in whole ticks and lots, sorted, the best last: most of what changes is near the end. */
final class Levels {
    /** Deeper ones fall off; nobody trades through so many. */
    static final int MOST = 5_000;

    private static final int FIRST = 128;

    private final int sign;
    private long[] keys = new long[FIRST];
    private long[] sizes = new long[FIRST];
    private int count;
    private int lately;
    private long horizon;

    private Levels(int sign) {
        this.sign = sign;
        clear();
    }

    static Levels bids() {
        return new Levels(1);
    }

    static Levels asks() {
        return new Levels(-1);
    }

    void clear() {
        count = 0;
        horizon = Long.MIN_VALUE;
    }

    /** That size now stands at that price; none takes the level away. */
    void set(long price, long size) {
        long key = sign * price;
        int at = find(key);
        if (at >= 0) {
            if (size == 0) remove(at);
            else sizes[at] = size;
        } else if (size != 0) {
            insert(~at, key, size);
        }
    }

    long at(long price) {
        int at = find(sign * price);
        return at < 0 ? 0 : sizes[at];
    }

    /** What lies beyond the last level of a cut snapshot is not known, and never will be. */
    void endsHere() {
        if (count > 0) horizon = keys[0];
    }

    /** Whether the best that we know may not be the best there is. */
    boolean isBeyondHorizon() {
        return horizon != Long.MIN_VALUE && (count == 0 || keys[count - 1] < horizon);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Levels that can be vouched for. */
    int known() {
        int first = find(horizon);
        return count - (first < 0 ? ~first : first);
    }

    /** Counted from the best. */
    long price(int level) {
        return sign * keys[count - 1 - level];
    }

    long size(int level) {
        return sizes[count - 1 - level];
    }

    /** A frame goes from the best outwards, so the next price is looked for outwards of the one before, in growing strides. */
    private int find(long key) {
        int best = count - 1;
        if (best < 0 || keys[best] < key) return ~count;
        int inner = lately < count && keys[lately] >= key ? lately : best;
        int outer = inner;
        for (int stride = 1; outer >= 0 && keys[outer] >= key; stride *= 2) {
            inner = outer;
            outer -= stride;
        }
        int found = Arrays.binarySearch(keys, Math.max(0, outer + 1), inner + 1, key);
        lately = found < 0 ? ~found : found;
        return found;
    }

    private void insert(int at, long key, long size) {
        if (count == MOST) {
            if (at > 0) {
                remove(0);
                at--;
            }
            horizon = keys[0];
            if (key < horizon) return;
        }
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        System.arraycopy(keys, at, keys, at + 1, count - at);
        System.arraycopy(sizes, at, sizes, at + 1, count - at);
        keys[at] = key;
        sizes[at] = size;
        count++;
    }

    private void remove(int at) {
        count--;
        System.arraycopy(keys, at + 1, keys, at, count - at);
        System.arraycopy(sizes, at + 1, sizes, at, count - at);
    }
}
