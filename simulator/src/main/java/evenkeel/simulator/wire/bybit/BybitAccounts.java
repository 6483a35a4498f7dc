package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Holding;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.MarginMode;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Positions, money and settings of the key's account. Leverage is answered, margin is always a tenth. */
final class BybitAccounts {
    private static final Duration LOG_SPAN = Duration.ofHours(24);
    private static final int USUAL_ROWS = 20;
    private static final int MOST_ROWS = 50;
    private static final int ONE_WAY = 0;
    private static final int HEDGE = 3;

    /** As the listing has it. */
    private static final BigDecimal HIGHEST_LEVERAGE = new BigDecimal("100");

    private final VenueHost host;
    private final BybitMarkets markets;
    private final AtomicInteger positionMode = new AtomicInteger(ONE_WAY);
    private final Map<String, String> leverages = new ConcurrentHashMap<>();

    BybitAccounts(VenueHost host, BybitMarkets markets) {
        this.host = host;
        this.markets = markets;
    }

    /** A named symbol even when flat, else only what is held. In hedge mode two empty sides, as the venue has it. */
    JsonNode positions(Params params, TradingKey key) {
        BybitMarkets.checkCategory(params);
        if (!params.has("symbol") && !params.has("settleCoin"))
            throw BybitError.params("symbol or settleCoin is required");
        ObjectNode page = Json.object().put("category", "linear").put("nextPageCursor", "");
        var rows = page.putArray("list");
        host.look(exchange -> markets.asked(params).stream()
                        .filter(listing -> params.has("symbol") || isHeld(exchange, key, listing))
                        .map(listing -> position(exchange, key, listing))
                        .toList())
                .forEach(rows::add);
        return page;
    }

    JsonNode wallet(Params params, TradingKey key) {
        checkUnified(params);
        var wallet = host.look(exchange -> exchange.wallet(key.account()));
        ObjectNode page = Json.object();
        page.putArray("list").add(BybitWords.wallet(wallet));
        return page;
    }

    JsonNode transactions(Params params, TradingKey key) {
        checkUnified(params);
        Page page = Page.of(params, host.now(), LOG_SPAN, USUAL_ROWS, MOST_ROWS);
        Optional<String> type = params.text("type");
        List<Row> rows = host.look(exchange -> rows(exchange, key, markets.asked(params))).stream()
                .filter(row -> page.holds(row.at()))
                .filter(row -> type.isEmpty()
                        || type.get().equals(row.words().path("type").asText()))
                .sorted(Comparator.comparing(Row::at))
                .toList();
        return page.of(rows.reversed(), row -> row.words().path("id").asText(), Row::words);
    }

    JsonNode info(Params params, TradingKey key) {
        return Json.object()
                .put("marginMode", "REGULAR_MARGIN")
                .put("updatedTime", "1697078946000")
                .put("unifiedMarginStatus", 6)
                .put("dcpStatus", "OFF")
                .put("timeWindow", 10)
                .put("smpGroup", 0)
                .put("isMasterTrader", false)
                .put("spotHedgingStatus", "OFF");
    }

    JsonNode queryApi(Params params, TradingKey key) {
        ObjectNode words = Json.object()
                .put("id", "1")
                .put("note", "simulator")
                .put("apiKey", key.id())
                .put("readOnly", 0)
                .put("secret", "")
                .put("type", 1)
                .put("deadlineDay", 83)
                .put("uta", 1)
                .put("unified", 0)
                .put("userID", 1)
                .put("parentUid", "0")
                .put("isMaster", true);
        ObjectNode permissions = words.putObject("permissions");
        permissions.set("ContractTrade", Json.texts("Order", "Position"));
        permissions.set("Spot", Json.array());
        permissions.set("Wallet", key.mayWithdraw() ? Json.texts("AccountTransfer", "Withdraw") : Json.array());
        permissions.set("Options", Json.array());
        permissions.set("Derivatives", Json.texts("DerivativesTrade"));
        words.set("ips", Json.texts("127.0.0.1"));
        return words;
    }

    JsonNode feeRate(Params params, TradingKey key) {
        ObjectNode page = Json.object().put("category", "linear");
        page.set(
                "list",
                Json.array(
                        markets.asked(params),
                        listing -> Json.object()
                                .put("symbol", listing.venueSymbol())
                                .put("takerFeeRate", host.profile().takerFee().toPlainString())
                                .put("makerFeeRate", host.profile().makerFee().toPlainString())));
        return page;
    }

    /** Orders stay one-way all the same: this is for a client that checks the mode. */
    JsonNode switchMode(Params params, TradingKey key) {
        BybitMarkets.checkCategory(params);
        int mode = params.whole("mode").map(Math::toIntExact).orElse(-1);
        if (mode != ONE_WAY && mode != HEDGE) throw BybitError.params("mode invalid");
        if (positionMode.getAndSet(mode) == mode) throw BybitError.of(110025, "Position mode is not modified");
        return Json.object();
    }

    JsonNode setLeverage(Params params, TradingKey key) {
        BybitMarkets.checkCategory(params);
        Listing listing = markets.listing(params);
        BigDecimal buy = params.decimal("buyLeverage").orElseThrow(() -> BybitError.params("buyLeverage invalid"));
        boolean possible = buy.compareTo(BigDecimal.ONE) >= 0 && buy.compareTo(HIGHEST_LEVERAGE) <= 0;
        if (!possible) throw BybitError.params("leverage invalid");
        String leverage = buy.stripTrailingZeros().toPlainString();
        String before = leverages.put(key.account() + "|" + listing.symbol(), leverage);
        if (leverage.equals(before == null ? "10" : before)) throw BybitError.of(110043, "leverage not modified");
        int whole = Math.max(1, buy.intValue()); // margin is reckoned in whole times
        MarginMode mode = host.look(exchange -> exchange.marginMode(key.account(), listing.symbol()));
        host.secure(key.account(), listing.symbol(), mode, whole);
        return Json.object();
    }

    private ObjectNode position(Exchange exchange, TradingKey key, Listing listing) {
        Holding holding = exchange.position(key.account(), listing.symbol());
        String leverage = leverages.getOrDefault(key.account() + "|" + listing.symbol(), "10");
        return BybitWords.position(holding, listing)
                .put("leverage", leverage)
                .put("positionIdx", positionMode.get() == HEDGE ? 1 : 0);
    }

    private static boolean isHeld(Exchange exchange, TradingKey key, Listing listing) {
        return exchange.position(key.account(), listing.symbol())
                        .position()
                        .signed()
                        .signum()
                != 0;
    }

    private record Row(Instant at, ObjectNode words) {}

    private static List<Row> rows(Exchange exchange, TradingKey key, List<Listing> listings) {
        var rows = new ArrayList<Row>();
        for (Listing listing : listings) {
            for (Trade trade : exchange.fills(key.account(), listing.symbol(), Instant.EPOCH))
                rows.add(trade(trade, listing));
            for (Payment payment : exchange.payments(key.account(), listing.symbol(), Instant.EPOCH, exchange.now())) {
                rows.add(settlement(payment, listing));
            }
        }
        return rows;
    }

    private static Row trade(Trade trade, Listing listing) {
        var fill = trade.fill();
        ObjectNode words = row(Executions.tradeId(trade), "TRADE", listing, fill.venueTime())
                .put("side", BybitWords.side(fill.side()))
                .put("qty", BybitWords.quantity(listing, fill.quantity().value()))
                .put("tradePrice", BybitWords.price(listing, fill.price().value()))
                .put("funding", "")
                .put("fee", BybitWords.number(fill.fee().value()))
                .put("cashFlow", BybitWords.number(trade.realised().value()))
                .put(
                        "change",
                        BybitWords.number(
                                trade.realised().minus(fill.fee().dollars()).value()))
                .put("orderId", BybitWords.orderId(trade.orderId()))
                .put("orderLinkId", fill.clientId())
                .put("tradeId", Executions.tradeId(trade));
        return new Row(fill.venueTime(), words);
    }

    /** Positive is received here, the opposite of the execution list's fee. */
    private static Row settlement(Payment payment, Listing listing) {
        var booked = payment.booked();
        String amount = BybitWords.number(booked.amount().value());
        ObjectNode words = row(Executions.paymentId(payment), "SETTLEMENT", listing, booked.paidAt())
                .put("side", Executions.heldSide(payment))
                .put("qty", BybitWords.quantity(listing, payment.signed().abs()))
                .put("size", BybitWords.quantity(listing, payment.signed()))
                .put("tradePrice", BybitWords.price(listing, payment.mark().value()))
                .put("feeRate", BybitWords.number(payment.rate()))
                .put("funding", amount)
                .put("fee", "")
                .put("cashFlow", "0")
                .put("change", amount)
                .put("orderId", "")
                .put("orderLinkId", "")
                .put("tradeId", Executions.paymentId(payment));
        return new Row(booked.paidAt(), words);
    }

    private static ObjectNode row(String id, String type, Listing listing, Instant at) {
        return Json.object()
                .put("id", id)
                .put("type", type)
                .put("symbol", listing.venueSymbol())
                .put("category", "linear")
                .put("currency", "USDT")
                .put("transactionTime", BybitWords.millis(at));
    }

    private static void checkUnified(Params params) {
        if (!params.text("accountType").orElse("UNIFIED").equals("UNIFIED")) {
            throw BybitError.params("accountType only support UNIFIED");
        }
    }
}
