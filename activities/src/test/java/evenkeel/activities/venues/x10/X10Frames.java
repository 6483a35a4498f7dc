package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.book.BookWords;

/** X10's words for tests beside its folder. */
public final class X10Frames {
    private X10Frames() {}

    public static BookWords words() {
        return new X10BookWords();
    }
}
