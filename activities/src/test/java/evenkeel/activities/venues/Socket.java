package evenkeel.activities.venues;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** The venue's end of a WebSocket. */
public final class Socket extends WebSocketListener {
    private final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    public MockResponse upgrade() {
        return new MockResponse.Builder().webSocketUpgrade(this).build();
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
        opened.add(socket);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        heard.add(text);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        socket.close(code, null);
    }

    /** The next connection, waited for. */
    public WebSocket accept() throws InterruptedException {
        WebSocket socket = opened.poll(10, TimeUnit.SECONDS);
        if (socket == null) throw new AssertionError("nobody connected");
        return socket;
    }

    /** What the client said next, waited for. */
    public String hear() throws InterruptedException {
        return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
    }
}
