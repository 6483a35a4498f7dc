package evenkeel.activities.venues.stream;

import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one WebSocket to a venue alive: dials, beats, hangs up on silence or old age, waits longer after each failure,
 * dials again. One thread dials and beats, one of the client's hears.
 */
public final class SocketLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLoop.class);

    /** Finds a connection whose other end is gone without a word (F45), below what the venue says itself. */
    private static final Duration PING = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** A venue that does not answer our goodbye is cut off. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private static final int NORMAL_CLOSURE = 1000;

    private final String name;
    private final Script script;
    private final Rhythm rhythm;
    private final LongSupplier nanos;
    private final RandomGenerator dice;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient client;
    private volatile boolean closed;
    private volatile @Nullable Session session;
    private volatile @Nullable Thread thread;

    public SocketLoop(String name, Script script, Rhythm rhythm) {
        this(name, script, rhythm, System::nanoTime, new SplittableRandom());
    }

    /** With a clock of nanoseconds that never goes back, for silence and age, and dice for the pauses after a loss. */
    public SocketLoop(String name, Script script, Rhythm rhythm, LongSupplier nanos, RandomGenerator dice) {
        this.name = name;
        this.script = script;
        this.rhythm = rhythm;
        this.nanos = nanos;
        this.dice = dice;
        this.client = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(threads))
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT)
                .readTimeout(CONNECT) // of the handshake; afterwards there is no such limit
                .pingInterval(PING)
                .webSocketCloseTimeout(GOODBYE)
                .build();
    }

    public void start() {
        if (thread != null) throw new IllegalStateException(name + " runs already");
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** Whether the venue has confirmed that it pushes. */
    public boolean isLive() {
        Session current = session;
        return current != null && current.live && current.end.getCount() > 0;
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) running.interrupt();
        Session current = session;
        if (current != null) current.hangUp("closed");
        threads.shutdown();
    }

    private void run() {
        int failures = 0;
        try {
            while (!closed) {
                boolean lasted = attempt();
                failures = lasted ? 0 : failures + 1;
                TimeUnit.NANOSECONDS.sleep(rhythm.pause(failures, dice).toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** One connection from dialling to its end; whether it lived long enough to call the venue well. */
    private boolean attempt() throws InterruptedException {
        long start = nanos.getAsLong();
        try {
            var opened = new Session();
            session = opened;
            opened.open(script.dial());
            opened.attend();
        } catch (Trouble e) {
            LOG.warn("{}: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} stumbled", name, e); // ours to mend; until then it goes on trying
        } finally {
            Session ended = session;
            if (ended != null) ended.hangUp("over");
            script.ended();
        }
        return nanos.getAsLong() - start > rhythm.longestPause().toNanos();
    }

    /** What is special about one venue's socket. Trouble in any of these ends the connection; another is dialled. */
    public interface Script {
        /** Where to connect; may ask the venue first. */
        Request dial();

        void opened(Line line);

        /** Must be quick: nothing else is heard meanwhile. */
        void heard(Line line, String text);

        /** Comes once per beat, on a thread that may wait. */
        void beat(Line line);

        /** The connection is over; nothing more is heard of it. */
        default void ended() {}
    }

    /** One connection, as a script uses it. */
    public interface Line {
        void say(String text);

        /** The venue pushes from here on. */
        void live();

        void hangUp(String why);
    }

    private final class Session extends WebSocketListener implements Line {
        private final CountDownLatch end = new CountDownLatch(1);
        private final long born = nanos.getAsLong();
        private volatile long heardAt = nanos.getAsLong();
        private volatile boolean greeted;
        private volatile boolean live;
        private volatile @Nullable WebSocket socket;

        void open(Request request) {
            heardAt = nanos.getAsLong();
            socket = client.newWebSocket(request, this);
        }

        /** Until the connection ends. */
        void attend() throws InterruptedException {
            while (!end.await(rhythm.beat().toNanos(), TimeUnit.NANOSECONDS)) {
                if (nanos.getAsLong() - heardAt > rhythm.silence().toNanos()) hangUp("nothing heard");
                else if (nanos.getAsLong() - born > rhythm.life().toNanos()) hangUp("old");
                else if (greeted) script.beat(this);
            }
        }

        @Override
        public void say(String text) {
            WebSocket open = socket;
            if (open == null || !open.send(text)) hangUp("cannot be written to");
        }

        @Override
        public void live() {
            if (live) return;
            live = true;
            LOG.info("{} is live", name);
        }

        @Override
        public void hangUp(String why) {
            if (end.getCount() == 0) return;
            LOG.info("{} hangs up: {}", name, why);
            end.countDown();
            WebSocket open = socket;
            if (open != null && !open.close(NORMAL_CLOSURE, null)) open.cancel();
        }

        @Override
        public void onOpen(WebSocket opened, Response response) {
            socket = opened;
            heardAt = nanos.getAsLong();
            guarded(() -> script.opened(this));
            greeted = true;
        }

        @Override
        public void onMessage(WebSocket from, String text) {
            heardAt = nanos.getAsLong();
            guarded(() -> script.heard(this, text));
        }

        @Override
        public void onMessage(WebSocket from, ByteString bytes) {
            onMessage(from, bytes.utf8());
        }

        @Override
        public void onClosing(WebSocket from, int code, String reason) {
            hangUp("the venue closes: " + code);
        }

        @Override
        public void onFailure(WebSocket from, Throwable cause, @Nullable Response response) {
            // the address holds a listen key: it stays out of the log
            hangUp(response == null ? cause.toString() : "HTTP " + response.code());
        }

        private void guarded(Runnable step) {
            if (end.getCount() == 0) return; // of a connection that was given up
            try {
                step.run();
            } catch (Trouble e) {
                hangUp(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("{} stumbled", name, e);
                hangUp("our mistake");
            }
        }
    }
}
