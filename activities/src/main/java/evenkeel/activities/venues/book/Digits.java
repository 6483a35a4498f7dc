package evenkeel.activities.venues.book;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;

/** A decimal in one long: up to seventeen digits, and how many of them stand behind the point. Exact, or refused. */
final class Digits {
    private static final int SCALE_BITS = 5;
    private static final int MOST_SCALE = (1 << SCALE_BITS) - 1;
    private static final long MOST = 100_000_000_000_000_000L;
    private static final int SHOWN = 40;

    private Digits() {}

    /** Plain digits with at most one point; no exponent, no grouping, no digits of other scripts. */
    static long read(char[] text, int from, int length) {
        int end = from + length;
        boolean negative = length > 0 && text[from] == '-';
        int point = -1;
        long value = 0;
        int at = negative ? from + 1 : from;
        int first = at;
        for (; at < end; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                if (value >= MOST) throw refused(text, from, length);
            } else if (c == '.' && point < 0 && at > first && at < end - 1) {
                point = at;
            } else {
                throw refused(text, from, length);
            }
        }
        int scale = point < 0 ? 0 : end - point - 1;
        boolean minusNothing = negative && value == 0;
        if (at == first || scale > MOST_SCALE || minusNothing) throw refused(text, from, length);
        return (negative ? -value : value) << SCALE_BITS | scale;
    }

    static long value(long digits) {
        return digits >> SCALE_BITS;
    }

    static int scale(long digits) {
        return (int) digits & MOST_SCALE;
    }

    private static Trouble refused(char[] text, int from, int length) {
        String shown = new String(text, from, Math.min(length, SHOWN)).replaceAll("\\p{Cntrl}", " ");
        return new Trouble(Code.VEN_GARBLED, "no price or size: \"" + shown + "\"");
    }
}
