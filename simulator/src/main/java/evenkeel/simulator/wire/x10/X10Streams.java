package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Socket;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.WireServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One stream per path, and nobody says anything but the venue. Its messages count up from one without a gap. */
final class X10Streams implements WireServer.Sockets {
    static final String PATHS =
            "^(/stream\\.extended\\.exchange)?/v1/(orderbooks|funding|prices/mark|prices/index|account)(/[A-Z0-9-]+)?$";

    private static final Pattern PATH = Pattern.compile(PATHS);
    private static final Duration PING = Duration.ofSeconds(15);

    private final VenueHost host;
    private final X10Guard guard;
    private final AccountEvents events;
    private final Map<Socket, Account> accounts = new ConcurrentHashMap<>();
    private final Map<Socket, Market> markets = new ConcurrentHashMap<>();
    private Instant pinged = Instant.EPOCH;

    X10Streams(VenueHost host, X10Guard guard, X10Orders orders, X10Accounts accounts) {
        this.host = host;
        this.guard = guard;
        this.events = new AccountEvents(host, orders, accounts);
        host.listen(this::happened);
        host.everyBeat(this::beat);
    }

    @Override
    public Socket.Dialect apply(URI uri) {
        throw new IllegalStateException("this venue looks at headers too");
    }

    @Override
    public Optional<Socket.Dialect> welcome(URI uri, Function<String, Optional<String>> headers) {
        Matcher path = PATH.matcher(uri.getPath());
        if (!path.matches() || X10Guard.isNameless(headers)) return Optional.empty();
        String topic = path.group(2);
        if (topic.equals("account")) return guard.known(headers).map(Account::new);
        String name = path.group(3) == null ? "" : path.group(3).substring(1);
        if (name.isEmpty())
            return Optional.of(new Market(topic, uri, host.profile().listings()));
        return host.listed(name).map(listing -> new Market(topic, uri, List.of(listing)));
    }

    private void happened(ExchangeEvent event) {
        accounts.forEach((socket, account) -> {
            if (!account.key.account().equals(event.account())) return;
            events.words(event, account.key).forEach(told -> account.tell(socket, told, event.at()));
        });
    }

    private void beat(Exchange exchange) {
        markets.forEach((socket, market) -> market.tell(socket, exchange));
        if (Duration.between(pinged, exchange.now()).compareTo(PING) < 0) return;
        pinged = exchange.now();
        accounts.keySet().forEach(Socket::ping);
        markets.keySet().forEach(Socket::ping);
    }

    private static ObjectNode envelope(AccountEvents.Told told, Instant at, long seq) {
        ObjectNode envelope = Json.object();
        if (!told.type().isEmpty()) envelope.put("type", told.type());
        envelope.set("data", told.data());
        return envelope.put("ts", at.toEpochMilli()).put("seq", seq);
    }

    /** What happens to an account, after a snapshot of it. */
    private final class Account implements Socket.Dialect {
        private final X10Key key;
        private final AtomicLong seq = new AtomicLong();

        Account(X10Key key) {
            this.key = key;
        }

        /** In one look: nothing happens between the snapshot and the first event. */
        @Override
        public void opened(Socket socket) {
            boolean unused = host.look(exchange -> {
                tell(socket, events.snapshot(exchange, key), exchange.now());
                accounts.put(socket, this);
                return true;
            });
        }

        void tell(Socket socket, AccountEvents.Told told, Instant at) {
            socket.send(envelope(told, at, seq.incrementAndGet()));
        }

        @Override
        public void said(Socket socket, String text) {
            socket.close("nobody asked");
        }

        @Override
        public void closed(Socket socket) {
            accounts.remove(socket);
        }
    }

    /** One topic of one market or of all. */
    private final class Market implements Socket.Dialect {
        private final List<MarketTopic> topics;
        private final AtomicLong seq = new AtomicLong();

        Market(String topic, URI uri, List<Listing> listings) {
            boolean best = "depth=1".equals(uri.getQuery());
            this.topics = listings.stream()
                    .map(listing -> MarketTopic.of(topic, listing, best))
                    .toList();
        }

        @Override
        public void opened(Socket socket) {
            markets.put(socket, this);
        }

        void tell(Socket socket, Exchange exchange) {
            for (MarketTopic topic : topics) {
                topic.news(exchange)
                        .ifPresent(told -> socket.send(envelope(told, exchange.now(), seq.incrementAndGet())));
            }
        }

        @Override
        public void said(Socket socket, String text) {
            socket.close("nobody asked");
        }

        @Override
        public void closed(Socket socket) {
            markets.remove(socket);
        }
    }
}
