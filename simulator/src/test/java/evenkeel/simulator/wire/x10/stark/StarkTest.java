package evenkeel.simulator.wire.x10.stark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of the venue's own SDK: guide of the venues, 2.2. */
class StarkTest {
    private static final String SEPOLIA = "SN_SEPOLIA";
    private static final StarkKey ACCOUNT =
            StarkKey.of(hex("61c5e7e8339b7d56f197f54ea91b776776690e3232313de0f2ecbd0ef76f466"));

    @Test
    void the_domain_of_the_test_net_is_the_published_one() {
        assertThat(OrderMessage.domain(SEPOLIA))
                .isEqualTo(decimal("2788850828067604540663615870177667078542240404906059806659101905868929188327"));
    }

    @Test
    void an_order_hashes_as_published_and_so_does_its_message() {
        var order = new OrderMessage(n(1), n(2), n(3), n(4), n(5), n(6), n(7), n(8), n(9));
        var key = decimal("1528491859474308181214583355362479091084733880193869257167008343298409336538");

        assertThat(order.hash())
                .isEqualTo(decimal("1329353150252109345267997901008558234696410103652961347079636617692652241760"));
        assertThat(order.signedHash(SEPOLIA, key))
                .isEqualTo(decimal("2788960362996410178586013462192086205585543858281504820767681025777602529597"));
    }

    @Test
    void amounts_below_zero_hash_as_published() {
        var key = hex("5d05989e9302dcebc74e241001e3e3ac3f4402ccf2f8e6f74b034b07ad6a904");
        var order = new OrderMessage(n(100), n(2), n(100), n(1), n(-156), n(1), n(74), n(100), n(123));

        assertThat(order.signedHash(SEPOLIA, key))
                .isEqualTo(hex("4de4c009e0d0c5a70a7da0e2039fb2b99f376d53496f89d9f437e736add6b48"));
    }

    @Test
    void a_private_key_has_the_published_public_one() {
        assertThat(StarkKey.ofPrivate(hex("7a7ff6fd3cab02ccdcd4a572563f5976f8976899b03a39773795a3c486d4986"))
                        .x())
                .isEqualTo(ACCOUNT.x());
    }

    @ParameterizedTest
    @CsvSource({
        "-1000, 43445116, 1704420537, 12bc162fe9a46e9056b595a8ca56aaec4cfe1c009786fdca3430f52c9be89d7,"
                + "3d17d8b9652e5f60d40d079653cfa92b1065ea8cf159609a3c390070dcd44f7,"
                + "76a6deccbc84ac324f695cfbde80e0ed62443e95f5dcd8722d12650ccc122e5",
        "-1000, 43445116, 1705626537, 6909589f9151be3f75b334a043904d92d6cb53c8a927c85c2e2c769ee75a0d9,"
                + "604ef07147d4251385eaaa630e6a71db8f0a8c7cb33021c98698047db80edfa,"
                + "6c707d9a06604d3f8ffd34378bf4fce7c0aaf50cba4cf37c3525c323106cda5",
        "1000, -43445117, 1705626537, 58454e78c25644cbcab59444736d573f169fb0996dafe1900a05e2ac50567f0,"
                + "a55625c7d5f1b85bed22556fc805224b8363074979cf918091d9ddb1403e13,"
                + "504caf634d859e643569743642ccf244434322859b2421d76f853af43ae7a46"
    })
    void signatures_of_the_sdk_verify_and_a_flipped_bit_does_not(
            long base, long quote, long expirySeconds, String hash, String r, String s) {
        BigInteger collateral = hex("31857064564ed0ff978e687456963cba09c2c6985d8f9300a1de4962fafa054");
        var order = new OrderMessage(
                n(10_002),
                hex("4254432d3600000000000000000000"),
                n(base),
                collateral,
                n(quote),
                collateral,
                n(21_723),
                n(expirySeconds + 14 * 86_400),
                n(1_473_459_052));
        BigInteger message = order.signedHash(SEPOLIA, ACCOUNT.x());

        assertThat(message).isEqualTo(hex(hash));
        assertThat(ACCOUNT.signed(message, hex(r), hex(s))).isTrue();
        assertThat(ACCOUNT.signed(message.flipBit(0), hex(r), hex(s))).isFalse();
        assertThat(ACCOUNT.signed(message, hex(r).flipBit(7), hex(s))).isFalse();
        assertThat(ACCOUNT.signed(message, hex(r), hex(s).flipBit(7))).isFalse();
        assertThat(StarkKey.ofPrivate(n(7)).signed(message, hex(r), hex(s))).isFalse();
    }

    @Test
    void what_lies_outside_of_the_group_is_no_signature_and_no_key() {
        assertThat(ACCOUNT.signed(n(1), n(0), n(1))).isFalse();
        assertThat(ACCOUNT.signed(n(1), n(1), StarkCurve.ORDER)).isFalse();
        assertThatThrownBy(() -> StarkKey.ofPrivate(n(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StarkKey.ofPrivate(StarkCurve.ORDER)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Half of all numbers are no x of a point. */
    @Test
    void an_x_without_a_point_is_refused() {
        int refused = 0;
        for (int x = 1; x <= 40; x++) {
            var point = StarkCurve.at(n(x));
            if (point.isEmpty()) refused++;
            else assertThat(StarkCurve.times(point.get(), StarkCurve.ORDER)).isEmpty();
        }
        assertThat(refused).isBetween(5, 35);
    }

    private static BigInteger n(long number) {
        return BigInteger.valueOf(number);
    }

    private static BigInteger decimal(String digits) {
        return new BigInteger(digits);
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
