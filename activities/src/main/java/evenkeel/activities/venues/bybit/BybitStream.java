package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.Hints;
import evenkeel.activities.venues.stream.Rhythm;
import evenkeel.activities.venues.stream.SocketLoop;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bybit's private stream: log in, subscribe, ping. */
final class BybitStream implements AccountStream {
    /** A ping of ours every twenty seconds is answered, so three without a word are a dead line. */
    static final Rhythm RHYTHM = new Rhythm(
            Duration.ofSeconds(20),
            Duration.ofSeconds(65),
            Duration.ofHours(23),
            Duration.ofMillis(250),
            Duration.ofSeconds(30));

    private static final Logger LOG = LoggerFactory.getLogger(BybitStream.class);

    private static final List<String> TOPICS = List.of("order", "execution", "position");

    /** How long the signature of a log-in is good for. */
    private static final Duration LOGIN = Duration.ofSeconds(10);

    private final BybitApi api;
    private final VenueSettings settings;
    private final Rhythm rhythm;
    private @Nullable Hints hints;
    private volatile @Nullable SocketLoop loop;

    BybitStream(BybitApi api, VenueSettings settings) {
        this(api, settings, RHYTHM);
    }

    BybitStream(BybitApi api, VenueSettings settings, Rhythm rhythm) {
        this.api = api;
        this.settings = settings;
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

        Pushes(Hints hints) {
            this.hints = hints;
        }

        @Override
        public Request dial() {
            api.clock().refresh(); // here, where it may wait: the log-in is signed with the venue's time
            return new Request.Builder().url(settings.streamUrl("/v5/private")).build();
        }

        @Override
        public void opened(SocketLoop.Line line) {
            long expires = api.clock().now().plus(LOGIN).toEpochMilli();
            String signature = api.key().hmacSha256("GET/realtime" + expires);
            line.say(Json.write(Map.of("op", "auth", "args", List.of(api.key().id(), expires, signature))));
        }

        @Override
        public void beat(SocketLoop.Line line) {
            line.say("{\"op\":\"ping\"}");
        }

        @Override
        public void heard(SocketLoop.Line line, String text) {
            try {
                Fields frame = Json.read(text);
                if (frame.has("topic")) pass(frame);
                else answered(line, frame);
            } catch (Trouble e) {
                LOG.warn("a push of {} could not be read: {}", api.venue(), e.getMessage());
                hints.missed();
            }
        }

        private void answered(SocketLoop.Line line, Fields frame) {
            if (frame.has("success") && !frame.flag("success")) {
                api.clock().distrust(); // the one reason for a refusal that mends itself
                line.hangUp("refused: " + api.key().redact(frame.textOrEmpty("ret_msg")));
                return;
            }
            switch (frame.textOrEmpty("op")) {
                case "auth" -> line.say(Json.write(Map.of("op", "subscribe", "args", TOPICS)));
                case "subscribe" -> {
                    line.live();
                    hints.missed(); // what happened before nobody pushed
                }
                default -> {} // the answer to a ping
            }
        }

        private void pass(Fields frame) {
            for (Fields row : frame.list("data")) {
                BybitWords.canonical(row.text("symbol")).ifPresent(hints::changed);
            }
        }
    }
}
