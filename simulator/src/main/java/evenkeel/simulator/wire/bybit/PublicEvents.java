package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One symbol's public topics for one connection: a snapshot first, then what changed. */
final class PublicEvents {
    private final Listing listing;
    private final String topic;
    private final int levels;
    private Depth book = new Depth(List.of(), List.of(), 0, Instant.EPOCH);
    private ObjectNode ticker = Json.object();

    /** @param levels of a book topic, none for a ticker */
    PublicEvents(Listing listing, String topic, int levels) {
        this.listing = listing;
        this.topic = topic;
        this.levels = levels;
    }

    /** What to tell since the last time; empty when nothing changed. */
    List<ObjectNode> since(Exchange exchange) {
        return levels > 0 ? book(exchange) : ticker(exchange);
    }

    private List<ObjectNode> book(Exchange exchange) {
        Depth now = exchange.book(listing.symbol(), levels);
        if (now.version() == book.version()) return List.of();
        boolean first = book.version() == 0;
        ObjectNode data = Json.object().put("s", listing.venueSymbol());
        data.set("b", changes(book.bids(), now.bids()));
        data.set("a", changes(book.asks(), now.asks()));
        data.put("u", now.version()).put("seq", now.version());
        book = now;
        return List.of(message(exchange, first, data).put("cts", now.venueTime().toEpochMilli()));
    }

    private List<ObjectNode> ticker(Exchange exchange) {
        ObjectNode now = BybitMarkets.ticker(exchange, listing);
        boolean first = ticker.isEmpty();
        ObjectNode data = Json.object().put("symbol", listing.venueSymbol());
        for (Map.Entry<String, JsonNode> field : now.properties()) {
            if (!field.getValue().equals(ticker.get(field.getKey()))) data.set(field.getKey(), field.getValue());
        }
        ticker = now;
        return data.size() == 1 ? List.of() : List.of(message(exchange, first, data));
    }

    private ObjectNode message(Exchange exchange, boolean first, ObjectNode data) {
        ObjectNode message = Json.object()
                .put("topic", topic)
                .put("type", first ? "snapshot" : "delta")
                .put("ts", exchange.now().toEpochMilli());
        message.set("data", data);
        return message;
    }

    /** Changed and new levels with their whole quantity, levels that are gone with zero. */
    private ArrayNode changes(List<Depth.Level> before, List<Depth.Level> after) {
        var quantities = new TreeMap<BigDecimal, BigDecimal>();
        for (Depth.Level level : before) quantities.put(level.price().value(), BigDecimal.ZERO);
        for (Depth.Level level : after)
            quantities.put(level.price().value(), level.quantity().value());
        for (Depth.Level level : before) {
            quantities.remove(level.price().value(), level.quantity().value());
        }
        return Json.array(
                quantities.entrySet(),
                entry -> Json.texts(
                        BybitWords.price(listing, entry.getKey()),
                        entry.getValue().signum() == 0 ? "0" : BybitWords.quantity(listing, entry.getValue())));
    }
}
