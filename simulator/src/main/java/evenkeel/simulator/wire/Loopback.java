package evenkeel.simulator.wire;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.simulator.wire.faults.FaultBoard;
import evenkeel.simulator.wire.faults.VenueFaults;
import java.net.BindException;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One port of this machine, reachable from nowhere else. */
final class Loopback implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.1";
    private static final int THREADS = 24;

    private final String name;
    private final Server server;
    private final ServerConnector connector;

    private Loopback(String name, Server server, ServerConnector connector) {
        this.name = name;
        this.server = server;
        this.connector = connector;
    }

    /** Not open yet; port 0 for any free one. */
    static Loopback named(String name, int port) {
        var threads = new QueuedThreadPool(THREADS, 2);
        threads.setName(name + "-wire");
        threads.setDaemon(true);
        var server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(ADDRESS);
        connector.setPort(port);
        server.addConnector(connector);
        return new Loopback(name, server, connector);
    }

    /** Plain requests, without faults. */
    static Loopback answering(String name, int port, Function<WireRequest, WireReply> answer) {
        InstantSource clock = InstantSource.system();
        var nothing = new VenueFaults(new FaultBoard(0, clock), name);
        return named(name, port).open(new RestHandler(answer, nothing, clock));
    }

    Server server() {
        return server;
    }

    Loopback open(Handler handler) {
        server.setHandler(handler);
        try {
            begin();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return this;
    }

    int port() {
        return connector.getLocalPort();
    }

    URI http() {
        return URI.create("http://" + ADDRESS + ":" + port());
    }

    URI webSocket() {
        return URI.create("ws://" + ADDRESS + ":" + port());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server of " + name + " does not stop", e);
        }
    }

    private void begin() {
        String port = "port " + connector.getPort();
        try {
            server.start();
        } catch (BindException e) {
            throw new Trouble(Code.SYS_PORT_TAKEN, port, e);
        } catch (Exception e) {
            if (e.getCause() instanceof BindException) throw new Trouble(Code.SYS_PORT_TAKEN, port, e);
            throw new IllegalStateException("the server of " + name + " does not start", e);
        }
    }
}
