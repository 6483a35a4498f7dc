package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.Hints;
import evenkeel.activities.venues.stream.Rhythm;
import evenkeel.activities.venues.stream.SocketLoop;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lighter's pushes about our account: one channel each for orders, fills and positions, opened by a log-in. */
final class LighterStream implements AccountStream {
    static final String PING = "{\"type\":\"ping\"}";
    static final String PONG = "{\"type\":\"pong\"}";

    /** What the account's channels told is believed while pongs come; a connection is younger than its log-in. */
    static final Rhythm RHYTHM = new Rhythm(
            Duration.ofSeconds(5),
            Duration.ofSeconds(150),
            LighterLogin.LIFE.minusHours(2),
            Duration.ofMillis(250),
            Duration.ofSeconds(30));

    private static final Logger LOG = LoggerFactory.getLogger(LighterStream.class);

    /** Each carries what it is about under its last word, by the market's number. */
    private static final List<String> CHANNELS =
            List.of(LighterHeard.ORDERS, LighterHeard.TRADES, LighterHeard.POSITIONS);

    private final LighterApi api;
    private final VenueSettings settings;
    private final LighterMarkets markets;
    private final LighterHeard heard;
    private final Rhythm rhythm;
    private @Nullable Hints hints;
    private volatile @Nullable SocketLoop loop;

    LighterStream(LighterApi api, VenueSettings settings, LighterMarkets markets, LighterHeard heard, Rhythm rhythm) {
        this.heard = heard;
        this.api = api;
        this.settings = settings;
        this.markets = markets;
        this.rhythm = rhythm;
    }

    @Override
    public synchronized void connect(Listener listener) {
        if (loop != null) throw new IllegalStateException("connected already");
        String name = api.venue() + "-stream";
        var wanted = new Hints(name, listener);
        var started = new SocketLoop(name, new Pushes(wanted), rhythm);
        hints = wanted;
        loop = started;
        started.start();
    }

    @Override
    public boolean isLive() {
        SocketLoop running = loop;
        return running != null && running.isLive();
    }

    @Override
    public synchronized void close() {
        if (loop != null) loop.close();
        if (hints != null) hints.close();
    }

    private final class Pushes implements SocketLoop.Script {
        private final Hints hints;
        private final Set<String> waiting = new HashSet<>();
        private String login = "";

        Pushes(Hints hints) {
            this.hints = hints;
        }

        @Override
        public Request dial() {
            login = api.login().token(); // here, where it may wait
            for (String symbol : settings.symbols()) markets.ever(symbol); // a push has the market's number alone
            return new Request.Builder().url(settings.streamUrl("/stream")).build();
        }

        @Override
        public void opened(SocketLoop.Line line) {
            heard.nothing();
            waiting.clear();
            waiting.addAll(CHANNELS);
            for (String channel : CHANNELS) {
                String ours = channel + "/" + api.key().account();
                line.say(Json.write(Map.of("type", "subscribe", "channel", ours, "auth", login)));
            }
        }

        @Override
        public void beat(SocketLoop.Line line) {
            line.say(PING);
        }

        @Override
        public void heard(SocketLoop.Line line, String text) {
            try {
                Fields frame = Json.read(text);
                String type = frame.textOrEmpty("type");
                String channel = type.substring(type.indexOf('/') + 1);
                heard.sign();
                if (type.equals("ping")) line.say(PONG);
                else if (type.startsWith("subscribed/")) subscribed(line, channel, frame);
                else if (type.startsWith("update/")) pass(channel, frame);
                else if (type.equals("error") || frame.has("error")) refused(line);
            } catch (Trouble e) {
                LOG.warn("a push of {} could not be read: {}", api.venue(), e.getMessage());
                heard.unread();
                hints.missed();
            }
        }

        @Override
        public void ended() {
            heard.nothing();
        }

        private void refused(SocketLoop.Line line) {
            api.login().renew(); // the one reason that mends itself
            line.hangUp("refused");
        }

        /** The first word of a channel tells how things stand; of trades only the latest, which others have read. */
        private void subscribed(SocketLoop.Line line, String channel, Fields frame) {
            if (!waiting.remove(channel)) return;
            if (!channel.equals(LighterHeard.TRADES)) heard.heard(channel, frame);
            if (!waiting.isEmpty()) return;
            heard.all();
            line.live();
            hints.missed(); // what happened before nobody pushed
        }

        private void pass(String channel, Fields frame) {
            String about = channel.substring(channel.lastIndexOf('_') + 1);
            if (!CHANNELS.contains(channel) || !frame.has(about)) return;
            heard.heard(channel, frame);
            for (String market : frame.object(about).names()) {
                if (market.matches("\\d{1,5}"))
                    markets.symbol(Integer.parseInt(market)).ifPresent(hints::changed);
            }
        }
    }
}
