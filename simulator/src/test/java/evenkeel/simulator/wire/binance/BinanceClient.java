package evenkeel.simulator.wire.binance;

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
final class BinanceClient {
    static final TradingKey KEY = TradingKey.of("sim-key", "sim-secret");

    final HttpClient http;
    private final URI base;
    private final InstantSource clock;

    BinanceClient(HttpClient http, URI base) {
        this(http, base, InstantSource.system());
    }

    BinanceClient(HttpClient http, URI base, InstantSource clock) {
        this.http = http;
        this.base = base;
        this.clock = clock;
    }

    /** What came back. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        int code() {
            return body.path("code").asInt();
        }
    }

    Answer open(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    Answer get(String path, String params) throws IOException, InterruptedException {
        return send("GET", path + "?" + signed(params), "");
    }

    Answer delete(String path, String params) throws IOException, InterruptedException {
        return send("DELETE", path + "?" + signed(params), "");
    }

    /** Parameters in the body. */
    Answer post(String path, String params) throws IOException, InterruptedException {
        return send("POST", path, signed(params));
    }

    Answer send(String method, String pathAndQuery, String body) throws IOException, InterruptedException {
        return send(method, pathAndQuery, body, KEY.id());
    }

    Answer send(String method, String pathAndQuery, String body, String key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + pathAndQuery))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(5));
        if (!key.isEmpty()) request.header("X-MBX-APIKEY", key);
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), Json.parse(response.body()).orElse(Json.object()), response);
    }

    String limit(String id, String side, String quantity, String price, String timeInForce) {
        return "symbol=ETHUSDT&side=" + side + "&type=LIMIT&timeInForce=" + timeInForce + "&quantity=" + quantity
                + "&price=" + price + "&newClientOrderId=" + id;
    }

    String signed(String params) {
        String all = (params.isEmpty() ? "" : params + "&") + "timestamp=" + clock.millis();
        return all + "&signature=" + KEY.sign(all);
    }
}
