package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.FundingRate;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A public channel of one connection: how things stand first, then what changed. */
final class MarketFeed {
    private static final int LEVELS = 50;

    private final Channel channel;
    private final LighterListings listings;
    private Depth book = new Depth(List.of(), List.of(), 0, Instant.EPOCH);
    private ObjectNode before = Json.object();
    private long offset;

    MarketFeed(Channel channel, LighterListings listings) {
        this.channel = channel;
        this.listings = listings;
    }

    /** Empty when nothing has changed since the last time. */
    Optional<ObjectNode> since(Exchange exchange) {
        return switch (channel.name()) {
            case "order_book" -> book(exchange);
            case "ticker" -> changed(exchange, "ticker", ticker(exchange, listing()));
            case "market_stats" -> changed(exchange, "market_stats", stats(exchange));
            default -> Optional.empty(); // trades of the crowd are not simulated
        };
    }

    /** Changes carry the number that they follow on; a size of nothing takes a level away. */
    private Optional<ObjectNode> book(Exchange exchange) {
        Depth now = exchange.book(listing().symbol(), LEVELS);
        if (now.version() == book.version()) return Optional.empty();
        ObjectNode words = Json.object().put("code", 0);
        words.set("asks", changes(book.asks(), now.asks()));
        words.set("bids", changes(book.bids(), now.bids()));
        offset++;
        words.put("offset", offset)
                .put("nonce", now.version())
                .put("begin_nonce", book.version())
                .put("last_updated_at", LighterWords.micros(now.venueTime()));
        boolean first = book.version() == 0;
        book = now;
        ObjectNode message = message(exchange, first).put("offset", offset);
        message.set("order_book", words);
        return Optional.of(message);
    }

    private Optional<ObjectNode> changed(Exchange exchange, String name, ObjectNode now) {
        if (now.equals(before)) return Optional.empty();
        boolean first = before.isEmpty();
        before = now.deepCopy();
        ObjectNode message = message(exchange, first).put("nonce", ++offset);
        message.set(name, now);
        return Optional.of(message);
    }

    private ObjectNode stats(Exchange exchange) {
        if (channel.market().isPresent()) return stats(exchange, listing());
        ObjectNode all = Json.object();
        for (Listing listing : listings.all()) {
            all.set(String.valueOf(listings.number(listing.symbol())), stats(exchange, listing));
        }
        return all;
    }

    /** In percent, as all of this channel's rates. */
    private ObjectNode stats(Exchange exchange, Listing listing) {
        FundingRate funding = exchange.funding(listing.symbol());
        var quote = exchange.quote(listing.symbol());
        String mark = LighterListings.price(listing, quote.mark().value());
        Instant lately =
                exchange.now().minus(exchange.profile().calendar().hour().multipliedBy(2));
        var paid = exchange.fundingHistory(listing.symbol(), lately, exchange.now(), 2);
        ObjectNode words = Json.object()
                .put("symbol", listing.venueSymbol())
                .put("market_id", listings.number(listing.symbol()))
                .put("index_price", mark)
                .put("mark_price", mark)
                .put("mid_price", mark)
                .put("open_interest", "0.000000")
                .put("current_funding_rate", LighterWords.percent(funding.rate()))
                .put("funding_clamp_small", "0.0500")
                .put("funding_clamp_big", "4.0000")
                .put("base_interest_rate", "0.0100")
                .put("last_trade_price", mark);
        if (paid.isEmpty()) return words;
        return words.put("funding_rate", LighterWords.percent(paid.getLast().rate()))
                .put("funding_timestamp", paid.getLast().payment().toEpochMilli());
    }

    private static ObjectNode ticker(Exchange exchange, Listing listing) {
        var quote = exchange.quote(listing.symbol());
        ObjectNode words = Json.object().put("s", listing.venueSymbol());
        words.set("a", level(listing, quote.ask().value(), quote.askSize().value()));
        words.set("b", level(listing, quote.bid().value(), quote.bidSize().value()));
        return words;
    }

    private ArrayNode changes(List<Depth.Level> old, List<Depth.Level> now) {
        var sizes = new TreeMap<BigDecimal, BigDecimal>();
        for (Depth.Level level : old) sizes.put(level.price().value(), BigDecimal.ZERO);
        for (Depth.Level level : now)
            sizes.put(level.price().value(), level.quantity().value());
        for (Depth.Level level : old) {
            sizes.remove(level.price().value(), level.quantity().value());
        }
        return Json.array(sizes.entrySet(), entry -> level(listing(), entry.getKey(), entry.getValue()));
    }

    private static ObjectNode level(Listing listing, BigDecimal price, BigDecimal size) {
        return Json.object()
                .put("price", LighterListings.price(listing, price))
                .put("size", LighterListings.size(listing, size));
    }

    private ObjectNode message(Exchange exchange, boolean first) {
        return Json.object()
                .put("type", (first ? "subscribed/" : "update/") + channel.name())
                .put("channel", channel.answered())
                .put("timestamp", exchange.now().toEpochMilli());
    }

    private Listing listing() {
        return listings.at(channel.market().orElseThrow());
    }
}
