package evenkeel.simulator.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns HTTP into calls of the venue's own handler. */
final class RestHandler extends Handler.Abstract {
    private static final Logger log = LoggerFactory.getLogger(RestHandler.class);
    private static final int LARGEST_BODY = 64 * 1024;

    private final Function<WireRequest, WireReply> venue;
    private final InstantSource clock;

    RestHandler(Function<WireRequest, WireReply> venue, InstantSource clock) {
        this.venue = venue;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (request.getLength() > LARGEST_BODY) {
            Response.writeError(request, response, callback, 413);
            return true;
        }
        String body = Content.Source.asString(request, StandardCharsets.UTF_8);
        WireReply reply;
        try {
            reply = venue.apply(asSent(request, body));
        } catch (RuntimeException e) {
            log.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), e);
            Response.writeError(request, response, callback, 503);
            return true;
        }
        write(reply, response, callback);
        return true;
    }

    private static WireRequest asSent(Request request, String body) {
        var uri = request.getHttpURI();
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        return new WireRequest(
                request.getMethod(),
                uri.getPath(),
                query,
                body,
                name -> Optional.ofNullable(request.getHeaders().get(name)));
    }

    /** Dated by the venue's clock, as every server's answer is. */
    private void write(WireReply reply, Response response, Callback callback) {
        response.setStatus(reply.status());
        response.getHeaders().putDate(HttpHeader.DATE, clock.millis());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=UTF-8");
        reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        byte[] bytes = Json.text(reply.body()).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }
}
