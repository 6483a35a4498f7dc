package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.TradingKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;

/** A client written from the venue's documents, for the server alone. */
final class BybitClient {
    static final TradingKey KEY = TradingKey.of("sim-key", "sim-secret");

    private final HttpClient http;
    private final URI base;
    private final InstantSource clock;

    BybitClient(HttpClient http, URI base) {
        this(http, base, InstantSource.system());
    }

    BybitClient(HttpClient http, URI base, InstantSource clock) {
        this.http = http;
        this.base = base;
        this.clock = clock;
    }

    /** What came back. */
    record Answer(JsonNode body, HttpResponse<String> raw) {
        int code() {
            return body.path("retCode").asInt();
        }

        JsonNode result() {
            return body.path("result");
        }

        JsonNode list() {
            return result().path("list");
        }
    }

    Answer open(String pathAndQuery) throws IOException, InterruptedException {
        return answer(request(pathAndQuery).GET().build());
    }

    Answer get(String path, String query) throws IOException, InterruptedException {
        String stamp = String.valueOf(clock.millis());
        return get(path, query, stamp, KEY.sign(stamp + KEY.id() + "5000" + query));
    }

    Answer get(String path, String query, String stamp, String signature) throws IOException, InterruptedException {
        return answer(
                signed(path + "?" + query, stamp, signature, KEY.id()).GET().build());
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        String stamp = String.valueOf(clock.millis());
        String signature = KEY.sign(stamp + KEY.id() + "5000" + body);
        return answer(signed(path, stamp, signature, KEY.id())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Answer asSomeoneElse(String path) throws IOException, InterruptedException {
        return answer(signed(path, "1", "00", "someone").GET().build());
    }

    Answer create(String id, String side, String qty, String price, String timeInForce, boolean reduceOnly)
            throws IOException, InterruptedException {
        var order = Json.object()
                .put("category", "linear")
                .put("symbol", "ETHUSDT")
                .put("side", side)
                .put("orderType", "Limit")
                .put("qty", qty)
                .put("price", price)
                .put("timeInForce", timeInForce)
                .put("orderLinkId", id)
                .put("reduceOnly", reduceOnly);
        return post("/v5/order/create", Json.text(order));
    }

    private HttpRequest.Builder signed(String pathAndQuery, String stamp, String signature, String key) {
        return request(pathAndQuery)
                .header("X-BAPI-API-KEY", key)
                .header("X-BAPI-TIMESTAMP", stamp)
                .header("X-BAPI-RECV-WINDOW", "5000")
                .header("X-BAPI-SIGN", signature);
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(base + pathAndQuery)).timeout(Duration.ofSeconds(5));
    }

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(Json.parse(response.body()).orElse(Json.object()), response);
    }
}
