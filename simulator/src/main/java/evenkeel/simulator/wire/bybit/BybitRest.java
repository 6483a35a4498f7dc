package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.WireReply;
import evenkeel.simulator.wire.WireRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What is asked at which path and who may ask it. Every answer but a wrong path is HTTP 200 in the venue's envelope.
 */
final class BybitRest implements Function<WireRequest, WireReply> {
    private final VenueHost host;
    private final BybitGuard guard;
    private final Visits visits;
    private final Map<String, Function<WireRequest, JsonNode>> endpoints = new HashMap<>();

    BybitRest(VenueHost host, BybitGuard guard) {
        this.host = host;
        this.guard = guard;
        this.visits = new Visits(host::now, host.generosity());
        var markets = new BybitMarkets(host);
        markets(markets);
        orders(new BybitOrders(host, markets));
        accounts(new BybitAccounts(host, markets));
    }

    @Override
    public WireReply apply(WireRequest request) {
        var endpoint = endpoints.get(request.route());
        if (endpoint == null) return WireReply.of(404, Json.object());
        Visits.Left left = visits.count(request.route());
        if (left.isTooMany()) return left.on(envelope(10006, "Too many visits!", Json.object()));
        return left.on(answer(request, endpoint));
    }

    private WireReply answer(WireRequest request, Function<WireRequest, JsonNode> endpoint) {
        try {
            return envelope(0, "OK", endpoint.apply(request));
        } catch (BybitError e) {
            return envelope(e.code(), e.text(), Json.object());
        }
    }

    private WireReply envelope(int code, String message, JsonNode result) {
        ObjectNode envelope = Json.object().put("retCode", code).put("retMsg", message);
        envelope.set("result", result);
        envelope.set("retExtInfo", Json.object());
        return WireReply.ok(envelope.put("time", host.now().toEpochMilli()));
    }

    private void markets(BybitMarkets markets) {
        open("GET /v5/market/time", markets::time);
        open("GET /v5/market/instruments-info", markets::instruments);
        open("GET /v5/market/tickers", markets::tickers);
        open("GET /v5/market/orderbook", markets::orderbook);
        open("GET /v5/market/funding/history", markets::fundingHistory);
    }

    private void orders(BybitOrders orders) {
        signed("POST /v5/order/create", orders::create);
        signed("POST /v5/order/cancel", orders::cancel);
        signed("POST /v5/order/cancel-all", orders::cancelAll);
        signed("POST /v5/order/amend", orders::amend);
        signed("GET /v5/order/realtime", orders::realtime);
        signed("GET /v5/order/history", orders::history);
        signed("GET /v5/execution/list", orders::executions);
    }

    private void accounts(BybitAccounts accounts) {
        signed("GET /v5/position/list", accounts::positions);
        signed("POST /v5/position/switch-mode", accounts::switchMode);
        signed("POST /v5/position/set-leverage", accounts::setLeverage);
        signed("GET /v5/account/wallet-balance", accounts::wallet);
        signed("GET /v5/account/transaction-log", accounts::transactions);
        signed("GET /v5/account/info", accounts::info);
        signed("GET /v5/account/fee-rate", accounts::feeRate);
        signed("GET /v5/user/query-api", accounts::queryApi);
    }

    private void open(String route, Function<Params, JsonNode> answer) {
        endpoints.put(route, request -> answer.apply(params(request)));
    }

    private void signed(String route, BiFunction<Params, TradingKey, JsonNode> answer) {
        endpoints.put(route, request -> {
            TradingKey key = guard.signerOf(request);
            return answer.apply(params(request), key);
        });
    }

    private static Params params(WireRequest request) {
        if (request.method().equals("GET")) return Params.of(request.query());
        JsonNode body = Json.parse(request.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> BybitError.params("body is no JSON object"));
        var fields = new LinkedHashMap<String, String>();
        body.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return Params.of(fields);
    }
}
