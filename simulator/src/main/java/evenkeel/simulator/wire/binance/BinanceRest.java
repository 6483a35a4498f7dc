package evenkeel.simulator.wire.binance;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.WireReply;
import evenkeel.simulator.wire.WireRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is asked at which path, who may ask it and what it weighs. */
final class BinanceRest implements Function<WireRequest, WireReply> {
    private static final String PLACE = "POST /fapi/v1/order";

    private final VenueHost host;
    private final BinanceGuard guard;
    private final UsedWeight weights;
    private final ListenKeys listenKeys;
    private final Map<String, Endpoint> endpoints = new HashMap<>();

    /** Answers a request whose parameters are read; a {@link BinanceError} is an answer too. */
    @FunctionalInterface
    private interface Answer {
        JsonNode to(WireRequest request, Params params);
    }

    private record Endpoint(int weight, Answer answer) {}

    BinanceRest(VenueHost host, List<TradingKey> keys, ListenKeys listenKeys) {
        this.host = host;
        this.guard = new BinanceGuard(keys, host::now);
        this.weights = new UsedWeight(host::now, host.generosity());
        this.listenKeys = listenKeys;
        var markets = new BinanceMarkets(host, weights);
        markets(markets);
        orders(new BinanceOrders(host, markets));
        accounts(new BinanceAccounts(host, markets), new BinanceIncome(host, markets));
        listenKeys();
    }

    @Override
    public WireReply apply(WireRequest request) {
        Endpoint endpoint = endpoints.get(request.route());
        if (endpoint == null)
            return WireReply.of(404, Json.object().put("code", -5000).put("msg", "Path not found."));
        int used = weights.use(endpoint.weight());
        if (weights.isTooMuch(used)) return counted(tooMuch(), used);
        WireReply reply = counted(answer(request, endpoint), used);
        return request.route().equals(PLACE) ? ordersCounted(reply) : reply;
    }

    private static WireReply answer(WireRequest request, Endpoint endpoint) {
        try {
            return WireReply.ok(endpoint.answer().to(request, Params.of(request.query(), request.body())));
        } catch (BinanceError e) {
            return WireReply.of(e.status(), e.body());
        }
    }

    private WireReply tooMuch() {
        return WireReply.of(429, Json.object().put("code", -1003).put("msg", weights.tooMuch()))
                .with("Retry-After", String.valueOf(weights.retryAfterSeconds()));
    }

    private static WireReply counted(WireReply reply, int used) {
        return reply.with("X-MBX-USED-WEIGHT", String.valueOf(used)).with("X-MBX-USED-WEIGHT-1M", String.valueOf(used));
    }

    private WireReply ordersCounted(WireReply reply) {
        return reply.with("X-MBX-ORDER-COUNT-10S", String.valueOf(weights.orderInTenSeconds()))
                .with("X-MBX-ORDER-COUNT-1M", String.valueOf(weights.orderInMinute()));
    }

    private void markets(BinanceMarkets markets) {
        open(1, "GET /fapi/v1/ping", params -> Json.object());
        open(1, "GET /fapi/v1/time", markets::time);
        open(1, "GET /fapi/v1/exchangeInfo", markets::exchangeInfo);
        open(10, "GET /fapi/v1/depth", markets::depth);
        open(1, "GET /fapi/v1/premiumIndex", markets::premiumIndex);
        open(1, "GET /fapi/v1/markPriceKlines", markets::markPriceKlines);
        open(1, "GET /fapi/v1/fundingRate", markets::fundingRate);
        open(1, "GET /fapi/v1/fundingInfo", markets::fundingInfo);
        open(2, "GET /fapi/v1/ticker/bookTicker", markets::bookTicker);
    }

    private void orders(BinanceOrders orders) {
        signed(1, PLACE, orders::place);
        signed(1, "GET /fapi/v1/order", orders::order);
        signed(1, "DELETE /fapi/v1/order", orders::cancel);
        signed(1, "DELETE /fapi/v1/allOpenOrders", orders::cancelAll);
        signed(1, "PUT /fapi/v1/order", orders::amend);
        signed(1, "GET /fapi/v1/openOrders", orders::openOrders);
        signed(5, "GET /fapi/v1/allOrders", orders::allOrders);
        signed(5, "GET /fapi/v1/userTrades", orders::userTrades);
    }

    private void accounts(BinanceAccounts accounts, BinanceIncome income) {
        signed(5, "GET /fapi/v3/positionRisk", accounts::positionRisk);
        signed(5, "GET /fapi/v3/balance", accounts::balance);
        signed(5, "GET /fapi/v3/account", accounts::account);
        signed(1, "GET /fapi/v1/leverageBracket", accounts::leverageBracket);
        signed(5, "GET /fapi/v1/accountConfig", accounts::accountConfig);
        signed(5, "GET /fapi/v1/symbolConfig", accounts::symbolConfig);
        signed(1, "GET /sapi/v1/account/apiRestrictions", accounts::apiRestrictions);
        signed(20, "GET /fapi/v1/commissionRate", accounts::commissionRate);
        signed(30, "GET /fapi/v1/income", income::income);
        signed(1, "POST /fapi/v1/leverage", accounts::leverage);
        signed(1, "POST /fapi/v1/marginType", accounts::marginType);
        signed(30, "GET /fapi/v1/positionSide/dual", accounts::positionMode);
        signed(1, "POST /fapi/v1/positionSide/dual", accounts::changePositionMode);
    }

    /** These want the key but no signature. */
    private void listenKeys() {
        String path = " /fapi/v1/listenKey";
        endpoints.put("POST" + path, new Endpoint(1, (request, params) -> {
            String name = listenKeys.open(guard.keyOf(request), host.now());
            return Json.object().put("listenKey", name);
        }));
        endpoints.put(
                "PUT" + path,
                new Endpoint(
                        1,
                        (request, params) -> listenKeys
                                .extend(guard.keyOf(request), host.now())
                                .map(name -> Json.object().put("listenKey", name))
                                .orElseThrow(() -> BinanceError.of(-1125, "This listenKey does not exist."))));
        endpoints.put("DELETE" + path, new Endpoint(1, (request, params) -> {
            listenKeys.close(guard.keyOf(request));
            return Json.object();
        }));
    }

    private void open(int weight, String route, Function<Params, JsonNode> answer) {
        endpoints.put(route, new Endpoint(weight, (request, params) -> answer.apply(params)));
    }

    private void signed(int weight, String route, BiFunction<Params, TradingKey, JsonNode> answer) {
        endpoints.put(
                route,
                new Endpoint(weight, (request, params) -> answer.apply(params, guard.signerOf(request, params))));
    }
}
