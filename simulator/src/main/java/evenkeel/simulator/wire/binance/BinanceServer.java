package evenkeel.simulator.wire.binance;

import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.VenueServer;
import evenkeel.simulator.wire.WireServer;
import evenkeel.simulator.wire.WireSettings;
import java.net.URI;
import java.util.function.Function;
import org.eclipse.jetty.http.pathmap.RegexPathSpec;

/** Binance USD-M futures on a loopback port. */
public final class BinanceServer implements VenueServer {
    private static final String SOCKETS = "^(/public|/market|/private)?/(ws|stream)(/.*)?$";

    private final VenueHost host;
    private final WireServer server;

    private BinanceServer(VenueHost host, WireServer server) {
        this.host = host;
        this.server = server;
    }

    /** Does what is in the command log again first, so that a restarted server has its accounts back. */
    public static BinanceServer start(WireSettings settings) {
        VenueHost host = VenueHost.open(settings);
        var listenKeys = new ListenKeys();
        var rest = new BinanceRest(host, settings.keys(), listenKeys);
        var streams = new BinanceStreams(host, listenKeys);
        var server = WireServer.start(host, settings.port(), rest, new RegexPathSpec(SOCKETS), streams);
        return new BinanceServer(host, server);
    }

    /** For {@code /fapi/…}. */
    @Override
    public URI http() {
        return server.http();
    }

    /** For {@code /ws/…} and {@code /stream?…}, also below {@code /public}, {@code /market}, {@code /private}. */
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
