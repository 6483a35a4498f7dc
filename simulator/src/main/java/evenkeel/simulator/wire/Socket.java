package evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.simulator.wire.faults.FaultKind;
import evenkeel.simulator.wire.faults.VenueFaults;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection. What is sent leaves in its order, unless a fault befalls it; what cannot be sent any more
 * is dropped with the connection.
 */
public final class Socket implements Session.Listener.AutoDemanding {
    private static final AtomicLong LAST_ID = new AtomicLong();
    private static final int NORMAL = 1000;
    private static final int MOST_EARLY = 1000;

    private final long id = LAST_ID.incrementAndGet();
    private final Dialect dialect;
    private final VenueFaults faults;
    private final Queue<String> early = new ArrayDeque<>();
    private @Nullable String heldBack;
    private @Nullable Session session;

    /** What a venue does with a connection. */
    public interface Dialect {
        /** Before the client knows: what it hears of from here on is kept until the connection stands. */
        default void opened(Socket socket) {}

        void said(Socket socket, String text);

        void closed(Socket socket);
    }

    private Socket(Dialect dialect, VenueFaults faults) {
        this.dialect = dialect;
        this.faults = faults;
    }

    static Socket speaking(Dialect dialect, VenueFaults faults) {
        var socket = new Socket(dialect, faults);
        dialect.opened(socket);
        return socket;
    }

    public String id() {
        return "conn-" + id;
    }

    public synchronized void send(JsonNode message) {
        String text = Json.text(message);
        var fault = faults.push(text);
        if (fault.isEmpty()) {
            deliver(text);
            deliverHeldBack();
            return;
        }
        FaultKind kind = fault.get().kind();
        if (kind == FaultKind.DUPLICATE) {
            deliver(text);
            deliver(text);
        } else if (kind == FaultKind.REORDER) {
            deliverHeldBack();
            heldBack = text;
        } // a gap, or silence: nobody hears of it
    }

    public void ping() {
        withSession(session -> session.sendPing(ByteBuffer.allocate(0), Callback.NOOP));
    }

    public void close(String why) {
        withSession(session -> session.close(NORMAL, why, Callback.NOOP));
    }

    /** Without a word. */
    void cut() {
        withSession(Session::disconnect);
    }

    @Override
    public synchronized void onWebSocketOpen(Session opened) {
        session = opened;
        for (String text : early) opened.sendText(text, Callback.NOOP);
        early.clear();
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

    synchronized boolean isOver() {
        return session != null && !session.isOpen();
    }

    private void deliver(String text) {
        if (session != null) session.sendText(text, Callback.NOOP);
        else if (early.size() < MOST_EARLY) early.add(text);
        else dialect.closed(this); // an upgrade that never came to its end
    }

    private void deliverHeldBack() {
        String late = heldBack;
        heldBack = null;
        if (late != null) deliver(late);
    }

    private synchronized void withSession(Consumer<Session> call) {
        if (session != null && session.isOpen()) call.accept(session);
    }
}
