package evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection. What is sent leaves in its order; what cannot be sent any more is dropped with the connection. */
public final class Socket implements Session.Listener.AutoDemanding {
    private static final AtomicLong LAST_ID = new AtomicLong();
    private static final int NORMAL = 1000;

    private final long id = LAST_ID.incrementAndGet();
    private final Dialect dialect;
    private volatile @Nullable Session session;

    /** What a venue does with a connection. */
    public interface Dialect {
        default void opened(Socket socket) {}

        void said(Socket socket, String text);

        void closed(Socket socket);
    }

    Socket(Dialect dialect) {
        this.dialect = dialect;
    }

    public String id() {
        return "conn-" + id;
    }

    public void send(JsonNode message) {
        withSession(session -> session.sendText(Json.text(message), Callback.NOOP));
    }

    public void ping() {
        withSession(session -> session.sendPing(ByteBuffer.allocate(0), Callback.NOOP));
    }

    public void close(String why) {
        withSession(session -> session.close(NORMAL, why, Callback.NOOP));
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        dialect.opened(this);
    }

    @Override
    public void onWebSocketText(String message) {
        dialect.said(this, message);
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        dialect.closed(this);
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        dialect.closed(this);
    }

    private void withSession(Consumer<Session> call) {
        Session open = session;
        if (open != null && open.isOpen()) call.accept(open);
    }
}
