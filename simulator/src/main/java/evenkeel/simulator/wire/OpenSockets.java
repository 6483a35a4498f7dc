package evenkeel.simulator.wire;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpStatus;
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
        Optional<Socket> socket = dialects.welcome(
                        URI.create(request.getHttpURI().getPathQuery()),
                        name -> Optional.ofNullable(request.getHeaders().get(name)))
                .map(dialect -> Socket.speaking(dialect, host.faults()));
        if (socket.isEmpty()) Response.writeError(request, response, callback, HttpStatus.UNAUTHORIZED_401);
        socket.ifPresent(sockets::add);
        return socket.orElse(null); // answered already
    }

    private void look() {
        sockets.removeIf(Socket::isOver);
        if (host.faults().cutsStreams()) sockets.forEach(Socket::cut);
    }
}
