package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Socket;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.WireServer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** One kind of connection for everything: what is subscribed to tells what is heard, and transactions may be sent too. */
final class LighterStreams implements WireServer.Sockets {
    private static final int BEATS_TO_A_PING = 300;
    private static final int BEATS_OF_PATIENCE = 600; // two minutes

    private final VenueHost host;
    private final LighterTalk talk;
    private final LighterGuard guard;
    private final LighterEvents events;
    private final LighterListings listings;
    private final LighterTransactions transactions;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private int beats;

    LighterStreams(
            VenueHost host,
            LighterTalk talk,
            LighterGuard guard,
            LighterEvents events,
            LighterListings listings,
            LighterTransactions transactions) {
        this.host = host;
        this.talk = talk;
        this.guard = guard;
        this.events = events;
        this.listings = listings;
        this.transactions = transactions;
        host.listen(event -> clients.forEach(client -> client.happened(event)));
        host.everyBeat(this::beat);
    }

    @Override
    public Socket.Dialect apply(URI uri) {
        return new Opening();
    }

    private void beat(Exchange exchange) {
        boolean pings = ++beats % BEATS_TO_A_PING == 0;
        for (Client client : clients) {
            client.feeds.values().forEach(feed -> feed.since(exchange).ifPresent(client.socket::send));
            if (pings) client.socket.send(Json.object().put("type", "ping"));
            if (client.silentBeats.incrementAndGet() > BEATS_OF_PATIENCE) client.socket.close("silent");
        }
    }

    /** A connection from its first moment: the socket is only known once it opens. */
    private final class Opening implements Socket.Dialect {
        private final Map<Socket, Client> client = new ConcurrentHashMap<>();

        @Override
        public void opened(Socket socket) {
            var opened = new Client(socket);
            client.put(socket, opened);
            clients.add(opened);
            socket.send(Json.object().put("type", "connected").put("session_id", socket.id()));
        }

        @Override
        public void said(Socket socket, String text) {
            client.values().forEach(one -> one.said(text));
        }

        @Override
        public void closed(Socket socket) {
            clients.removeAll(client.values());
        }
    }

    /** One connection and what it hears. */
    private final class Client {
        private final Socket socket;
        private final Map<Channel, String> accounts = new ConcurrentHashMap<>();
        private final Map<Channel, MarketFeed> feeds = new ConcurrentHashMap<>();
        private final AtomicInteger silentBeats = new AtomicInteger();

        Client(Socket socket) {
            this.socket = socket;
        }

        void happened(ExchangeEvent event) {
            accounts.forEach((channel, owner) -> {
                if (!owner.equals(event.account())) return;
                events.update(channel, channel.account().orElseThrow(), event).ifPresent(socket::send);
            });
        }

        void said(String text) {
            silentBeats.set(0);
            JsonNode request = Json.parse(text).orElse(Json.object());
            try {
                talk.say();
                answer(request);
            } catch (LighterError e) {
                ObjectNode answer = Json.object();
                answer.set("error", e.body());
                socket.send(about(request, answer));
            }
        }

        private void answer(JsonNode request) {
            switch (request.path("type").asText()) {
                case "ping" -> socket.send(Json.object().put("type", "pong"));
                case "pong" -> {} // heard is enough
                case "subscribe" -> subscribe(channel(request), request);
                case "unsubscribe" -> unsubscribe(channel(request));
                case "jsonapi/sendtx" -> socket.send(sent(request, transactions::said));
                case "jsonapi/sendtxbatch" -> socket.send(sent(request, transactions::saidMany));
                default -> throw LighterError.param("type");
            }
        }

        private ObjectNode sent(JsonNode request, Function<JsonNode, ObjectNode> how) {
            ObjectNode answer = how.apply(request.path("data"));
            answer.put("type", request.path("type").asText());
            return about(request, answer);
        }

        /** Answers to transactions carry the id that the client gave them. */
        private static ObjectNode about(JsonNode request, ObjectNode answer) {
            JsonNode id = request.path("data").path("id");
            return id.isMissingNode() ? answer : answer.set("id", id);
        }

        private void subscribe(Channel channel, JsonNode request) {
            if (accounts.containsKey(channel) || feeds.containsKey(channel)) {
                throw LighterError.of(30003, "Already Subscribed");
            }
            talk.subscribe(accounts.size() + feeds.size());
            channel.market().ifPresent(listings::at);
            Optional<Long> account = channel.account();
            if (account.isEmpty()) {
                feeds.put(channel, new MarketFeed(channel, listings));
                return;
            }
            Optional<String> token = Optional.of(request.path("auth").asText()).filter(text -> !text.isEmpty());
            String owner = guard.reader(token, account.get()).owner();
            // one step: what happens meanwhile comes after the snapshot
            boolean told = host.look(exchange -> {
                socket.send(events.snapshot(channel, account.get(), exchange, owner));
                return accounts.put(channel, owner) == null;
            });
            if (!told) throw LighterError.of(30003, "Already Subscribed");
        }

        private void unsubscribe(Channel channel) {
            accounts.remove(channel);
            feeds.remove(channel);
            socket.send(
                    Json.object().put("type", "unsubscribed/" + channel.name()).put("channel", channel.answered()));
        }

        private static Channel channel(JsonNode request) {
            return Channel.of(request.path("channel").asText()).orElseThrow(() -> LighterError.param("channel"));
        }
    }
}
