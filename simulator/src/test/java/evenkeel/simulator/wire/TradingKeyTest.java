package evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The venues' own examples. */
class TradingKeyTest {
    private static final TradingKey BINANCE = TradingKey.of(
            "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
            "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j");
    private static final TradingKey BYBIT = TradingKey.of("test_api_key", "test_secret");

    private static final String LOGIN = "GET/realtime1700000000000";

    @Test
    void S23_binances_example_orders_are_signed_as_documented() {
        assertThat(BINANCE.sign("symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                        + "&recvWindow=5000&timestamp=1499827319559"))
                .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
        assertThat(BINANCE.sign("symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT"
                        + "&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559"))
                .isEqualTo("e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
    }

    @Test
    void S23_bybits_reads_writes_and_logins_are_signed_as_documented() {
        assertThat(BYBIT.sign("1700000000000test_api_key5000category=linear&symbol=BTCUSDT"))
                .isEqualTo("fd4f31228a46109dc6673062328693696df9a96c7ff04e6491a45e7f63a0fdd7");
        assertThat(BYBIT.sign("1700000000000test_api_key5000"
                        + "{\"category\": \"linear\", \"symbol\": \"BTCUSDT\", \"orderLinkId\": \"test-order-1\"}"))
                .isEqualTo("2df4a0603d69c08d5dea29ba85b46eb7db64ce9e9ebd34a7802a3d69700cb2a1");
        assertThat(BYBIT.sign("GET/realtime1700000000000"))
                .isEqualTo("bacffe7500499eb829bb58c45d36d1b3e5ac67c14eaeba91df5e99ccee013925");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "aacffe7500499eb829bb58c45d36d1b3e5ac67c14eaeba91df5e99ccee013925"})
    void S23_no_other_signature_is_taken(String other) {
        assertThat(BYBIT.signed(LOGIN, BYBIT.sign(LOGIN))).isTrue();
        assertThat(BYBIT.signed(LOGIN, other)).isFalse();
        assertThat(BYBIT.signed(LOGIN, BYBIT.sign(LOGIN) + "0")).isFalse();
    }

    /** Only here are signatures made, so only here they can be compared, and here it is done in constant time. */
    @Test
    void S23_signatures_are_compared_in_constant_time_and_in_one_place() {
        JavaClasses servers = new ClassFileImporter().importPackages("evenkeel.simulator.wire");
        JavaClass key = servers.get(TradingKey.class);

        assertThat(key.getMethod("signed", String.class, String.class).getMethodCallsFromSelf())
                .extracting(call -> call.getTargetOwner().getSimpleName() + "." + call.getName())
                .contains("MessageDigest.isEqual")
                .noneMatch(call -> call.endsWith(".equals"));
        assertThat(key.getMethod("sign", String.class).getCallsOfSelf())
                .extracting(call -> call.getOriginOwner().getSimpleName())
                .filteredOn(name -> !name.matches(".*(Test|Client|Bench)"))
                .containsOnly("TradingKey");
    }

    @Test
    void a_key_never_prints_its_secret() {
        assertThat(BYBIT.toString()).doesNotContain("test_secret");
    }
}
