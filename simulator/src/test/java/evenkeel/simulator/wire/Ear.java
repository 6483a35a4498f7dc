package evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A WebSocket client that listens and can be asked what it has heard. */
public final class Ear implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final List<JsonNode> passed = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private Ear(WebSocket.Builder builder, URI uri) {
        socket = builder.buildAsync(uri, this).orTimeout(5, TimeUnit.SECONDS).join();
    }

    public static Ear at(HttpClient http, URI uri) {
        return new Ear(http.newWebSocketBuilder(), uri);
    }

    /** With a header by which the venue knows us. */
    public static Ear at(HttpClient http, URI uri, String header, String value) {
        return new Ear(http.newWebSocketBuilder().header(header, value), uri);
    }

    public void say(String text) {
        socket.sendText(text, true).orTimeout(5, TimeUnit.SECONDS).join();
    }

    /** The next message like that; what comes before it is set aside. */
    public JsonNode next(Predicate<JsonNode> like) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode message = heard.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (message == null) throw new AssertionError("not heard; instead " + passed);
            passed.add(message);
            if (like.test(message)) return message;
        }
    }

    /** The first message like that among those that have come; those before it are set aside. */
    public Optional<JsonNode> heard(Predicate<JsonNode> like) {
        for (JsonNode message = heard.poll(); message != null; message = heard.poll()) {
            passed.add(message);
            if (like.test(message)) return Optional.of(message);
        }
        return Optional.empty();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(Json.parse(partial.toString()).orElseThrow());
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
