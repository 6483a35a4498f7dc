package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.x10.stark.OrderMessage;
import evenkeel.simulator.wire.x10.stark.StarkSigner;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A client written from the venue's documents, for the server alone. */
final class X10Client {
    static final StarkSigner SIGNER =
            new StarkSigner(new BigInteger("7a7ff6fd3cab02ccdcd4a572563f5976f8976899b03a39773795a3c486d4986", 16));
    static final X10Key KEY = X10Key.ofPrivate("sim-key", SIGNER.scalar());

    private static final BigDecimal UNITS = new BigDecimal(1_000_000);

    private final HttpClient http;
    private final URI base;

    X10Client(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** What came back. */
    record Answer(int status, JsonNode body) {
        int code() {
            return body.path("error").path("code").asInt();
        }

        JsonNode data() {
            return body.path("data");
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer getAs(String key, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("X-Api-Key", key)
                .GET());
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    Answer say(String method, String path, JsonNode body) throws IOException, InterruptedException {
        return send(request(path).method(method, HttpRequest.BodyPublishers.ofString(Json.text(body))));
    }

    Answer place(ObjectNode order) throws IOException, InterruptedException {
        return say("POST", "/user/order", order);
    }

    Answer place(String id, String side, String qty, String price, String timeInForce) throws Exception {
        return place(signed(order(id, side, qty, price, timeInForce)));
    }

    static ObjectNode order(String id, String side, String qty, String price, String timeInForce) {
        return Json.object()
                .put("id", id)
                .put("market", "ETH-USD")
                .put("type", "LIMIT")
                .put("side", side)
                .put("qty", qty)
                .put("price", price)
                .put("reduceOnly", false)
                .put("postOnly", false)
                .put("timeInForce", timeInForce)
                .put("expiryEpochMillis", System.currentTimeMillis() + 3_600_123)
                .put("fee", "0.0005")
                .put("nonce", "1473459052")
                .put("selfTradeProtectionLevel", "ACCOUNT")
                .putNull("cancelId");
    }

    /** Over amounts in the smallest units; what we give is negative and rounded against us. */
    static ObjectNode signed(ObjectNode order) {
        boolean buys = order.path("side").asText().equals("BUY");
        BigDecimal quantity = new BigDecimal(order.path("qty").asText());
        BigDecimal value = quantity.multiply(new BigDecimal(order.path("price").asText()));
        BigDecimal fee = value.multiply(new BigDecimal(order.path("fee").asText()));
        BigInteger base = units(quantity, buys);
        BigInteger quote = units(value, buys);
        var collateral = new BigInteger("31857064564ed0ff978e687456963cba09c2c6985d8f9300a1de4962fafa054", 16);
        long seconds = (order.path("expiryEpochMillis").asLong() + 999) / 1000;
        var message = new OrderMessage(
                BigInteger.valueOf(KEY.vault()),
                new BigInteger("4554482d3600000000000000000000", 16),
                buys ? base : base.negate(),
                collateral,
                buys ? quote.negate() : quote,
                collateral,
                units(fee, true),
                BigInteger.valueOf(seconds + 1_209_600),
                new BigInteger(order.path("nonce").asText()));
        var signature =
                SIGNER.sign(message.signedHash("SN_SEPOLIA", SIGNER.key().x()));
        ObjectNode settlement = order.putObject("settlement");
        settlement
                .putObject("signature")
                .put("r", "0x" + signature.r().toString(16))
                .put("s", "0x" + signature.s().toString(16));
        settlement
                .put("starkKey", "0x" + SIGNER.key().x().toString(16))
                .put("collateralPosition", String.valueOf(KEY.vault()));
        return order;
    }

    private static BigInteger units(BigDecimal amount, boolean up) {
        return amount.multiply(UNITS)
                .setScale(0, up ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .toBigIntegerExact();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("X-Api-Key", KEY.id())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(5));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Optional<JsonNode> body = Json.parse(response.body());
        return new Answer(response.statusCode(), body.orElse(Json.object()));
    }
}
