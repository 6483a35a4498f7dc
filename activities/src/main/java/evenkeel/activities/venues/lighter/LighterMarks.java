package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.stream.SocketLoop;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks of all markets as the venue pushes them; no read tells them. They hold as long as the socket they came by lives:
 * a mark that did not change is not pushed again.
 */
final class LighterMarks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LighterMarks.class);
    private static final String CHANNEL = "market_stats/all";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String venue;
    private final Request address;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<Integer, Price> marks = new ConcurrentHashMap<>();
    private @Nullable SocketLoop loop;
    private boolean closed;

    LighterMarks(String venue, Request address) {
        this.venue = venue;
        this.address = address;
    }

    /** Waits a moment for the first one: the socket is opened when somebody asks. */
    Price of(int market) {
        lock.lock();
        try {
            SocketLoop running = open();
            long left = PATIENCE.toNanos();
            while (left > 0) {
                Optional<Price> mark = known(running, market);
                if (mark.isPresent()) return mark.get();
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        throw new Trouble(Code.VEN_SILENT, venue + " pushes no mark of market " + market);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (loop != null) loop.close();
        } finally {
            lock.unlock();
        }
    }

    private SocketLoop open() {
        if (closed) throw new Trouble(Code.VEN_SILENT, venue + " was closed");
        SocketLoop running = loop;
        if (running == null) {
            running = new SocketLoop(venue + "-marks", new Pushes(), LighterStream.RHYTHM);
            loop = running;
            running.start();
        }
        return running;
    }

    private Optional<Price> known(SocketLoop running, int market) {
        return running.isLive() ? Optional.ofNullable(marks.get(market)) : Optional.empty();
    }

    private final class Pushes implements SocketLoop.Script {
        @Override
        public Request dial() {
            return address;
        }

        @Override
        public void opened(SocketLoop.Line line) {
            marks.clear(); // of a connection that is gone
            line.say(Json.write(Map.of("type", "subscribe", "channel", CHANNEL)));
        }

        @Override
        public void beat(SocketLoop.Line line) {
            line.say(LighterStream.PING);
        }

        @Override
        public void heard(SocketLoop.Line line, String text) {
            Fields frame = Json.read(text);
            switch (frame.textOrEmpty("type")) {
                case "ping" -> line.say(LighterStream.PONG);
                case "subscribed/market_stats", "update/market_stats" -> {
                    keep(frame.object("market_stats"));
                    line.live();
                    tell();
                }
                case "error" -> line.hangUp("refused: " + text.substring(0, Math.min(200, text.length())));
                default -> {} // connected, pong
            }
        }

        /** One market, or many by their numbers. */
        private void keep(Fields stats) {
            if (stats.has("market_id")) {
                marks.put(stats.count("market_id"), stats.price("mark_price"));
                return;
            }
            for (String market : stats.names()) {
                try {
                    Fields one = stats.object(market);
                    marks.put(one.count("market_id"), one.price("mark_price"));
                } catch (Trouble e) {
                    LOG.debug("no mark of market {} at {}: {}", market, venue, e.getMessage()); // not yet traded
                }
            }
        }

        private void tell() {
            lock.lock();
            try {
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
