package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.WireReply;
import evenkeel.simulator.wire.WireRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is asked at which path, and what it weighs. */
final class LighterRest implements Function<WireRequest, WireReply> {
    private static final String ROOT = "/api/v1/";

    private final LighterWeights weights;
    private final Map<String, Function<WireRequest, ObjectNode>> endpoints = new HashMap<>();

    LighterRest(
            LighterWeights weights,
            LighterMarkets markets,
            LighterAccounts accounts,
            LighterTransactions transactions) {
        this.weights = weights;
        endpoints.put("GET /", request -> markets.status(Params.of(request.query())));
        open("orderBookDetails", markets::details);
        open("orderBooks", markets::orderBooks);
        open("orderBookOrders", markets::orders);
        open("recentTrades", markets::recentTrades);
        open("fundings", markets::fundings);
        open("funding-rates", markets::fundingRates);
        open("account", accounts::account);
        open("apikeys", accounts::apiKeys);
        open("nextNonce", accounts::nextNonce);
        open("tx", accounts::transaction);
        withToken("accountActiveOrders", accounts::activeOrders);
        withToken("accountInactiveOrders", accounts::inactiveOrders);
        withToken("trades", accounts::trades);
        withToken("positionFunding", accounts::payments);
        posted("sendTx", transactions::one);
        posted("sendTxBatch", transactions::many);
    }

    @Override
    public WireReply apply(WireRequest request) {
        var endpoint = endpoints.get(request.route());
        if (endpoint == null)
            return WireReply.of(404, Json.object().put("code", 404).put("message", "not found"));
        if (weights.isTooMuch(request.route())) {
            return WireReply.of(429, Json.object().put("code", 23000).put("message", "Too Many Requests!"));
        }
        try {
            return WireReply.ok(endpoint.apply(request));
        } catch (LighterError e) {
            return e.reply();
        }
    }

    private void open(String path, Function<Params, ObjectNode> answer) {
        endpoints.put("GET " + ROOT + path, request -> answer.apply(Params.of(request.query())));
    }

    private void withToken(String path, BiFunction<WireRequest, Params, ObjectNode> answer) {
        endpoints.put("GET " + ROOT + path, request -> answer.apply(request, Params.of(request.query())));
    }

    private void posted(String path, Function<Params, ObjectNode> answer) {
        endpoints.put("POST " + ROOT + path, request -> answer.apply(FormBody.of(request)));
    }
}
