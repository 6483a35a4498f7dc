package evenkeel.simulator.wire.lighter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.simulator.wire.lighter.schnorr.Quintic;
import evenkeel.simulator.wire.lighter.schnorr.SchnorrKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what the venue's compiled signer made. Guide of the venues, 1.3. */
class TransactionTest {
    private static final int TESTNET = 300;
    private static final int MAINNET = 304;

    private static final String ORACLE = "{\"AccountIndex\":12345,\"ApiKeyIndex\":5,";
    private static final String OWN = "{\"AccountIndex\":65,\"ApiKeyIndex\":2,";

    @ParameterizedTest(name = "type {0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            14 | "Nonce":0,"ExpiredAt":1777809907005,"MarketIndex":0,"ClientOrderIndex":123,"BaseAmount":1000,\
            "Price":405000,"IsAsk":1,"Type":0,"TimeInForce":1,"ReduceOnly":0,"TriggerPrice":0,\
            "OrderExpiry":1735689600000,"L2TxAttributes":null | \
            32b8a053dbfef46e8940c2aa8f58328d58eb2396a3bf6fc2bc9017ed2af874fbe15c04242a350e0e
            14 | "Nonce":0,"ExpiredAt":1777809907005,"MarketIndex":0,"ClientOrderIndex":123,"BaseAmount":1000,\
            "Price":405000,"IsAsk":1,"Type":0,"TimeInForce":1,"ReduceOnly":0,"TriggerPrice":0,\
            "OrderExpiry":1735689600000,"L2TxAttributes":{"1":0,"2":0,"3":0} | \
            32b8a053dbfef46e8940c2aa8f58328d58eb2396a3bf6fc2bc9017ed2af874fbe15c04242a350e0e
            15 | "Nonce":2,"ExpiredAt":1777809907007,"MarketIndex":0,"Index":123 | \
            5aec06e27c14dca89d1418d241954ed5f83ab70ca6a717888e1bc3654917ffb889f13a1ac9b5686d
            17 | "Nonce":3,"ExpiredAt":1777809907007,"MarketIndex":0,"Index":123,"BaseAmount":1100,"Price":410000,\
            "TriggerPrice":0 | \
            6c41b7d8c9c32ca847cfb4371e8a1f5010ef3964f5586f911d257ef3fbe2a1d3b159630b1d6971ff
            """)
    void a_hash_is_the_official_signers(int type, String info, String hash) {
        assertThat(Transaction.hex(Transaction.of(type, ORACLE + info + "}").hash(TESTNET)))
                .isEqualTo(hash);
    }

    @ParameterizedTest(name = "type {0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            14 | "Nonce":42,"ExpiredAt":1795176440959,"MarketIndex":0,"ClientOrderIndex":1,"BaseAmount":1000,\
            "Price":50000,"IsAsk":0,"Type":0,"TimeInForce":0,"ReduceOnly":0,"TriggerPrice":0,"OrderExpiry":0 | \
            96c4d564bab35f4986add20d99a811849508391aeff43511586cf3e2f2f8e8fb8e2f04ed88da4bbd
            15 | "Nonce":42,"ExpiredAt":1795176441054,"MarketIndex":0,"Index":12345 | \
            1d20160d1bd3fb6c30de47b02148455dbf71f2667b98ddd6e0b4e3b18140ee2b28f49cfa425f2843
            15 | "Nonce":42,"ExpiredAt":1795176441054,"MarketIndex":0,"Index":12345,"L2TxAttributes":{"4":1} | \
            7a8a26d170ae0c9b556fd2812b02a6c8518509bd98de0981fbd8bfff0e618caaf0b8cf9d3047461b
            """)
    void attributes_are_folded_into_the_hash(int type, String info, String hash) {
        assertThat(Transaction.hex(Transaction.of(type, OWN + info + "}").hash(MAINNET)))
                .isEqualTo(hash);
    }

    @Test
    void S23_signatures_of_both_foreign_signers_verify_from_the_public_key_alone() {
        var official =
                SchnorrKey.ofHex("2c4fbfa7d45258fb02da89eaaf8a3af8eb62106ddd86cd98886e0fadcd7fcacf6f8fd2af3ca004f5");
        var wasm = SchnorrKey.ofHex("2db191eb16d3314974f8708363909aeee607d06fb743156b18d3b353a5d40fef70ae377dd68d06fe");
        Transaction create = Transaction.of(14, ORACLE + """
                "Nonce":0,"ExpiredAt":1777809907005,"MarketIndex":0,"ClientOrderIndex":123,"BaseAmount":1000,
                "Price":405000,"IsAsk":1,"Type":0,"TimeInForce":1,"ReduceOnly":0,"TriggerPrice":0,
                "OrderExpiry":1735689600000}""");
        Transaction order = Transaction.of(14, OWN + """
                "Nonce":42,"ExpiredAt":1795176440959,"MarketIndex":0,"ClientOrderIndex":1,"BaseAmount":1000,
                "Price":50000,"IsAsk":0,"Type":0,"TimeInForce":0,"ReduceOnly":0,"TriggerPrice":0,"OrderExpiry":0}""");

        assertVerifies(
                official,
                create.hash(TESTNET),
                "WGEJIbsbnwHONQWj4TkbN9fhAhVwrm7id4i+prz6JQY4Qsu8IvSJXNdHKHVv632/RcQScZsYLYn+FaznX/szNajsv7jR+ChmUk+"
                        + "nKMnn4Vw=");
        assertVerifies(
                wasm,
                order.hash(MAINNET),
                "CYZx5wYyY2SU+N7UE7Mx9U71uHhCc90GOdMjmaK/4RCifjorW4cwEZHVeOMLyqaXz8OxqgyZ/JJNV+NrrWrUyhr4Km3YRL3IN45s"
                        + "O0glV1U=");
        assertThat(wasm.signed(order.hash(TESTNET), new byte[80])).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            14 | {"AccountIndex":1}
            15 | []
            15 | not json
            15 | {"AccountIndex":1,"ApiKeyIndex":1,"Nonce":1,"ExpiredAt":1,"MarketIndex":-1,"Index":1}
            15 | {"AccountIndex":1,"ApiKeyIndex":1,"Nonce":"1","ExpiredAt":1,"MarketIndex":1,"Index":1}
            15 | {"AccountIndex":1,"ApiKeyIndex":1,"Nonce":1,"ExpiredAt":1,"MarketIndex":1,"Index":1,\
            "L2TxAttributes":{"9":1}}
            99 | {}
            """)
    void what_cannot_be_read_is_refused(int type, String info) {
        assertThatThrownBy(() -> Transaction.of(type, info).hash(TESTNET)).isInstanceOf(LighterError.class);
    }

    private static void assertVerifies(SchnorrKey key, Quintic hash, String signature) {
        byte[] bytes = Base64.getDecoder().decode(signature);
        assertThat(key.signed(hash, bytes)).isTrue();
        bytes[0] ^= 1;
        assertThat(key.signed(hash, bytes)).isFalse();
    }
}
