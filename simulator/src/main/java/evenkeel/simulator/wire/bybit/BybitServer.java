package evenkeel.simulator.wire.bybit;

import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.VenueServer;
import evenkeel.simulator.wire.WireServer;
import evenkeel.simulator.wire.WireSettings;
import java.net.URI;
import java.util.function.Function;
import org.eclipse.jetty.http.pathmap.RegexPathSpec;

/** Bybit v5 linear perpetuals on a loopback port. */
public final class BybitServer implements VenueServer {
    private static final String SOCKETS = "^/v5/(public/linear|private)$";

    private final VenueHost host;
    private final WireServer server;

    private BybitServer(VenueHost host, WireServer server) {
        this.host = host;
        this.server = server;
    }

    /** Does what is in the command log again first, so that a restarted server has its accounts back. */
    public static BybitServer start(WireSettings settings) {
        VenueHost host = VenueHost.open(settings);
        var guard = new BybitGuard(settings.keys(), host::now);
        var rest = new BybitRest(host, guard);
        var streams = new BybitStreams(host, guard);
        var server = WireServer.start(host, settings.port(), rest, new RegexPathSpec(SOCKETS), streams);
        return new BybitServer(host, server);
    }

    /** For {@code /v5/…}. */
    @Override
    public URI http() {
        return server.http();
    }

    /** For {@code /v5/public/linear} and {@code /v5/private}. */
    @Override
    public URI webSocket() {
        return server.webSocket();
    }

    public int port() {
        return server.port();
    }

    /** What really happened, for a test that wants to know. */
    @Override
    public <T> T look(Function<Exchange, T> question) {
        return host.look(question);
    }

    /** For a test that moves the clock by hand: what has changed until now is told now. */
    public void beat() {
        host.beat();
    }

    @Override
    public void close() {
        server.close();
    }
}
