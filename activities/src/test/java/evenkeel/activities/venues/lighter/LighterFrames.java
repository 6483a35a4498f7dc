package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.book.BookWords;

/** Lighter's words for tests beside its folder. */
public final class LighterFrames {
    private LighterFrames() {}

    public static BookWords words() {
        return new LighterBookWords(symbol -> "0");
    }
}
