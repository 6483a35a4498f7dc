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
import java.util.Optional;
import java.util.TreeMap;

/** One public topic, the same for all who listen: each hears the whole first, then what changed. */
final class PublicEvents {
    private static final Depth EMPTY = new Depth(List.of(), List.of(), 0, Instant.EPOCH);

    private final Listing listing;
    private final String topic;
    private final int levels;
    private Depth book = EMPTY;
    private long update;
    private ObjectNode ticker = Json.object();

    /** @param levels of a book topic, none for a ticker */
    PublicEvents(Listing listing, String topic, int levels) {
        this.listing = listing;
        this.topic = topic;
        this.levels = levels;
    }

    /** What to tell those who have the whole already; empty when nothing changed. */
    Optional<ObjectNode> changes(Exchange exchange) {
        return levels > 0 ? bookChanges(exchange) : tickerChanges(exchange);
    }

    /** What to tell who has just come, as of the last changes. */
    ObjectNode whole(Exchange exchange) {
        return levels > 0 ? told(exchange, "snapshot", EMPTY, book) : message(exchange, "snapshot", ticker);
    }

    private Optional<ObjectNode> bookChanges(Exchange exchange) {
        Depth now = exchange.book(listing.symbol(), levels);
        if (now.version() == book.version()) return Optional.empty();
        update = update == 0 ? now.version() : update + 1;
        ObjectNode changes = told(exchange, "delta", book, now);
        book = now;
        return Optional.of(changes);
    }

    private ObjectNode told(Exchange exchange, String type, Depth before, Depth now) {
        ObjectNode data = Json.object().put("s", listing.venueSymbol());
        data.set("b", changes(before.bids(), now.bids()));
        data.set("a", changes(before.asks(), now.asks()));
        data.put("u", update).put("seq", now.version());
        return message(exchange, type, data).put("cts", now.venueTime().toEpochMilli());
    }

    private Optional<ObjectNode> tickerChanges(Exchange exchange) {
        ObjectNode now = BybitMarkets.ticker(exchange, listing);
        ObjectNode data = Json.object().put("symbol", listing.venueSymbol());
        for (Map.Entry<String, JsonNode> field : now.properties()) {
            if (!field.getValue().equals(ticker.get(field.getKey()))) data.set(field.getKey(), field.getValue());
        }
        ticker = now;
        return data.size() == 1 ? Optional.empty() : Optional.of(message(exchange, "delta", data));
    }

    private ObjectNode message(Exchange exchange, String type, ObjectNode data) {
        ObjectNode message = Json.object()
                .put("topic", topic)
                .put("type", type)
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
