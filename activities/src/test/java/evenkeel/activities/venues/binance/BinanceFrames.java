package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.HintStream;

/** Binance's words for tests beside its folder. */
public final class BinanceFrames {
    private BinanceFrames() {}

    public static HintStream.Words pushes(VenueSettings settings) {
        return new BinanceStream(new BinanceApi(settings), settings);
    }
}
