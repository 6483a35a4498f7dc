package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.stream.Hints;
import evenkeel.activities.venues.stream.Rhythm;
import evenkeel.activities.venues.stream.SocketLoop;
import evenkeel.domain.code.Trouble;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** X10's stream of our account: nothing to subscribe, a picture of everything first, then numbered changes. */
final class X10Stream implements AccountStream {
    /** Silence is normal here; the venue pings every 15 seconds and so do we, which tells the dead. */
    static final Rhythm RHYTHM = new Rhythm(
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            Duration.ofHours(23),
            Duration.ofMillis(250),
            Duration.ofSeconds(30));

    private static final Logger LOG = LoggerFactory.getLogger(X10Stream.class);

    /** The parts of a change that name a market. */
    private static final List<String> PARTS = List.of("orders", "trades", "positions");

    private final X10Api api;
    private final Rhythm rhythm;
    private @Nullable Hints hints;
    private volatile @Nullable SocketLoop loop;

    X10Stream(X10Api api) {
        this(api, RHYTHM);
    }

    X10Stream(X10Api api, Rhythm rhythm) {
        this.api = api;
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

        /** The number of the last change; null on a connection that has told nothing yet. */
        private volatile @Nullable BigDecimal last;

        Pushes(Hints hints) {
            this.hints = hints;
        }

        @Override
        public Request dial() {
            last = null;
            return api.dial("/account");
        }

        @Override
        public void opened(SocketLoop.Line line) {}

        @Override
        public void beat(SocketLoop.Line line) {}

        @Override
        public void heard(SocketLoop.Line line, String text) {
            try {
                Fields frame = Json.read(text);
                if (frame.has("error")) line.hangUp("the venue reports an error");
                else if (follows(frame.decimal("seq"))) pass(line, frame);
                else line.hangUp("a change is missing");
            } catch (Trouble e) {
                LOG.warn("a push of {} could not be read: {}", api.venue(), e.getMessage());
                hints.missed();
            }
        }

        private boolean follows(BigDecimal number) {
            BigDecimal before = last;
            last = number;
            return before == null || before.add(BigDecimal.ONE).compareTo(number) == 0;
        }

        private void pass(SocketLoop.Line line, Fields frame) {
            if (frame.text("type").equals("SNAPSHOT")) {
                line.live();
                hints.missed(); // what happened before nobody pushed
                return;
            }
            if (!frame.has("data")) return;
            Fields data = frame.object("data");
            for (String part : PARTS) {
                if (!data.has(part)) continue;
                for (Fields row : data.list(part)) {
                    X10Words.canonical(row.text("market")).ifPresent(hints::changed);
                }
            }
        }
    }
}
