package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.HintStream;
import evenkeel.activities.venues.stream.Rhythm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Request;

/** Lighter's pushes about our account: one channel each for orders, fills and positions, opened by a log-in. */
final class LighterStream implements HintStream.Words {
    static final String PING = "{\"type\":\"ping\"}";
    static final String PONG = "{\"type\":\"pong\"}";

    /** What the account's channels told is believed while pongs come; a connection is younger than its log-in. */
    static final Rhythm RHYTHM =
            Rhythm.of(Duration.ofSeconds(5), Duration.ofSeconds(150)).living(LighterLogin.LIFE.minusHours(2));

    /** Each carries what it is about under its last word, by the market's number. */
    private static final List<String> CHANNELS =
            List.of(LighterHeard.ORDERS, LighterHeard.TRADES, LighterHeard.POSITIONS);

    private final LighterApi api;
    private final VenueSettings settings;
    private final LighterMarkets markets;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final LighterHeard heard;
    private volatile String login = "";

    LighterStream(LighterApi api, VenueSettings settings, LighterMarkets markets, LighterHeard heard) {
        this.heard = heard;
        this.api = api;
        this.settings = settings;
        this.markets = markets;
    }

    @Override
    public Request dial() {
        login = api.login().token(); // here, where it may wait
        for (String symbol : settings.symbols()) markets.ever(symbol); // a push has the market's number alone
        return settings.dial("/stream");
    }

    @Override
    public void opened(HintStream.Line line) {
        heard.nothing();
        waiting.addAll(CHANNELS);
        for (String channel : CHANNELS) {
            String ours = channel + "/" + api.key().account();
            line.say(Json.write(Map.of("type", "subscribe", "channel", ours, "auth", login)));
        }
    }

    @Override
    public void beat(HintStream.Line line) {
        line.say(PING);
    }

    @Override
    public void heard(HintStream.Line line, Fields frame) {
        heard.sign();
        String type = frame.textOrEmpty("type");
        String channel = type.substring(type.indexOf('/') + 1);
        if (type.equals("ping")) line.say(PONG);
        else if (type.startsWith("subscribed/")) subscribed(line, channel, frame);
        else if (type.startsWith("update/")) pass(line, channel, frame);
        else if (type.equals("error") || frame.has("error")) refused(line);
    }

    private void refused(HintStream.Line line) {
        api.login().renew(); // the one reason that mends itself
        line.hangUp("refused");
    }

    @Override
    public void unread() {
        heard.unread();
    }

    @Override
    public void ended() {
        heard.nothing();
    }

    /** The first word of a channel tells how things stand; of trades only the latest, which others have read. */
    private void subscribed(HintStream.Line line, String channel, Fields frame) {
        if (!waiting.remove(channel)) return;
        if (!channel.equals(LighterHeard.TRADES)) heard.heard(channel, frame);
        if (!waiting.isEmpty()) return;
        heard.all();
        line.live();
    }

    private void pass(HintStream.Line line, String channel, Fields frame) {
        String about = channel.substring(channel.lastIndexOf('_') + 1);
        if (!CHANNELS.contains(channel) || !frame.has(about)) return;
        heard.heard(channel, frame);
        for (String market : frame.object(about).names()) {
            if (market.matches("\\d{1,5}"))
                markets.symbol(Integer.parseInt(market)).ifPresent(line::changed);
        }
    }
}
