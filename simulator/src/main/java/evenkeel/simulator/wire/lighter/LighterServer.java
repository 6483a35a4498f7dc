package evenkeel.simulator.wire.lighter;

import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.VenueServer;
import evenkeel.simulator.wire.WireServer;
import evenkeel.simulator.wire.WireSettings;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.http.pathmap.RegexPathSpec;

/** Lighter's perpetuals on a loopback port. */
public final class LighterServer implements VenueServer {
    /** The venue's playground; the real one is 304. Transactions are signed for one of them. */
    public static final long TESTNET = 300;

    private static final String SOCKETS = "^/stream$";

    private final VenueHost host;
    private final LighterTalk talk;
    private final WireServer server;

    private LighterServer(VenueHost host, LighterTalk talk, WireServer server) {
        this.host = host;
        this.talk = talk;
        this.server = server;
    }

    /**
     * Does what is in the command log again first, so that a restarted server has its accounts back.
     *
     * @param chain what transactions must be signed for
     * @param keys whose transactions are taken; the settings' own keys are of another kind and not used
     */
    public static LighterServer start(WireSettings settings, long chain, List<LighterKey> keys) {
        Nonces nonces = Nonces.in(settings.folder());
        VenueHost host = VenueHost.open(settings);
        var guard = new LighterGuard(chain, keys, host::now);
        var listings = new LighterListings(host);
        var notes = new OrderNotes();
        var words = new LighterWords(listings, notes);
        var transactions = new LighterTransactions(host, new Sequencer(host, guard, nonces, listings, notes));
        var accounts = new LighterAccounts(host, guard, nonces, listings, words, notes);
        var rest = new LighterRest(
                new LighterWeights(host::now, host.generosity()),
                new LighterMarkets(host, listings),
                accounts,
                transactions);
        var events = new LighterEvents(host, listings, words, accounts);
        var talk = new LighterTalk(host::now, host.generosity());
        var streams = new LighterStreams(host, talk, guard, events, listings, transactions);
        var server = WireServer.start(host, settings.port(), rest, new RegexPathSpec(SOCKETS), streams);
        return new LighterServer(host, talk, server);
    }

    /** For {@code /api/v1/…}. */
    @Override
    public URI http() {
        return server.http();
    }

    /** For {@code /stream}. */
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

    /** How often a client said or wanted more than a connection may. */
    public int refusedOnLines() {
        return talk.refused();
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
