package evenkeel.simulator.wire.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.Socket;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.WireServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Market and user streams. A connection is opened as {@code /ws/<name>}, {@code /ws?listenKey=<name>} or {@code
 * /stream?streams=<name>/<name>}, each also below {@code /public}, {@code /market} and {@code /private}; more names
 * may be subscribed to later. An unknown name is silent, as at the venue.
 */
final class BinanceStreams implements WireServer.Sockets {
    private static final int BEATS_TO_A_PING = 100;

    private final ListenKeys listenKeys;
    private final UserEvents userEvents;
    private final Map<Listing, MarketEvents> markets = new LinkedHashMap<>();
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private int beats;

    BinanceStreams(VenueHost host, ListenKeys listenKeys) {
        this.listenKeys = listenKeys;
        this.userEvents = new UserEvents(host);
        for (Listing listing : host.profile().listings()) markets.put(listing, new MarketEvents(listing));
        host.listen(this::happened);
        host.everyBeat(this::beat);
    }

    @Override
    public Socket.Dialect apply(URI uri) {
        var params = Params.of(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        boolean combined = uri.getPath().contains("/stream");
        var names = new ArrayList<String>();
        params.text("streams").ifPresent(streams -> names.addAll(List.of(streams.split("/"))));
        params.text("listenKey").ifPresent(names::add);
        int afterWs = uri.getPath().indexOf("/ws/");
        if (afterWs >= 0)
            names.addAll(
                    List.of(uri.getPath().substring(afterWs + "/ws/".length()).split("/")));
        return new Subscriber(combined, names);
    }

    private void happened(ExchangeEvent event) {
        ObjectNode message = userEvents.words(event);
        for (Subscriber subscriber : subscribers) {
            for (String name : subscriber.names) {
                boolean ours = listenKeys
                        .accountOf(name)
                        .filter(event.account()::equals)
                        .isPresent();
                if (ours) subscriber.send(name, message);
            }
        }
    }

    private void beat(Exchange exchange) {
        for (String expired : listenKeys.expire(exchange.now())) tell(List.of(expired), userEvents.expired(expired));
        markets.forEach((listing, events) -> events.since(exchange).forEach((stream, message) -> {
            String name = listing.venueSymbol().toLowerCase(Locale.ROOT) + "@" + stream;
            tell(List.of(name, name + "@100ms", name + "@250ms", name + "@500ms"), message);
        }));
        if (++beats % BEATS_TO_A_PING == 0) subscribers.forEach(Subscriber::ping);
    }

    private void tell(Collection<String> names, ObjectNode message) {
        for (Subscriber subscriber : subscribers) {
            for (String name : names) {
                if (subscriber.names.contains(name)) subscriber.send(name, message);
            }
        }
    }

    /** One connection and the names it listens to. */
    private final class Subscriber implements Socket.Dialect {
        private final boolean combined;
        private final Set<String> names = ConcurrentHashMap.newKeySet();
        private final List<Socket> socket = new CopyOnWriteArrayList<>();

        Subscriber(boolean combined, Collection<String> names) {
            this.combined = combined;
            this.names.addAll(names);
        }

        @Override
        public void opened(Socket opened) {
            socket.add(opened);
            subscribers.add(this);
        }

        @Override
        public void said(Socket from, String text) {
            JsonNode request = Json.parse(text).orElse(Json.object());
            JsonNode params = request.path("params");
            ObjectNode answer = Json.object();
            switch (request.path("method").asText()) {
                case "SUBSCRIBE" -> params.forEach(name -> names.add(name.asText()));
                case "UNSUBSCRIBE" -> params.forEach(name -> names.remove(name.asText()));
                case "LIST_SUBSCRIPTIONS" -> answer.set("result", Json.texts(names.toArray(String[]::new)));
                default -> answer.set("error", Json.object().put("code", 2).put("msg", "Invalid request"));
            }
            if (answer.isEmpty()) answer.putNull("result");
            answer.set("id", request.path("id").isMissingNode() ? null : request.path("id"));
            from.send(answer);
        }

        @Override
        public void closed(Socket closed) {
            subscribers.remove(this);
        }

        void send(String name, ObjectNode message) {
            JsonNode sent = message;
            if (combined) sent = Json.object().put("stream", name).set("data", message);
            for (Socket open : socket) open.send(sent);
        }

        void ping() {
            for (Socket open : socket) open.ping();
        }
    }
}
