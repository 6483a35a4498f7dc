package evenkeel.simulator.wire.x10;

import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.VenueServer;
import evenkeel.simulator.wire.WireServer;
import evenkeel.simulator.wire.WireSettings;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.http.pathmap.RegexPathSpec;

/** X10's perpetuals on a loopback port. */
public final class X10Server implements VenueServer {
    /** The chain of the venue's playground: signatures name it. The real one is SN_MAIN. */
    public static final String TESTNET = "SN_SEPOLIA";

    private final VenueHost host;
    private final WireServer server;

    private X10Server(VenueHost host, WireServer server) {
        this.host = host;
        this.server = server;
    }

    public static X10Server start(WireSettings settings, X10Key... keys) {
        return start(settings, TESTNET, keys);
    }

    /** Does what is in the command log again first, so that a restarted server has its accounts back. */
    public static X10Server start(WireSettings settings, String chain, X10Key... keys) {
        VenueHost host = VenueHost.open(settings);
        var guard = new X10Guard(List.of(keys));
        var markets = new X10Markets(host);
        var accounts = new X10Accounts(host, markets);
        var orders = new X10Orders(host, markets, new Deadlines(host), chain);
        var rest = new X10Rest(guard, new Requests(host::now, host.generosity()), markets, orders, accounts);
        var streams = new X10Streams(host, guard, orders, accounts);
        var server = WireServer.start(host, settings.port(), rest, new RegexPathSpec(X10Streams.PATHS), streams);
        return new X10Server(host, server);
    }

    /** For {@code /api/v1/…}. */
    @Override
    public URI http() {
        return server.http();
    }

    /** For {@code /stream.extended.exchange/v1/…}. */
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
