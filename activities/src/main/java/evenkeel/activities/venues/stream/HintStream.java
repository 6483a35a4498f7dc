package evenkeel.activities.venues.stream;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.domain.code.Trouble;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a venue pushes about our account, over one socket and as hints. How one venue puts it is its words. */
public final class HintStream implements AccountStream {
    private static final Logger LOG = LoggerFactory.getLogger(HintStream.class);

    private final String name;
    private final Words words;
    private final Rhythm rhythm;
    private @Nullable Hints hints;
    private volatile @Nullable SocketLoop loop;

    public HintStream(String venue, Words words, Rhythm rhythm) {
        this.name = venue + "-stream";
        this.words = words;
        this.rhythm = rhythm;
    }

    /** What is special about one venue's pushes. */
    public interface Words {
        /** Where to connect; may ask the venue first. */
        Request dial();

        default void opened(Line line) {}

        default void beat(Line line) {}

        /** A frame in which something is not as it should be may have been about anything. */
        void heard(Line line, Fields frame);

        /** A frame could not be read. */
        default void unread() {}

        /** The connection is over. */
        default void ended() {}
    }

    /** One connection, as words use it. When it goes live, what happened before nobody pushed. */
    public interface Line extends SocketLoop.Line {
        void changed(String symbol);

        void missed();
    }

    @Override
    public synchronized void connect(Listener listener) {
        if (loop != null) throw new IllegalStateException("connected already");
        var wanted = new Hints(name, listener);
        var started = new SocketLoop(name, new Script(wanted), rhythm);
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

    private final class Script implements SocketLoop.Script {
        private final Hints hints;

        Script(Hints hints) {
            this.hints = hints;
        }

        @Override
        public Request dial() {
            return words.dial();
        }

        @Override
        public void opened(SocketLoop.Line line) {
            words.opened(new Hinting(line, hints));
        }

        @Override
        public void beat(SocketLoop.Line line) {
            words.beat(new Hinting(line, hints));
        }

        @Override
        public void ended() {
            words.ended();
        }

        @Override
        public void heard(SocketLoop.Line line, String text) {
            try {
                words.heard(new Hinting(line, hints), Json.read(text));
            } catch (Trouble e) {
                LOG.warn("a push of {} could not be read: {}", name, e.getMessage());
                words.unread();
                hints.missed();
            }
        }
    }

    private record Hinting(SocketLoop.Line line, Hints hints) implements Line {
        @Override
        public void say(String text) {
            line.say(text);
        }

        @Override
        public void live() {
            line.live();
            hints.missed();
        }

        @Override
        public void hangUp(String why) {
            line.hangUp(why);
        }

        @Override
        public void changed(String symbol) {
            hints.changed(symbol);
        }

        @Override
        public void missed() {
            hints.missed();
        }
    }
}
