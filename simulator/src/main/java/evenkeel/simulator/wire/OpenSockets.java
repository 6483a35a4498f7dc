package evenkeel.simulator.wire;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.jspecify.annotations.Nullable;

/** The connections of one server: lets them in, and cuts them when a fault wants it. */
final class OpenSockets implements WebSocketCreator {
    private final VenueHost host;
    private final WireServer.Sockets dialects;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    OpenSockets(VenueHost host, WireServer.Sockets dialects) {
        this.host = host;
        this.dialects = dialects;
        host.everyBeat(exchange -> look());
    }

    @Override
    public @Nullable Object createWebSocket(
            ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        var maintenance = host.faults().maintenance();
        if (maintenance.isPresent()) {
            Response.writeError(request, response, callback, maintenance.get().status());
            return null;
        }
        Socket socket =
                Socket.speaking(dialects.apply(URI.create(request.getHttpURI().getPathQuery())), host.faults());
        sockets.add(socket);
        return socket;
    }

    private void look() {
        sockets.removeIf(Socket::isOver);
        if (host.faults().cutsStreams()) sockets.forEach(Socket::cut);
    }
}
