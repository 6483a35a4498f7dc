package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Socket;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.WireServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Public topics {@code orderbook.50.X} and {@code tickers.X}; private ones after a signed login. */
final class BybitStreams implements WireServer.Sockets {
    private static final Pattern BOOK = Pattern.compile("orderbook\\.(1|50|200|500)\\.(\\w+)");
    private static final Pattern TICKER = Pattern.compile("tickers\\.(\\w+)");
    private static final Pattern PRIVATE = Pattern.compile("(order|execution|position|wallet)(\\.linear)?");

    private final VenueHost host;
    private final BybitGuard guard;
    private final PrivateEvents events;
    private final Map<Socket, Login> logins = new ConcurrentHashMap<>();
    private final Map<String, PublicEvents> topics = new ConcurrentHashMap<>();

    /** By connection and topic, whether it has had the whole. */
    private final Map<Socket, Map<String, Boolean>> publics = new ConcurrentHashMap<>();

    BybitStreams(VenueHost host, BybitGuard guard) {
        this.host = host;
        this.guard = guard;
        this.events = new PrivateEvents(host);
        host.listen(this::happened);
        host.everyBeat(this::beat);
    }

    /** Whose events a connection hears, and of which topics. */
    private record Login(String account, Set<String> topics) {}

    @Override
    public Socket.Dialect apply(URI uri) {
        return uri.getPath().endsWith("/private") ? new Private() : new Public();
    }

    private void happened(ExchangeEvent event) {
        if (logins.isEmpty()) return;
        for (PrivateEvents.Told told : events.words(event)) {
            logins.forEach((socket, login) -> {
                if (login.account().equals(event.account()) && login.topics().contains(told.topic())) {
                    socket.send(told.message());
                }
            });
        }
    }

    private void beat(Exchange exchange) {
        Map<PublicEvents, Optional<ObjectNode>> news = new HashMap<>();
        publics.forEach((socket, names) -> names.replaceAll((name, hadTheWhole) -> {
            PublicEvents topic = Objects.requireNonNull(topics.get(name));
            Optional<ObjectNode> changes = news.computeIfAbsent(topic, told -> told.changes(exchange));
            if (hadTheWhole) changes.ifPresent(socket::send);
            else socket.send(topic.whole(exchange));
            return true;
        }));
    }

    private static ObjectNode answer(Socket socket, JsonNode request, boolean success, String message) {
        ObjectNode answer = Json.object()
                .put("success", success)
                .put("ret_msg", message)
                .put("conn_id", socket.id())
                .put("op", request.path("op").asText());
        if (request.has("req_id")) answer.set("req_id", request.path("req_id"));
        return answer;
    }

    /** Market data for everyone. */
    private final class Public implements Socket.Dialect {
        @Override
        public void opened(Socket socket) {
            publics.put(socket, new ConcurrentHashMap<>());
        }

        @Override
        public void said(Socket socket, String text) {
            JsonNode request = Json.parse(text).orElse(Json.object());
            switch (request.path("op").asText()) {
                case "ping" -> socket.send(answer(socket, request, true, "pong"));
                case "subscribe" -> subscribe(socket, request);
                case "unsubscribe" -> {
                    Map<String, Boolean> names = namesOf(socket);
                    request.path("args").forEach(topic -> names.remove(topic.asText()));
                    socket.send(answer(socket, request, true, ""));
                }
                default -> socket.send(answer(socket, request, false, "error:invalid op"));
            }
        }

        @Override
        public void closed(Socket socket) {
            publics.remove(socket);
        }

        private void subscribe(Socket socket, JsonNode request) {
            for (JsonNode topic : request.path("args")) {
                if (known(topic.asText()).isEmpty()) {
                    socket.send(answer(socket, request, false, "error:handler not found,topic:" + topic.asText()));
                    return;
                }
            }
            socket.send(answer(socket, request, true, ""));
            request.path("args").forEach(name -> namesOf(socket).put(name.asText(), false));
        }

        private Map<String, Boolean> namesOf(Socket socket) {
            return publics.getOrDefault(socket, new HashMap<>());
        }

        /** Made when first asked for, and kept: its numbers go on when nobody listens. */
        private Optional<PublicEvents> known(String name) {
            if (!topics.containsKey(name)) topic(name).ifPresent(made -> topics.putIfAbsent(name, made));
            return Optional.ofNullable(topics.get(name));
        }

        private Optional<PublicEvents> topic(String name) {
            Matcher book = BOOK.matcher(name);
            if (book.matches()) {
                int levels = Math.min(BybitMarkets.DEPTH, Integer.parseInt(book.group(1)));
                return listed(book.group(2)).map(listing -> new PublicEvents(listing, name, levels));
            }
            Matcher ticker = TICKER.matcher(name);
            if (!ticker.matches()) return Optional.empty();
            return listed(ticker.group(1)).map(listing -> new PublicEvents(listing, name, 0));
        }

        private Optional<Listing> listed(String venueSymbol) {
            return host.listed(venueSymbol);
        }
    }

    /** An account's events, after its key has signed. */
    private final class Private implements Socket.Dialect {
        @Override
        public void said(Socket socket, String text) {
            JsonNode request = Json.parse(text).orElse(Json.object());
            switch (request.path("op").asText()) {
                case "auth" -> logIn(socket, request);
                case "ping" -> socket.send(pong(socket, request));
                case "subscribe" -> subscribe(socket, request);
                case "unsubscribe" -> {
                    Login login = logins.get(socket);
                    if (login != null)
                        request.path("args").forEach(topic -> login.topics().remove(plain(topic)));
                    socket.send(answer(socket, request, login != null, ""));
                }
                default -> socket.send(answer(socket, request, false, "error:invalid op"));
            }
        }

        @Override
        public void closed(Socket socket) {
            logins.remove(socket);
        }

        private void logIn(Socket socket, JsonNode request) {
            JsonNode args = request.path("args");
            Optional<TradingKey> key = guard.signerOf(
                    args.path(0).asText(), args.path(1).asLong(), args.path(2).asText());
            key.ifPresent(known -> logins.put(socket, new Login(known.account(), ConcurrentHashMap.newKeySet())));
            socket.send(answer(socket, request, key.isPresent(), key.isPresent() ? "" : "Params Error"));
            if (key.isEmpty()) socket.close("not authorised");
        }

        private void subscribe(Socket socket, JsonNode request) {
            Login login = logins.get(socket);
            if (login == null) {
                socket.send(answer(socket, request, false, "Request not authorized"));
                return;
            }
            for (JsonNode topic : request.path("args")) {
                if (!PRIVATE.matcher(topic.asText()).matches()) {
                    socket.send(answer(socket, request, false, "error:handler not found,topic:" + topic.asText()));
                    return;
                }
            }
            request.path("args").forEach(topic -> login.topics().add(plain(topic)));
            socket.send(answer(socket, request, true, ""));
        }

        private static String plain(JsonNode topic) {
            return topic.asText().replace(".linear", "");
        }

        private ObjectNode pong(Socket socket, JsonNode request) {
            ObjectNode pong = Json.object().put("op", "pong").put("conn_id", socket.id());
            if (request.has("req_id")) pong.set("req_id", request.path("req_id"));
            pong.putArray("args").add(String.valueOf(host.now().toEpochMilli()));
            return pong;
        }
    }
}
