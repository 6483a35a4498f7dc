package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.HintStream;

/** Bybit's words for tests beside its folder. */
public final class BybitFrames {
    private BybitFrames() {}

    public static HintStream.Words pushes(VenueSettings settings) {
        return new BybitStream(new BybitApi(settings), settings);
    }
}
