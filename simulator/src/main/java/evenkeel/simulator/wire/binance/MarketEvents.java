package evenkeel.simulator.wire.binance;

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

/** The market streams of one symbol: what each has to tell since the last beat. */
final class MarketEvents {
    private static final int DEPTH = 50;

    private final Listing listing;
    private Depth last = new Depth(List.of(), List.of(), 0, Instant.EPOCH);
    private long lastMarkSecond;

    MarketEvents(Listing listing) {
        this.listing = listing;
    }

    /** By name of the stream, without the symbol before the at sign. */
    Map<String, ObjectNode> since(Exchange exchange) {
        var messages = new TreeMap<String, ObjectNode>();
        long second = exchange.now().getEpochSecond();
        if (second != lastMarkSecond) {
            messages.put("markPrice@1s", mark(exchange));
            if (second % 3 == 0) messages.put("markPrice", mark(exchange));
            lastMarkSecond = second;
        }
        Depth book = exchange.book(listing.symbol(), DEPTH);
        if (book.version() != last.version()) {
            messages.put("bookTicker", ticker(book));
            for (String levels : List.of("5", "10", "20"))
                messages.put("depth" + levels, part(book, Integer.parseInt(levels)));
            messages.put("depth", changes(book));
            last = book;
        }
        return messages;
    }

    private ObjectNode mark(Exchange exchange) {
        var funding = exchange.funding(listing.symbol());
        String mark = Json.number(funding.mark().value(), 8);
        return Json.object()
                .put("e", "markPriceUpdate")
                .put("E", exchange.now().toEpochMilli())
                .put("s", listing.venueSymbol())
                .put("p", mark)
                .put("i", mark)
                .put("P", mark)
                .put("r", Json.number(funding.rate(), 8))
                .put("T", funding.payment().toEpochMilli());
    }

    private ObjectNode ticker(Depth book) {
        var bid = book.bids().getFirst();
        var ask = book.asks().getFirst();
        return Json.object()
                .put("e", "bookTicker")
                .put("u", book.version())
                .put("E", book.venueTime().toEpochMilli())
                .put("T", book.venueTime().toEpochMilli())
                .put("s", listing.venueSymbol())
                .put("b", BinanceWords.price(listing, bid.price().value()))
                .put("B", BinanceWords.quantity(listing, bid.quantity().value()))
                .put("a", BinanceWords.price(listing, ask.price().value()))
                .put("A", BinanceWords.quantity(listing, ask.quantity().value()));
    }

    private ObjectNode part(Depth book, int levels) {
        ObjectNode message = update(book);
        message.set("b", BinanceMarkets.levels(listing, head(book.bids(), levels)));
        message.set("a", BinanceMarkets.levels(listing, head(book.asks(), levels)));
        return message;
    }

    private ObjectNode changes(Depth book) {
        ObjectNode message = update(book);
        message.set("b", changes(last.bids(), book.bids()));
        message.set("a", changes(last.asks(), book.asks()));
        return message;
    }

    private ObjectNode update(Depth book) {
        return Json.object()
                .put("e", "depthUpdate")
                .put("E", book.venueTime().toEpochMilli())
                .put("T", book.venueTime().toEpochMilli())
                .put("s", listing.venueSymbol())
                .put("U", last.version() + 1)
                .put("u", book.version())
                .put("pu", last.version());
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
                        BinanceWords.price(listing, entry.getKey()), BinanceWords.quantity(listing, entry.getValue())));
    }

    private static List<Depth.Level> head(List<Depth.Level> levels, int count) {
        return levels.subList(0, Math.min(count, levels.size()));
    }
}
