package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.lighter.schnorr.Signer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** A client written from the venue's documents, for the server alone. */
final class LighterClient {
    static final long CHAIN = LighterServer.TESTNET;

    /** A key of the venue's published tests; it has never owned anything. */
    static final Signer SIGNER =
            Signer.ofHex("4980df1a5a76cba9fef4d80446e951108e16a5b21f497976475c950bd2588c5a58771d5b06498d28");

    private final HttpClient http;
    private final URI base;
    private final long account;
    private final int key;

    LighterClient(HttpClient http, URI base, long account, int key) {
        this.http = http;
        this.base = base;
        this.account = account;
        this.key = key;
    }

    /** What came back. */
    record Answer(int status, JsonNode body) {
        int code() {
            return body.path("code").asInt();
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET().build());
    }

    Answer withToken(String path) throws IOException, InterruptedException {
        return withToken(path, token(Instant.now().plusSeconds(600)));
    }

    Answer withToken(String path, String token) throws IOException, InterruptedException {
        return answer(request(path).header("Authorization", token).GET().build());
    }

    String token(Instant deadline) {
        String message = deadline.getEpochSecond() + ":" + account + ":" + key;
        return message + ":" + HexFormat.of().formatHex(SIGNER.sign(LighterGuard.hash(message)));
    }

    /** A buy of 0.5 ETH, as its numbers. */
    ObjectNode buy(long nonce, long clientIndex, long price) {
        return header(nonce)
                .put("MarketIndex", 0)
                .put("ClientOrderIndex", clientIndex)
                .put("BaseAmount", 5000)
                .put("Price", price)
                .put("IsAsk", 0)
                .put("Type", 0)
                .put("TimeInForce", 0)
                .put("ReduceOnly", 0)
                .put("TriggerPrice", 0)
                .put("OrderExpiry", 0);
    }

    /** The same, resting for an hour. */
    ObjectNode rest(long nonce, long clientIndex, long price) {
        return buy(nonce, clientIndex, price)
                .put("TimeInForce", 2)
                .put("OrderExpiry", Instant.now().plusSeconds(3600).toEpochMilli());
    }

    ObjectNode cancel(long nonce, long index) {
        return header(nonce).put("MarketIndex", 0).put("Index", index);
    }

    ObjectNode header(long nonce) {
        return Json.object()
                .put("AccountIndex", account)
                .put("ApiKeyIndex", key)
                .put("Nonce", nonce)
                .put("ExpiredAt", Instant.now().plusSeconds(599).toEpochMilli());
    }

    /** Signs it as it is now. */
    static ObjectNode signed(int type, ObjectNode info) {
        var hash = Transaction.of(type, Json.text(info)).hash(CHAIN);
        return info.put("Sig", Base64.getEncoder().encodeToString(SIGNER.sign(hash)));
    }

    Answer send(int type, ObjectNode info) throws IOException, InterruptedException {
        return post(type, signed(type, info));
    }

    Answer post(int type, ObjectNode info) throws IOException, InterruptedException {
        String form = "tx_type=" + type + "&tx_info=" + URLEncoder.encode(Json.text(info), StandardCharsets.UTF_8);
        return form("/api/v1/sendTx", "application/x-www-form-urlencoded", form);
    }

    Answer form(String path, String type, String body) throws IOException, InterruptedException {
        return answer(request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(base + pathAndQuery)).timeout(Duration.ofSeconds(5));
    }

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), Json.parse(response.body()).orElse(Json.object()));
    }
}
