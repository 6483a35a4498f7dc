package evenkeel.simulator.wire.x10;

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

/** One topic of one market for one connection: what is new since the last time. */
interface MarketTopic {
    Optional<AccountEvents.Told> news(Exchange exchange);

    static MarketTopic of(String topic, Listing listing, boolean best) {
        return switch (topic) {
            case "orderbooks" -> new Book(listing, best);
            case "funding" -> new Figure("", exchange -> X10Markets.rate(listing, exchange.funding(listing.symbol())));
            case "prices/mark" -> new Figure("MP", exchange -> price(exchange, listing));
            case "prices/index" -> new Figure("IP", exchange -> price(exchange, listing));
            default -> throw new IllegalArgumentException("no topic " + topic);
        };
    }

    private static JsonNode price(Exchange exchange, Listing listing) {
        return Json.object()
                .put("m", listing.venueSymbol())
                .put(
                        "p",
                        X10Words.price(
                                listing, exchange.quote(listing.symbol()).mark().value()));
    }

    /** Told when it is another one. */
    final class Figure implements MarketTopic {
        /** How it is read. */
        interface Reading {
            JsonNode of(Exchange exchange);
        }

        private final String type;
        private final Reading reading;
        private JsonNode told = Json.object();

        Figure(String type, Reading reading) {
            this.type = type;
            this.reading = reading;
        }

        @Override
        public Optional<AccountEvents.Told> news(Exchange exchange) {
            JsonNode now = reading.of(exchange);
            if (now.equals(told)) return Optional.empty();
            told = now;
            return Optional.of(new AccountEvents.Told(type, now));
        }
    }

    /** The whole book, then by how much each level changed; the best level alone is always told whole. */
    final class Book implements MarketTopic {
        private final Listing listing;
        private final boolean best;
        private Depth told = new Depth(List.of(), List.of(), 0, Instant.EPOCH);

        Book(Listing listing, boolean best) {
            this.listing = listing;
            this.best = best;
        }

        @Override
        public Optional<AccountEvents.Told> news(Exchange exchange) {
            Depth now = exchange.book(listing.symbol(), best ? 1 : X10Markets.DEPTH);
            if (now.version() == told.version()) return Optional.empty();
            boolean whole = best || told.version() == 0;
            Depth before = whole ? new Depth(List.of(), List.of(), 0, Instant.EPOCH) : told;
            ObjectNode data = Json.object().put("m", listing.venueSymbol());
            data.set("b", changes(before.bids(), now.bids()));
            data.set("a", changes(before.asks(), now.asks()));
            told = now;
            return Optional.of(new AccountEvents.Told(whole ? "SNAPSHOT" : "DELTA", data));
        }

        /** {@code q} is the change, {@code c} what is there now. */
        private ArrayNode changes(List<Depth.Level> before, List<Depth.Level> after) {
            Map<BigDecimal, BigDecimal> then = byPrice(before);
            Map<BigDecimal, BigDecimal> now = byPrice(after);
            var prices = new TreeMap<BigDecimal, BigDecimal>(then);
            prices.putAll(now);
            ArrayNode changes = Json.array();
            for (BigDecimal price : prices.keySet()) {
                BigDecimal there = now.getOrDefault(price, BigDecimal.ZERO);
                BigDecimal change = there.subtract(then.getOrDefault(price, BigDecimal.ZERO));
                if (change.signum() == 0) continue;
                changes.addObject()
                        .put("p", X10Words.price(listing, price))
                        .put("q", X10Words.quantity(listing, change))
                        .put("c", X10Words.quantity(listing, there));
            }
            return changes;
        }

        private static Map<BigDecimal, BigDecimal> byPrice(List<Depth.Level> levels) {
            var byPrice = new TreeMap<BigDecimal, BigDecimal>();
            for (Depth.Level level : levels)
                byPrice.put(level.price().value(), level.quantity().value());
            return byPrice;
        }
    }
}
