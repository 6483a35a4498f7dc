package evenkeel.config.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.config.start.Checks;
import evenkeel.config.start.SettingsRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenuePlaceTest {
    private final Checks checks = Checks.of("evenkeel");

    @ParameterizedTest(name = "{0} as {1} at {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            binance | -       | http://127.0.0.1:9001                     | ws://localhost:9001
            binance | live    | https://fapi.binance.com                  | wss://fstream.binance.com
            binance | testnet | https://testnet.binancefuture.com         | wss://fstream.binancefuture.com
            bybit   | live    | https://api.bybit.com                     | wss://stream.bybit.com
            bybit   | testnet | https://api-testnet.bybit.com             | wss://stream-testnet.bybit.com
            bybit   | testnet | http://127.0.0.1:9001                     | ws://127.0.0.1:9001
            x10     | live    | https://api.starknet.extended.exchange    | wss://api.starknet.extended.exchange
            lighter | live    | https://mainnet.zklighter.elliot.ai       | wss://mainnet.zklighter.elliot.ai
            lighter | testnet | https://testnet.zklighter.elliot.ai       | wss://testnet.zklighter.elliot.ai
            """)
    void an_address_of_its_world_is_taken(String name, @Nullable String world, String rest, String stream) {
        VenuePlace.readAll(List.of(written(name, world, rest, stream)), checks);

        assertThatCode(checks::pass).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} as {1} at {2}: {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            binance | -       | https://fapi.binance.com          | ws://127.0.0.1:1                | environment PAPER
            binance | testnet | https://fapi.binance.com          | wss://fstream.binancefuture.com | environment TESTNET
            binance | live    | https://testnet.binancefuture.com | wss://fstream.binance.com       | environment LIVE
            binance | live    | http://127.0.0.1:9001             | wss://fstream.binance.com       | environment LIVE
            binance | live    | https://api.bybit.com             | wss://fstream.binance.com       | environment LIVE
            bybit   | live    | https://api.bybit.com.evil.io     | wss://stream.bybit.com          | environment LIVE
            lighter | live    | https://testnet.zklighter.elliot.ai | wss://mainnet.zklighter.elliot.ai | environment LIVE
            x10     | live    | https://api.starknet.sepolia.extended.exchange | wss://api.starknet.extended.exchange | \
            environment LIVE
            bybit   | practice | http://127.0.0.1:9001            | ws://127.0.0.1:9001             | choose one of
            """)
    void F65_a_venue_of_another_world_is_refused_at_start(
            String name, @Nullable String world, String rest, String stream, String why) {
        VenuePlace.readAll(List.of(written(name, world, rest, stream)), checks);

        assertThat(refused().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("CFG-001 evenkeel.venues[0].")
                        .contains(why));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "http://10.0.0.7, without encryption",
        "http://localhost.evil.io, without encryption",
        "http://169.254.169.254/latest, hands out secrets",
        "https://169.254.169.254, hands out secrets",
        "http://metadata.google.internal, hands out secrets"
    })
    void S20_an_address_that_is_no_venue_is_refused_at_start(String rest, String why) {
        VenuePlace.readAll(List.of(written("bybit", null, rest, "ws://127.0.0.1:1")), checks);

        assertThat(refused().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains(why));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, READ", "read, READ", "streamed, STREAMED"})
    void prices_are_read_unless_they_are_to_be_streamed(@Nullable String written, Prices prices) {
        assertThat(VenuePlace.readAll(List.of(priced(written)), checks))
                .extracting(VenuePlace::prices)
                .containsExactly(prices);
        assertThatCode(checks::pass).doesNotThrowAnyException();
    }

    @Test
    void prices_from_anywhere_else_are_refused() {
        VenuePlace.readAll(List.of(priced("guessed")), checks);

        assertThat(refused()).hasMessageContaining("venues[0].prices").hasMessageContaining("guessed");
    }

    private static VenuePlace.Written priced(@Nullable String prices) {
        return written("binance", null, "http://127.0.0.1:1", "ws://127.0.0.1:1", prices);
    }

    private SettingsRefused refused() {
        return catchThrowableOfType(SettingsRefused.class, checks::pass);
    }

    private static VenuePlace.Written written(String name, @Nullable String world, String rest, String stream) {
        return written(name, world, rest, stream, null);
    }

    private static VenuePlace.Written written(
            String name, @Nullable String world, String rest, String stream, @Nullable String prices) {
        return new VenuePlace.Written(
                name, null, world, rest, stream, null, prices, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
    }
}
