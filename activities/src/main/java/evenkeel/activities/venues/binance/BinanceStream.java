package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.Hints;
import evenkeel.activities.venues.stream.Rhythm;
import evenkeel.activities.venues.stream.SocketLoop;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binance's user data stream: a listen key per connection, prolonged while it lives. */
final class BinanceStream implements AccountStream {
    /** Silence is normal here, pings tell the dead; the venue cuts after a day, we go before. */
    static final Rhythm RHYTHM = new Rhythm(
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            Duration.ofHours(23),
            Duration.ofMillis(250),
            Duration.ofSeconds(30));

    private static final Logger LOG = LoggerFactory.getLogger(BinanceStream.class);

    private static final String LISTEN_KEY = "/fapi/v1/listenKey";

    /** A listen key lives for an hour after it was made or prolonged. */
    private static final Duration PROLONG = Duration.ofMinutes(30);

    private final BinanceApi api;
    private final VenueSettings settings;
    private final Rhythm rhythm;
    private final Duration prolong;
    private @Nullable Hints hints;
    private volatile @Nullable SocketLoop loop;

    BinanceStream(BinanceApi api, VenueSettings settings) {
        this(api, settings, RHYTHM, PROLONG);
    }

    BinanceStream(BinanceApi api, VenueSettings settings, Rhythm rhythm, Duration prolong) {
        this.api = api;
        this.settings = settings;
        this.rhythm = rhythm;
        this.prolong = prolong;
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
        private volatile long prolongedAt;

        Pushes(Hints hints) {
            this.hints = hints;
        }

        @Override
        public Request dial() {
            Fields answer = api.keyed("POST", LISTEN_KEY);
            String listenKey = answer.text("listenKey");
            if (!listenKey.matches("[A-Za-z0-9_-]{1,200}")) throw new Trouble(Code.VEN_GARBLED, "an odd listen key");
            prolongedAt = System.nanoTime();
            return new Request.Builder()
                    .url(settings.streamUrl("/ws/" + listenKey))
                    .build();
        }

        @Override
        public void opened(SocketLoop.Line line) {
            line.live();
            hints.missed(); // what happened before nobody pushed
        }

        @Override
        public void beat(SocketLoop.Line line) {
            if (System.nanoTime() - prolongedAt < prolong.toNanos()) return;
            try {
                api.keyed("PUT", LISTEN_KEY);
                prolongedAt = System.nanoTime();
            } catch (Trouble e) {
                // an hour is long: what may pass is tried again with the next beat
                boolean mayPass = e.code() == Code.VEN_SILENT || e.code() == Code.VEN_BUSY;
                if (mayPass) LOG.warn("listen key of {} not prolonged: {}", api.venue(), e.getMessage());
                else line.hangUp("listen key not prolonged: " + e.getMessage());
            }
        }

        @Override
        public void heard(SocketLoop.Line line, String text) {
            try {
                Fields frame = Json.read(text);
                Fields event = frame.has("data") ? frame.object("data") : frame;
                if (event.textOrEmpty("e").equals("listenKeyExpired")) line.hangUp("listen key expired");
                else pass(event);
            } catch (Trouble e) {
                LOG.warn("a push of {} could not be read: {}", api.venue(), e.getMessage());
                hints.missed();
            }
        }

        private void pass(Fields event) {
            switch (event.textOrEmpty("e")) {
                case "ORDER_TRADE_UPDATE", "ALGO_UPDATE" -> changed(event.object("o"));
                case "TRADE_LITE" -> changed(event);
                case "ACCOUNT_UPDATE" -> {
                    Fields account = event.object("a");
                    List<Fields> positions = account.has("P") ? account.list("P") : List.of();
                    // funding on cross margin names the currency only
                    if (positions.isEmpty()) hints.missed();
                    positions.forEach(this::changed);
                }
                default -> hints.missed(); // margin calls, settings, what the venue invents next
            }
        }

        private void changed(Fields named) {
            BinanceWords.canonical(named.text("s")).ifPresent(hints::changed);
        }
    }
}
