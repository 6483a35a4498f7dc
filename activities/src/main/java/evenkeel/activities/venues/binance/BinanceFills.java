package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Pages;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.http.Recent;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Our fills at Binance. A fill there names its order's number; whose order that is has to be looked up. */
final class BinanceFills {
    private static final String TRADES = "/fapi/v1/userTrades";
    private static final int PAGE = 1000;

    /** The venue answers at most seven days in one question. */
    private static final Duration SPAN = Duration.ofDays(7);

    /** From here on one question about all orders is cheaper than one for each. */
    private static final int MANY = 3;

    /** For so long the order of a fill may be missing from the venue's other tables. */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private final BinanceApi api;
    private final FeeMarks marks;
    private final Recent<OrderNumber, String> owners = new Recent<>(10_000);
    private final Recent<OrderNumber, KnownFee> fees = new Recent<>(1_000);

    BinanceFills(BinanceApi api) {
        this.api = api;
        this.marks = new FeeMarks(api);
    }

    /** At or after that instant, oldest first. An empty client id is nobody's order, such as a liquidation's. */
    List<Fill> since(String symbol, Instant since) {
        Instant from = since.truncatedTo(ChronoUnit.MILLIS);
        List<Fields> trades = trades(symbol, from).stream()
                .filter(trade -> !trade.instant("time").isBefore(from))
                .toList();
        Map<String, String> clientIds = clientIds(symbol, trades);
        return trades.stream()
                .map(trade -> fill(symbol, trade, clientIds.getOrDefault(trade.text("orderId"), "")))
                .sorted(Comparator.comparing(
                        Fill::venueTime)) // stable: fills of one moment stay in the order of their ids
                .toList();
    }

    /** An order was read: one look-up less. */
    void remember(String symbol, Fields order) {
        owners.put(new OrderNumber(symbol, order.text("orderId")), order.text("clientOrderId"));
    }

    /**
     * What the fills of an order have cost by now, in dollar-like currencies. A fill that is not listed yet is missing
     * from it, and so is a fee in another asset: the ledger books fees from the fills.
     */
    Usd feeOf(String symbol, Fields order) {
        Quantity filled = order.quantity("executedQty");
        if (filled.isZero()) return Usd.ZERO;

        var number = new OrderNumber(symbol, order.text("orderId"));
        Optional<KnownFee> known = fees.find(number).filter(fee -> !filled.exceeds(fee.listed()));
        return known.orElseGet(() -> readFee(number)).fee();
    }

    private KnownFee readFee(OrderNumber number) {
        Quantity listed = Quantity.ZERO;
        Usd sum = Usd.ZERO;
        for (Fields trade : ask(number.symbol(), Query.of("orderId", number.number()))) {
            if (!trade.text("orderId").equals(number.number())) continue;
            listed = listed.plus(trade.quantity("qty"));
            sum = sum.plus(fee(trade).dollars());
        }
        var fee = new KnownFee(listed, sum);
        fees.put(number, fee);
        return fee;
    }

    /** Positive costs, negative is a rebate. */
    private static Fee fee(Fields trade) {
        return Fee.of(trade.decimal("commission"), trade.text("commissionAsset"));
    }

    private Fill fill(String symbol, Fields trade, String clientId) {
        return trade.as(row -> new Fill(
                api.venue(),
                symbol,
                row.text("id"),
                clientId,
                BinanceWords.side(row),
                row.quantity("qty"),
                row.price("price"),
                BinanceWords.QUOTE,
                marks.valued(fee(row), row.instant("time")),
                row.flag("maker"),
                row.instant("time")));
    }

    /** Windows of time up to the first fill, then page by page behind the last one's id. */
    private List<Fields> trades(String symbol, Instant since) {
        TreeMap<BigDecimal, Fields> byId = new TreeMap<>();
        for (Pages.Span span : Pages.since(since, api.clock().now(), SPAN)) {
            keep(byId, symbol, ask(symbol, span.in(Query.NONE)));
            if (!byId.isEmpty()) break;
        }
        if (byId.isEmpty()) return List.of();

        var guard = new Pages.Guard(TRADES);
        BigDecimal last;
        do {
            guard.next();
            last = byId.lastKey();
            // from the last one again, whether the venue counts it in or not
            keep(byId, symbol, ask(symbol, Query.of("fromId", last.toPlainString())));
        } while (byId.lastKey().compareTo(last) > 0);
        return List.copyOf(byId.values());
    }

    private List<Fields> ask(String symbol, Query which) {
        Query query = which.with("symbol", BinanceWords.symbol(symbol)).with("limit", PAGE);
        return api.signed(TRADES, query).items();
    }

    private static void keep(Map<BigDecimal, Fields> byId, String symbol, List<Fields> page) {
        for (Fields trade : page) {
            if (!trade.text("symbol").equals(BinanceWords.symbol(symbol))) throw trade.garbled("symbol");
            byId.putIfAbsent(trade.decimal("id"), trade);
        }
    }

    /** By order number. */
    private Map<String, String> clientIds(String symbol, List<Fields> trades) {
        Map<String, String> found = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (Fields trade : trades) {
            String number = trade.text("orderId");
            owners.find(new OrderNumber(symbol, number))
                    .ifPresentOrElse(id -> found.put(number, id), () -> missing.add(number));
        }
        if (missing.size() > MANY) {
            readOrdersFrom(symbol, oldest(missing), found);
            missing.removeAll(found.keySet());
        }
        for (String number : missing) readOrder(symbol, number, trades).ifPresent(id -> found.put(number, id));
        return found;
    }

    private void readOrdersFrom(String symbol, String number, Map<String, String> found) {
        Query query = Query.of("symbol", BinanceWords.symbol(symbol), "orderId", number)
                .with("limit", PAGE);
        for (Fields order : api.signed("/fapi/v1/allOrders", query).items()) {
            remember(symbol, order);
            found.put(order.text("orderId"), order.text("clientOrderId"));
        }
    }

    private Optional<String> readOrder(String symbol, String number, List<Fields> trades) {
        Query query = Query.of("symbol", BinanceWords.symbol(symbol), "orderId", number);
        Optional<Fields> order = api.find(BinanceApi.ORDER, query, BinanceErrors.NO_SUCH_ORDER);
        if (order.isEmpty() && isYoung(number, trades)) {
            throw new Trouble(
                    Code.VEN_GARBLED, api.venue() + " shows a fill of order " + number + " and no such order");
        }
        order.ifPresent(read -> remember(symbol, read));
        return order.map(read -> read.text("clientOrderId"));
    }

    private boolean isYoung(String number, List<Fields> trades) {
        Instant settled = api.clock().now().minus(SETTLING);
        return trades.stream()
                .filter(trade -> trade.text("orderId").equals(number))
                .anyMatch(trade -> trade.instant("time").isAfter(settled));
    }

    private static String oldest(Set<String> numbers) {
        return numbers.stream()
                .map(BigDecimal::new)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .toPlainString();
    }

    private record OrderNumber(String symbol, String number) {}

    /** The fee of as much as the venue had listed by then. */
    private record KnownFee(Quantity listed, Usd fee) {}
}
