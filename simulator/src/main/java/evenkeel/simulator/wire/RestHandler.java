package evenkeel.simulator.wire;

import evenkeel.simulator.wire.faults.Fault;
import evenkeel.simulator.wire.faults.FaultBoard;
import evenkeel.simulator.wire.faults.VenueFaults;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns HTTP into calls of the venue's own handler, and lets go wrong what a fault wants to. */
final class RestHandler extends Handler.Abstract {
    private static final Logger log = LoggerFactory.getLogger(RestHandler.class);
    private static final int LARGEST_BODY = 64 * 1024;
    private static final String FRESH = "&?(timestamp|recvWindow|signature)=[^&]*"; // differs with every request

    private final Function<WireRequest, WireReply> venue;
    private final VenueFaults faults;
    private final InstantSource clock;
    private final Map<String, WireReply> firstAnswers = new ConcurrentHashMap<>();

    RestHandler(Function<WireRequest, WireReply> venue, VenueFaults faults, InstantSource clock) {
        this.venue = venue;
        this.clock = clock;
        this.faults = faults;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (request.getLength() > LARGEST_BODY) {
            Response.writeError(request, response, callback, 413);
            return true;
        }
        var asked = new Asked(request, response, callback, asSent(request));
        Optional<Fault> maintenance = faults.maintenance();
        Optional<FaultBoard.Posted> struck = faults.request(asked.sent.route());
        if (maintenance.isPresent()) asked.fail(maintenance.get().status());
        else if (struck.isPresent()) befall(asked, struck.get());
        else asked.answer();
        return true;
    }

    private void befall(Asked asked, FaultBoard.Posted struck) {
        Fault fault = struck.fault();
        switch (fault.kind()) {
            case DELAY -> later(fault.delay(), asked::answer);
            case STALL -> {
                asked.done();
                later(fault.delay(), asked::drop);
            }
            case RESET -> asked.drop();
            case RESPONSE_LOST -> {
                asked.done();
                asked.drop();
            }
            case LATE_ACCEPT ->
                later(fault.delay(), () -> {
                    asked.done();
                    asked.drop();
                });
            case ERROR -> asked.fail(fault.status());
            case ERROR_AFTER -> {
                asked.done();
                asked.fail(fault.status());
            }
            case BUSY ->
                asked.write(WireReply.of(fault.status(), Json.object())
                        .with("Retry-After", String.valueOf(fault.retryAfter())));
            case STALE_READ ->
                asked.write(firstAnswers.computeIfAbsent(asked.question(struck.id()), q -> asked.done()));
            default -> asked.answer(); // of another aim: none comes here
        }
    }

    private static void later(Duration delay, Runnable what) {
        var unused = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(delay);
                what.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody does
            }
        });
    }

    private static WireRequest asSent(Request request) throws IOException {
        String body = Content.Source.asString(request, StandardCharsets.UTF_8);
        var uri = request.getHttpURI();
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        return new WireRequest(
                request.getMethod(),
                uri.getPath(),
                query,
                body,
                name -> Optional.ofNullable(request.getHeaders().get(name)));
    }

    /** One request under way. */
    private final class Asked {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final WireRequest sent;

        Asked(Request request, Response response, Callback callback, WireRequest sent) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.sent = sent;
        }

        void answer() {
            write(done());
        }

        /** What was asked is done; the answer is at hand. */
        WireReply done() {
            try {
                return venue.apply(sent);
            } catch (RuntimeException e) {
                log.error("{} failed", sent.route(), e);
                return WireReply.of(503, Json.object());
            }
        }

        void fail(int status) {
            write(WireReply.of(status, Json.object()));
        }

        void drop() {
            Connection.reset(request);
            callback.failed(new IOException("reset by a fault"));
        }

        /** Dated by the venue's clock, as every server's answer is. */
        void write(WireReply reply) {
            response.setStatus(reply.status());
            response.getHeaders().putDate(HttpHeader.DATE, clock.millis());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=UTF-8");
            reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            byte[] bytes = Json.text(reply.body()).getBytes(StandardCharsets.UTF_8);
            response.write(true, ByteBuffer.wrap(bytes), callback);
        }

        /** The same for requests that ask the same, whenever they were signed. */
        String question(long fault) {
            return fault + " " + sent.route() + "?" + sent.query().replaceAll(FRESH, "");
        }
    }
}
