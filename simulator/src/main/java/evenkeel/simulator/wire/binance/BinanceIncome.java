package evenkeel.simulator.wire.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What changed the wallet, oldest first. A {@code tranId} is unique within its type only. */
final class BinanceIncome {
    private static final Duration USUAL_SPAN = Duration.ofDays(7);
    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 1_000;

    private final VenueHost host;
    private final BinanceMarkets markets;

    BinanceIncome(VenueHost host, BinanceMarkets markets) {
        this.host = host;
        this.markets = markets;
    }

    private record Row(
            Listing listing, String type, BigDecimal amount, String asset, Instant at, String tranId, String tradeId) {}

    JsonNode income(Params params, TradingKey key) {
        List<Listing> asked = params.has("symbol")
                ? List.of(markets.listing(params))
                : host.profile().listings();
        Optional<String> type = params.text("incomeType");
        Instant until = params.whole("endTime").map(Instant::ofEpochMilli).orElse(host.now());
        Instant from = params.whole("startTime").map(Instant::ofEpochMilli).orElse(until.minus(USUAL_SPAN));
        List<Row> rows = host.look(exchange -> rows(exchange, key, asked)).stream()
                .filter(row -> type.isEmpty() || row.type().equals(type.get()))
                .filter(row -> row.at().toEpochMilli() >= from.toEpochMilli())
                .filter(row -> row.at().toEpochMilli() <= until.toEpochMilli())
                .sorted(Comparator.comparing(Row::at))
                .toList();
        return Json.array(page(rows, params), BinanceIncome::words);
    }

    private static List<Row> rows(Exchange exchange, TradingKey key, List<Listing> listings) {
        var rows = new ArrayList<Row>();
        for (Listing listing : listings) {
            for (Trade trade : exchange.fills(key.account(), listing.symbol(), Instant.EPOCH))
                book(rows, listing, trade);
            for (Payment payment : exchange.payments(key.account(), listing.symbol(), Instant.EPOCH, exchange.now())) {
                var booked = payment.booked();
                rows.add(new Row(
                        listing,
                        "FUNDING_FEE",
                        booked.amount().value(),
                        booked.currency(),
                        booked.paidAt(),
                        booked.eventId(),
                        ""));
            }
        }
        return rows;
    }

    private static void book(List<Row> rows, Listing listing, Trade trade) {
        var fill = trade.fill();
        String id = fill.tradeId();
        rows.add(new Row(
                listing, "COMMISSION", fill.fee().value().negate(), fill.fee().currency(), fill.venueTime(), id, id));
        if (trade.realised().isZero()) return;
        rows.add(new Row(listing, "REALIZED_PNL", trade.realised().value(), fill.quote(), fill.venueTime(), id, id));
    }

    private static List<Row> page(List<Row> rows, Params params) {
        long limit = params.whole("limit").orElse((long) USUAL_ROWS);
        long page = params.whole("page").orElse(1L);
        if (limit < 1 || limit > MOST_ROWS || page < 1) throw BinanceError.missing("limit");
        long from = Math.min(rows.size(), (page - 1) * limit);
        return rows.subList((int) from, (int) Math.min(rows.size(), from + limit));
    }

    private static ObjectNode words(Row row) {
        return Json.object()
                .put("symbol", row.listing().venueSymbol())
                .put("incomeType", row.type())
                .put("income", Json.number(row.amount(), BinanceWords.MONEY_DIGITS))
                .put("asset", row.asset())
                .put("info", row.type())
                .put("time", row.at().toEpochMilli())
                .put("tranId", Long.parseLong(row.tranId()))
                .put("tradeId", row.tradeId());
    }
}
