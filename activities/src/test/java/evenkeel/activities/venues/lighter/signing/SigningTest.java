package evenkeel.activities.venues.lighter.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of the venue's own signers: guide of the venues, 1.1 to 1.3. */
class SigningTest {
    private static final String OFFICIAL_TEXT =
            "0b8e0f63c24d8baacd9d29ad4e9a4b73c4a8d2bb8b16dc4fa9d7c2e1d3a8b1f0e8d3a4c5b6e7f001";
    private static final String OWN_TEXT =
            "4980df1a5a76cba9fef4d80446e951108e16a5b21f497976475c950bd2588c5a58771d5b06498d28";
    private static final SigningKey OFFICIAL = key(OFFICIAL_TEXT);
    private static final SigningKey OWN = key(OWN_TEXT);
    private static final Transaction.Signer TEST_NET = new Transaction.Signer(12_345, 5);
    private static final Transaction.Signer MAIN_NET = new Transaction.Signer(65, 2);
    private static final SortedMap<Integer, Long> NOTHING = new TreeMap<>();

    private static final Transaction ORDER = new Transaction(
            304,
            MAIN_NET,
            42,
            1_795_176_440_959L,
            new Act.CreateOrder(0, 1, 1_000, 50_000, false, 0, 0, false, 0, 0),
            NOTHING);
    private static final Transaction CANCEL = cancel(NOTHING);

    /** Limbs of the nonce that the fixed signatures were made with. */
    private static final BigInteger FIXED = SigningKey.number(Fp5.of(new long[] {
                5_245_666_847_777_449_560L,
                Long.parseUnsignedLong("15178169970799106939"),
                4_403_065_012_435_293_749L,
                Long.parseUnsignedLong("15306540389399388999"),
                8_935_555_081_913_173_844L
            })
            .bytes());

    @Test
    void the_hash_of_seven_elements_is_the_published_one() {
        Fp5 hash = Poseidon2.hash(
                3_451_004_116_618_606_032L,
                Long.parseUnsignedLong("11263134342958518251"),
                Long.parseUnsignedLong("10957204882857370932"),
                5_369_763_041_201_481_933L,
                7_695_734_348_563_036_858L,
                1_393_419_330_378_128_434L,
                7_387_917_082_382_606_332L);

        assertThat(hash.limbs())
                .containsExactly(
                        Long.parseUnsignedLong("17992684813643984528"),
                        5_243_896_189_906_434_327L,
                        7_705_560_276_311_184_368L,
                        2_785_244_775_876_017_560L,
                        Long.parseUnsignedLong("14449776097783372302"));
    }

    @Test
    void arithmetic_agrees_with_big_integers_at_the_edges_and_between() {
        BigInteger p = new BigInteger("ffffffff00000001", 16);
        long[] edges = {0, 1, 2, 0xffffffffL, 0x100000000L, 0xffffffff00000000L, 0xfffffffeffffffffL, Long.MAX_VALUE};
        Random dice = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            long a = round < 64 ? edges[round / 8] : Goldilocks.of(dice.nextLong());
            long b = round < 64 ? edges[round % 8] : Goldilocks.of(dice.nextLong());
            assertThat(unsigned(Goldilocks.add(a, b)))
                    .isEqualTo(unsigned(a).add(unsigned(b)).mod(p));
            assertThat(unsigned(Goldilocks.subtract(a, b)))
                    .isEqualTo(unsigned(a).subtract(unsigned(b)).mod(p));
            assertThat(unsigned(Goldilocks.multiply(a, b)))
                    .isEqualTo(unsigned(a).multiply(unsigned(b)).mod(p));
        }
        Fp5 any = Fp5.of(new long[] {edges[7], edges[5], 3, edges[6], 5});
        assertThat(any.times(any.inverse())).isEqualTo(Fp5.ONE);
    }

    @Test
    void public_keys_are_those_of_the_venue() {
        assertThat(OFFICIAL.publicKey())
                .isEqualTo("2c4fbfa7d45258fb02da89eaaf8a3af8eb62106ddd86cd98886e0fadcd7fcacf6f8fd2af3ca004f5");
        assertThat(OWN.publicKey())
                .isEqualTo("2db191eb16d3314974f8708363909aeee607d06fb743156b18d3b353a5d40fef70ae377dd68d06fe");
        assertThat(key("0x" + OFFICIAL_TEXT).publicKey()).isEqualTo(OFFICIAL.publicKey());
    }

    @Test
    void transactions_hash_as_the_official_signer_hashes_them() {
        assertThat(official(
                                0,
                                5,
                                new Act.CreateOrder(0, 123, 1_000, 405_000, true, 0, 1, false, 0, 1_735_689_600_000L),
                                NOTHING)
                        .hash()
                        .hex())
                .isEqualTo("32b8a053dbfef46e8940c2aa8f58328d58eb2396a3bf6fc2bc9017ed2af874fbe15c04242a350e0e");
        assertThat(official(
                                1,
                                6,
                                new Act.CreateOrder(0, 124, 1_000, 405_000, true, 0, 1, false, 0, 1_735_689_600_000L),
                                attributes(1, 723_813, 2, 250, 3, 100))
                        .hash()
                        .hex())
                .isEqualTo("1cef87f8ee803fad67c87cfd4418329b1935aaff3831fa14b56e54d8cdf083e50948f294c17eb198");
        assertThat(official(2, 7, new Act.CancelOrder(0, 123), NOTHING).hash().hex())
                .isEqualTo("5aec06e27c14dca89d1418d241954ed5f83ab70ca6a717888e1bc3654917ffb889f13a1ac9b5686d");
        assertThat(official(3, 7, new Act.ModifyOrder(0, 123, 1_100, 410_000, 0), NOTHING)
                        .hash()
                        .hex())
                .isEqualTo("6c41b7d8c9c32ca847cfb4371e8a1f5010ef3964f5586f911d257ef3fbe2a1d3b159630b1d6971ff");
    }

    @Test
    void transactions_hash_as_the_signer_of_the_browser_hashes_them() {
        assertThat(ORDER.hash().hex())
                .isEqualTo("96c4d564bab35f4986add20d99a811849508391aeff43511586cf3e2f2f8e8fb8e2f04ed88da4bbd");
        assertThat(CANCEL.hash().hex())
                .isEqualTo("1d20160d1bd3fb6c30de47b02148455dbf71f2667b98ddd6e0b4e3b18140ee2b28f49cfa425f2843");
        assertThat(cancel(attributes(Transaction.SKIP_NONCE, 1)).hash().hex())
                .isEqualTo("7a8a26d170ae0c9b556fd2812b02a6c8518509bd98de0981fbd8bfff0e618caaf0b8cf9d3047461b");
        assertThat(Digest.of("1790000000:65:2").hex())
                .isEqualTo("13baf99eeecbceb7f6722f6594781c804880c76227e534b13e4dd8287540d9ac9a483d9fd13056b5");
    }

    @Test
    void attributes_of_zero_are_none() {
        Transaction zeros = cancel(attributes(1, 0, 2, 0, 3, 0));

        assertThat(zeros.hash().hex()).isEqualTo(CANCEL.hash().hex());
        assertThat(zeros.signed(OWN)).containsEntry("L2TxAttributes", null);
    }

    @Test
    void signatures_with_a_given_nonce_are_equal_byte_by_byte() {
        assertThat(hex(OWN.sign(ORDER.hash(), FIXED)))
                .isEqualTo("65ec53caba31212183da7d1f35120ff4580bb40b0832e04ecbd4c2f555ba364d8269fd09d0292366"
                        + "ad7846d583d9f56983ce14276c41adaf86fe042cebe1a62be948588d9bbbc7e32bc35c5447b1f21d");
        assertThat(hex(OWN.sign(CANCEL.hash(), FIXED)))
                .isEqualTo("68c3d2237ac6bcd3100ce2e7600873147f67f563458f12675414032c15cd6c34645961018ec54e20"
                        + "eecc3c99dbf0dc616980c3f88c65f896fe7c9a764eeda8e595735aa4e44173af50139ea9f885f268");
        assertThat(hex(OWN.sign(Digest.of("1790000000:65:2"), FIXED)))
                .isEqualTo("a34038ded49de4e779c12913ddde8b8b31b29a2b8e541ceca0138ae8cdeb81f4935927d16f86131a"
                        + "098d6501840500ddf3568d39e25300d646791b5f3d22c421a2fb4c549a9c1b927586568ea20a1b70");
    }

    @Test
    void signatures_of_the_venues_signers_verify_and_a_flipped_bit_does_not() {
        Digest official = official(
                        0,
                        5,
                        new Act.CreateOrder(0, 123, 1_000, 405_000, true, 0, 1, false, 0, 1_735_689_600_000L),
                        NOTHING)
                .hash();
        byte[] theirs = Base64.getDecoder()
                .decode("WGEJIbsbnwHONQWj4TkbN9fhAhVwrm7id4i+prz6JQY4Qsu8IvSJXNdHKHVv632/RcQScZsYLYn+FaznX/szNajsv7jR+"
                        + "ChmUk+nKMnn4Vw=");
        byte[] ofBrowser = Base64.getDecoder()
                .decode("CYZx5wYyY2SU+N7UE7Mx9U71uHhCc90GOdMjmaK/4RCifjorW4cwEZHVeOMLyqaXz8OxqgyZ/JJNV+NrrWrUyhr4Km3YR"
                        + "L3IN45sO0glV1U=");

        assertThat(verifies(OFFICIAL_SCALAR, official, theirs)).isTrue();
        assertThat(verifies(OWN_SCALAR, ORDER.hash(), ofBrowser)).isTrue();
        theirs[3] ^= 1;
        assertThat(verifies(OFFICIAL_SCALAR, official, theirs)).isFalse();
    }

    /** A repeat gives nothing away, and two messages never share a nonce. */
    @Test
    void our_signatures_verify_repeat_and_differ_by_message() {
        byte[] once = OWN.sign(ORDER.hash());

        assertThat(verifies(OWN_SCALAR, ORDER.hash(), once)).isTrue();
        assertThat(OWN.sign(ORDER.hash())).isEqualTo(once);
        assertThat(nonceOf(OWN_SCALAR, once)).isNotEqualTo(nonceOf(OWN_SCALAR, OWN.sign(CANCEL.hash())));
        assertThat(nonceOf(OWN_SCALAR, once)).isNotEqualTo(nonceOf(OFFICIAL_SCALAR, OFFICIAL.sign(ORDER.hash())));
    }

    @Test
    void a_log_in_names_its_deadline_account_and_key() {
        String token = AuthToken.until(Instant.ofEpochSecond(1_790_000_000), MAIN_NET, OWN);

        String message = "1790000000:65:2";
        assertThat(token).startsWith(message + ":").hasSize(message.length() + 1 + 160);
        byte[] signature = HexFormat.of().parseHex(token.substring(message.length() + 1));
        assertThat(verifies(OWN_SCALAR, Digest.of(message), signature)).isTrue();
    }

    @Test
    void what_is_sent_has_the_venues_names_in_their_order() {
        assertThat(ORDER.signed(OWN).keySet())
                .containsExactly(
                        "AccountIndex",
                        "ApiKeyIndex",
                        "MarketIndex",
                        "ClientOrderIndex",
                        "BaseAmount",
                        "Price",
                        "IsAsk",
                        "Type",
                        "TimeInForce",
                        "ReduceOnly",
                        "TriggerPrice",
                        "OrderExpiry",
                        "ExpiredAt",
                        "Nonce",
                        "Sig",
                        "L2TxAttributes");
        assertThat(List.copyOf(new Act.CancelAll(1, 9).fields().entrySet()).toString())
                .isEqualTo("[TimeInForce=1, Time=9]");
        assertThat(new Act.UpdateLeverage(3, 500, 1).fields().toString())
                .isEqualTo("{MarketIndex=3, InitialMarginFraction=500, MarginMode=1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x",
                "12",
                "zz80df1a5a76cba9fef4d80446e951108e16a5b21f497976475c950bd2588c5a58771d5b06498d28"
            })
    void what_is_no_key_is_refused_without_being_repeated(String text) {
        assertThatThrownBy(() -> key(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("df1a");
    }

    @Test
    void zero_and_the_order_are_no_keys() {
        assertThatThrownBy(() -> key("00".repeat(40))).hasMessageContaining("between zero");
        assertThatThrownBy(() -> key("ff".repeat(40))).hasMessageContaining("between zero");
    }

    @Test
    void S3_a_forgotten_key_signs_nothing_and_no_key_shows_itself() {
        SigningKey key = key(OWN_TEXT);
        assertThat(key.toString()).doesNotContain("4980");

        key.forget();

        assertThatThrownBy(() -> key.sign(ORDER.hash())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(key::publicKey).isInstanceOf(IllegalStateException.class);
    }

    private static final BigInteger OFFICIAL_SCALAR = scalar(OFFICIAL_TEXT);
    private static final BigInteger OWN_SCALAR = scalar(OWN_TEXT);

    /** r' = sG + e PK, whose scalar is known here. */
    private static boolean verifies(BigInteger key, Digest message, byte[] signature) {
        BigInteger e = SigningKey.number(Arrays.copyOfRange(signature, 40, 80));
        return SigningKey.challenge(Point.times(nonceOf(key, signature)), message)
                .equals(e);
    }

    private static BigInteger nonceOf(BigInteger key, byte[] signature) {
        BigInteger s = SigningKey.number(Arrays.copyOf(signature, 40));
        BigInteger e = SigningKey.number(Arrays.copyOfRange(signature, 40, 80));
        return s.add(e.multiply(key)).mod(Point.ORDER);
    }

    private static BigInteger scalar(String hex) {
        return SigningKey.number(HexFormat.of().parseHex(hex));
    }

    private static Transaction official(long nonce, int lastDigit, Act act, SortedMap<Integer, Long> attributes) {
        return new Transaction(300, TEST_NET, nonce, 1_777_809_907_000L + lastDigit, act, attributes);
    }

    private static Transaction cancel(SortedMap<Integer, Long> attributes) {
        return new Transaction(304, MAIN_NET, 42, 1_795_176_441_054L, new Act.CancelOrder(0, 12_345), attributes);
    }

    private static SortedMap<Integer, Long> attributes(long... pairs) {
        SortedMap<Integer, Long> attributes = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) attributes.put((int) pairs[i], pairs[i + 1]);
        return attributes;
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }

    private static SigningKey key(String text) {
        return SigningKey.parse(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
