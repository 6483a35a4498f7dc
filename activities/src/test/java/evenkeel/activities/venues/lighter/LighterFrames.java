package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.http.AccountRules;
import evenkeel.activities.venues.stream.HintStream;

/** Lighter's words for tests beside its folder. */
public final class LighterFrames {
    private LighterFrames() {}

    /** To who knows what the venue lists. */
    public static HintStream.Words pushes(Peer peer) {
        var settings = LighterPeer.settings(peer, LighterPeer.ID, AccountRules.ANY);
        var api = new LighterApi(settings);
        var markets = new LighterMarkets(api, settings.venue().clock());
        markets.ever("ETH");
        return new LighterStream(
                api,
                settings.venue(),
                markets,
                new LighterHeard(settings.venue().clock(), System::nanoTime));
    }

    public static BookWords words() {
        return new LighterBookWords(symbol -> "0");
    }
}
