package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.HintStream;

/** X10's words for tests beside its folder. */
public final class X10Frames {
    private X10Frames() {}

    public static HintStream.Words pushes(VenueSettings settings) {
        return new X10Stream(new X10Api(settings));
    }

    public static BookWords words() {
        return new X10BookWords();
    }
}
