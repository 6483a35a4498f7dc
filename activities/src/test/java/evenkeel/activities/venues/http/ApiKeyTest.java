package evenkeel.activities.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String BINANCE = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final String BYBIT = "test_secret";

    /** The venues' own examples; guide of the venues, 3.1 and 5.1. */
    static Stream<Arguments> published() {
        String order = "symbol=%s&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                + "&recvWindow=5000&timestamp=1499827319559";
        return Stream.of(
                arguments(
                        BINANCE,
                        order.formatted("LTCBTC"),
                        "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71"),
                arguments(
                        BINANCE,
                        order.formatted("%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96"),
                        "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3"),
                arguments(
                        BINANCE,
                        "timestamp=1578963600000",
                        "d84e6641b1e328e7b418fff030caed655c266299c9355e36ce801ed14631eed4"),
                arguments(
                        BYBIT,
                        "1700000000000test_api_key5000category=linear&symbol=BTCUSDT",
                        "fd4f31228a46109dc6673062328693696df9a96c7ff04e6491a45e7f63a0fdd7"),
                arguments(
                        BYBIT,
                        "1700000000000test_api_key5000"
                                + "{\"category\": \"linear\", \"symbol\": \"BTCUSDT\", \"orderLinkId\": \"test-order-1\"}",
                        "2df4a0603d69c08d5dea29ba85b46eb7db64ce9e9ebd34a7802a3d69700cb2a1"),
                arguments(
                        BYBIT,
                        "GET/realtime1700000000000",
                        "bacffe7500499eb829bb58c45d36d1b3e5ac67c14eaeba91df5e99ccee013925"));
    }

    @ParameterizedTest
    @MethodSource("published")
    void S23_signs_as_the_venues_publish(String secret, String payload, String signature) {
        assertThat(key("id", secret).hmacSha256(payload)).isEqualTo(signature);
    }

    @Test
    void S23_a_query_is_encoded_before_it_is_signed() {
        assertThat(Query.of("symbol", "１２３４５６", "x", "a b*c~d+e").encoded())
                .isEqualTo("symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&x=a%20b%2Ac~d%2Be");
    }

    @Test
    void neither_id_nor_secret_is_in_any_text_of_it() {
        ApiKey key = key("canary-id", "canary-secret");
        var settings = VenueSettings.of(
                "binance",
                URI.create("https://venue.test"),
                URI.create("wss://venue.test"),
                key,
                InstantSource.system(),
                List.of("ETH"));

        assertThat(key.toString() + settings).contains("ApiKey[hidden]").doesNotContain("canary");
    }

    @Test
    void it_cannot_be_serialised() {
        assertThat(Serializable.class.isAssignableFrom(ApiKey.class)).isFalse();
    }

    @Test
    void a_forgotten_key_signs_nothing_and_says_nothing() {
        ApiKey key = key("canary-id", "canary-secret");

        key.forget();

        assertThatThrownBy(() -> key.hmacSha256("x"))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\r\nX-Evil: 1", "schlüssel"})
    void an_id_that_cannot_be_a_header_is_refused_without_repeating_it(String id) {
        assertThatThrownBy(() -> key(id, "s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key id has 1 to 256 printable characters, had " + id.length());
    }

    @Test
    void a_change_of_the_callers_bytes_does_not_reach_it() {
        byte[] secret = "test_secret".getBytes(StandardCharsets.UTF_8);
        var key = new ApiKey("id", secret);
        String before = key.hmacSha256("x");

        secret[0] = 0;

        assertThat(key.hmacSha256("x")).isEqualTo(before);
    }

    private static ApiKey key(String id, String secret) {
        return new ApiKey(id, secret.getBytes(StandardCharsets.UTF_8));
    }
}
