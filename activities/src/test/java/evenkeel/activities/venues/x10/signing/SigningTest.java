package evenkeel.activities.venues.x10.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the vectors of the venue's own library. Guide of the venues, 2.2. */
class SigningTest {
    private static final SigningDomain TESTNET = new SigningDomain("SN_SEPOLIA");

    /** The venue's published test account: its key has never owned anything. */
    private static final StarkKey ACCOUNT = key("0x7a7ff6fd3cab02ccdcd4a572563f5976f8976899b03a39773795a3c486d4986");

    private static final BigInteger VAULT = BigInteger.valueOf(10002);
    private static final BigInteger COLLATERAL =
            Felt.ofHex("0x31857064564ed0ff978e687456963cba09c2c6985d8f9300a1de4962fafa054");
    private static final SettledOrder.Assets BITCOIN =
            new SettledOrder.Assets(Felt.ofHex("0x4254432d3600000000000000000000"), COLLATERAL, COLLATERAL);
    private static final SettledAmounts.Resolutions MILLIONTHS =
            new SettledAmounts.Resolutions(new BigDecimal(1_000_000), new BigDecimal(1_000_000));

    @Test
    void the_domain_is_the_librarys() {
        assertThat(TESTNET.hash())
                .isEqualTo(number("2788850828067604540663615870177667078542240404906059806659101905868929188327"));
        assertThat(new SigningDomain("SN_MAIN").hash()).isNotEqualTo(TESTNET.hash());
    }

    @Test
    void an_order_of_small_numbers_hashes_as_in_the_library() {
        var order = order(1, 2, 3, 4, 5, 6, 7, 8, 9);

        assertThat(order.hash())
                .isEqualTo(number("1329353150252109345267997901008558234696410103652961347079636617692652241760"));
        assertThat(TESTNET.message(
                        order, number("1528491859474308181214583355362479091084733880193869257167008343298409336538")))
                .isEqualTo(number("2788960362996410178586013462192086205585543858281504820767681025777602529597"));
    }

    @Test
    void what_leaves_us_wraps_around_the_field() {
        var order = order(100, 2, 100, 1, -156, 1, 74, 100, 123);

        BigInteger hash =
                TESTNET.message(order, Felt.ofHex("0x5d05989e9302dcebc74e241001e3e3ac3f4402ccf2f8e6f74b034b07ad6a904"));

        assertThat(Felt.hex(hash)).isEqualTo("0x4de4c009e0d0c5a70a7da0e2039fb2b99f376d53496f89d9f437e736add6b48");
    }

    @Test
    void the_public_key_follows_from_the_private_one() {
        assertThat(Felt.hex(ACCOUNT.publicKey()))
                .isEqualTo("0x61c5e7e8339b7d56f197f54ea91b776776690e3232313de0f2ecbd0ef76f466");
    }

    @ParameterizedTest(name = "{0} until {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SELL | 1704420537000 | 0x12bc162fe9a46e9056b595a8ca56aaec4cfe1c009786fdca3430f52c9be89d7 | \
            0x3d17d8b9652e5f60d40d079653cfa92b1065ea8cf159609a3c390070dcd44f7 | \
            0x76a6deccbc84ac324f695cfbde80e0ed62443e95f5dcd8722d12650ccc122e5
            SELL | 1705626536860 | 0x6909589f9151be3f75b334a043904d92d6cb53c8a927c85c2e2c769ee75a0d9 | \
            0x604ef07147d4251385eaaa630e6a71db8f0a8c7cb33021c98698047db80edfa | \
            0x6c707d9a06604d3f8ffd34378bf4fce7c0aaf50cba4cf37c3525c323106cda5
            BUY  | 1705626536860 | 0x58454e78c25644cbcab59444736d573f169fb0996dafe1900a05e2ac50567f0 | \
            0xa55625c7d5f1b85bed22556fc805224b8363074979cf918091d9ddb1403e13 | \
            0x504caf634d859e643569743642ccf244434322859b2421d76f853af43ae7a46
            """)
    void S23_a_signature_is_the_librarys_to_the_last_bit(
            Side side, long expiryMillis, String hash, String r, String s) {
        SettledAmounts amounts = SettledAmounts.of(
                side, Quantity.of("0.00100000"), Price.of("43445.11680000"), new BigDecimal("0.0005"), MILLIONTHS);
        var order = new SettledOrder(
                VAULT,
                BITCOIN,
                amounts,
                SettledOrder.expiration(Instant.ofEpochMilli(expiryMillis)),
                BigInteger.valueOf(1_473_459_052));

        BigInteger message = TESTNET.message(order, ACCOUNT.publicKey());
        StarkSignature signature = ACCOUNT.sign(message);

        assertThat(Felt.hex(message)).isEqualTo(hash);
        assertThat(Felt.hex(signature.r())).isEqualTo(r);
        assertThat(Felt.hex(signature.s())).isEqualTo(s);
    }

    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource({
        "BUY,  0.001,     43445.1168,  1000, -43445117, 21723",
        "SELL, 0.001,     43445.1168, -1000,  43445116, 21723",
        "BUY,  0.0010001, 10,          1001, -10001,    6",
        "SELL, 0.0010009, 10,         -1000,  10009,    6",
        "BUY,  2,         10,       2000000, -20000000, 10000"
    })
    void amounts_are_rounded_so_that_the_limit_covers_them(
            Side side, String quantity, String price, long base, long quote, long fee) {
        SettledAmounts amounts =
                SettledAmounts.of(side, Quantity.of(quantity), Price.of(price), new BigDecimal("0.0005"), MILLIONTHS);

        assertThat(amounts)
                .isEqualTo(new SettledAmounts(
                        BigInteger.valueOf(base), BigInteger.valueOf(quote), BigInteger.valueOf(fee)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12ab",
                "0x",
                "0xnotanumber",
                "0x0",
                "0x800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2f"
            })
    void S4_a_key_that_is_none_is_refused_without_being_shown(String text) {
        assertThatThrownBy(() -> key(text))
                .isInstanceOfSatisfying(
                        IllegalArgumentException.class,
                        refused -> assertThat(refused.getMessage()).doesNotContain("12ab", "notanumber", "b781126d"));
        assertThat(ACCOUNT).hasToString("StarkKey[hidden]");
    }

    private static SettledOrder order(
            long position,
            long base,
            long baseAmount,
            long quote,
            long quoteAmount,
            long feeAsset,
            long fee,
            long expiration,
            long salt) {
        return new SettledOrder(
                BigInteger.valueOf(position),
                new SettledOrder.Assets(
                        BigInteger.valueOf(base), BigInteger.valueOf(quote), BigInteger.valueOf(feeAsset)),
                new SettledAmounts(
                        BigInteger.valueOf(baseAmount), BigInteger.valueOf(quoteAmount), BigInteger.valueOf(fee)),
                BigInteger.valueOf(expiration),
                BigInteger.valueOf(salt));
    }

    private static StarkKey key(String hex) {
        return StarkKey.ofHex(hex.getBytes(StandardCharsets.US_ASCII));
    }

    private static BigInteger number(String decimal) {
        return new BigInteger(decimal);
    }
}
