package evenkeel.simulator.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** HTTP and WebSocket on one loopback port, in front of one host. Reachable from this machine only. */
public final class WireServer implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(10); // venues ping; a quiet account's stream stays

    private final VenueHost host;
    private final Loopback loopback;

    private WireServer(VenueHost host, Loopback loopback) {
        this.host = host;
        this.loopback = loopback;
    }

    /** Which dialect a new connection speaks, by its path with query. */
    public interface Sockets extends Function<URI, Socket.Dialect> {
        /** For venues that know a connection by its headers; empty for one that is not let in. */
        default Optional<Socket.Dialect> welcome(URI uri, Function<String, Optional<String>> headers) {
            return Optional.of(apply(uri));
        }
    }

    public static WireServer start(
            VenueHost host, int port, Function<WireRequest, WireReply> rest, PathSpec socketPaths, Sockets sockets) {
        Loopback loopback = Loopback.named(host.profile().venue(), port);
        var open = new OpenSockets(host, sockets);
        var upgrades = WebSocketUpgradeHandler.from(loopback.server(), container -> {
            container.setIdleTimeout(IDLE);
            container.addMapping(socketPaths, open);
        });
        upgrades.setHandler(new RestHandler(rest, host.faults(), host::now));
        try {
            loopback.open(upgrades);
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
        host.start();
        return new WireServer(host, loopback);
    }

    public int port() {
        return loopback.port();
    }

    public URI http() {
        return loopback.http();
    }

    public URI webSocket() {
        return loopback.webSocket();
    }

    /** At once: clients with a connection open see it cut, as from a venue that goes away. */
    @Override
    public void close() {
        try {
            loopback.close();
        } finally {
            host.close();
        }
    }
}
