package evenkeel.simulator.wire;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** HTTP and WebSocket on one loopback port, in front of one host. Reachable from this machine only. */
public final class WireServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 24;
    private static final Duration IDLE = Duration.ofMinutes(10); // venues ping; a quiet account's stream stays

    private final VenueHost host;
    private final Server server;
    private final ServerConnector connector;

    private WireServer(VenueHost host, Server server, ServerConnector connector) {
        this.host = host;
        this.server = server;
        this.connector = connector;
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
        var threads = new QueuedThreadPool(THREADS, 2);
        threads.setName(host.profile().venue() + "-wire");
        threads.setDaemon(true);
        var server = new Server(threads);
        var connector = connector(server, port);
        server.addConnector(connector);
        var upgrades = WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(IDLE);
            container.addMapping(
                    socketPaths, (request, response, callback) -> admitted(sockets, request, response, callback));
        });
        upgrades.setHandler(new RestHandler(rest, host::now));
        server.setHandler(upgrades);
        var wire = new WireServer(host, server, connector);
        try {
            begin(server, port);
        } catch (RuntimeException e) {
            wire.close();
            throw e;
        }
        host.start();
        return wire;
    }

    public int port() {
        return connector.getLocalPort();
    }

    public URI http() {
        return URI.create("http://" + LOOPBACK + ":" + port());
    }

    public URI webSocket() {
        return URI.create("ws://" + LOOPBACK + ":" + port());
    }

    /** At once: clients with a connection open see it cut, as from a venue that goes away. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the wire server of " + host.profile().venue() + " does not stop", e);
        } finally {
            host.close();
        }
    }

    /** Null stands for an answer that is given already. */
    private static @Nullable Socket admitted(Sockets sockets, Request request, Response response, Callback callback) {
        Optional<Socket.Dialect> dialect = sockets.welcome(
                URI.create(request.getHttpURI().getPathQuery()),
                name -> Optional.ofNullable(request.getHeaders().get(name)));
        if (dialect.isEmpty()) Response.writeError(request, response, callback, HttpStatus.UNAUTHORIZED_401);
        return dialect.map(Socket::speaking).orElse(null);
    }

    private static ServerConnector connector(Server server, int port) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        return connector;
    }

    private static void begin(Server server, int port) {
        try {
            server.start();
        } catch (BindException e) {
            throw new Trouble(Code.SYS_PORT_TAKEN, "port " + port, e);
        } catch (Exception e) {
            if (e.getCause() instanceof BindException) throw new Trouble(Code.SYS_PORT_TAKEN, "port " + port, e);
            throw new IllegalStateException("the wire server does not start", e);
        }
    }
}
