package evenkeel.simulator.wire.lighter.schnorr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the vectors of the venue's own library. Guide of the venues, 1.1 and 1.3. */
class SchnorrTest {
    /** Keys of the venue's published tests; neither has ever owned anything. */
    private static final Signer OFFICIAL =
            Signer.ofHex("0b8e0f63c24d8baacd9d29ad4e9a4b73c4a8d2bb8b16dc4fa9d7c2e1d3a8b1f0e8d3a4c5b6e7f001");

    private static final Signer OWN =
            Signer.ofHex("4980df1a5a76cba9fef4d80446e951108e16a5b21f497976475c950bd2588c5a58771d5b06498d28");

    private static final BigInteger ONCE = Quintic.littleEndian(
            new Quintic(numbers("5245666847777449560 15178169970799106939 4403065012435293749 15306540389399388999 "
                            + "8935555081913173844"))
                    .bytes());

    private final Random random = new Random(7);

    @Test
    void the_hash_is_the_librarys() {
        assertThat(Poseidon2.hash(numbers("3451004116618606032 11263134342958518251 10957204882857370932 "
                                + "5369763041201481933 7695734348563036858 1393419330378128434 7387917082382606332"))
                        .limbs())
                .isEqualTo(numbers("17992684813643984528 5243896189906434327 7705560276311184368 "
                        + "2785244775876017560 14449776097783372302"));
    }

    @Test
    void a_public_key_follows_from_its_private_one() {
        assertThat(OFFICIAL.publicKey().hex())
                .isEqualTo("2c4fbfa7d45258fb02da89eaaf8a3af8eb62106ddd86cd98886e0fadcd7fcacf6f8fd2af3ca004f5");
        assertThat(OWN.publicKey().hex())
                .isEqualTo("2db191eb16d3314974f8708363909aeee607d06fb743156b18d3b353a5d40fef70ae377dd68d06fe");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            96c4d564bab35f4986add20d99a811849508391aeff43511586cf3e2f2f8e8fb8e2f04ed88da4bbd | \
            65ec53caba31212183da7d1f35120ff4580bb40b0832e04ecbd4c2f555ba364d8269fd09d0292366\
            ad7846d583d9f56983ce14276c41adaf86fe042cebe1a62be948588d9bbbc7e32bc35c5447b1f21d
            1d20160d1bd3fb6c30de47b02148455dbf71f2667b98ddd6e0b4e3b18140ee2b28f49cfa425f2843 | \
            68c3d2237ac6bcd3100ce2e7600873147f67f563458f12675414032c15cd6c34645961018ec54e20\
            eecc3c99dbf0dc616980c3f88c65f896fe7c9a764eeda8e595735aa4e44173af50139ea9f885f268
            13baf99eeecbceb7f6722f6594781c804880c76227e534b13e4dd8287540d9ac9a483d9fd13056b5 | \
            a34038ded49de4e779c12913ddde8b8b31b29a2b8e541ceca0138ae8cdeb81f4935927d16f86131a\
            098d6501840500ddf3568d39e25300d646791b5f3d22c421a2fb4c549a9c1b927586568ea20a1b70
            """)
    void S23_a_signature_with_a_given_number_is_the_librarys_and_verifies(String hash, String signature) {
        Quintic signed = element(hash);

        byte[] ours = OWN.sign(signed, ONCE);

        assertThat(HexFormat.of().formatHex(ours)).isEqualTo(signature);
        assertThat(OWN.publicKey().signed(signed, ours)).isTrue();
    }

    /** Some of the 1280 ways; a run over all of them takes a minute and finds the same. */
    @Test
    void S23_a_flipped_bit_anywhere_is_refused() {
        Quintic hash = element("96c4d564bab35f4986add20d99a811849508391aeff43511586cf3e2f2f8e8fb8e2f04ed88da4bbd");
        byte[] signature = OWN.sign(hash, ONCE);

        for (int i = 0; i < 12; i++) {
            byte[] flipped = signature.clone();
            int bit = random.nextInt(8 * flipped.length);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(OWN.publicKey().signed(hash, flipped)).as("bit " + bit).isFalse();
        }
        assertThat(OWN.publicKey().signed(hash.plus(Quintic.ONE), signature)).isFalse();
        assertThat(OFFICIAL.publicKey().signed(hash, signature)).isFalse();
        assertThat(OWN.publicKey().signed(hash, Arrays.copyOf(signature, 79))).isFalse();
    }

    @Test
    void S23_a_second_spelling_of_the_same_numbers_is_refused() {
        Quintic hash = element("1d20160d1bd3fb6c30de47b02148455dbf71f2667b98ddd6e0b4e3b18140ee2b28f49cfa425f2843");
        byte[] signature = OWN.sign(hash, ONCE);
        BigInteger same = Quintic.littleEndian(Arrays.copyOf(signature, 40)).add(Point.ORDER);
        byte[] respelled = signature.clone();
        for (int i = 0; i < 40; i++) respelled[i] = same.shiftRight(8 * i).byteValue();

        assertThat(OWN.publicKey().signed(hash, respelled)).isFalse();
    }

    @Test
    void the_order_of_the_curve_leads_back_to_nowhere_and_adding_agrees_with_multiplying() {
        Point twice = Point.GENERATOR.plus(Point.GENERATOR);
        Point thrice = Point.GENERATOR.times(BigInteger.ONE, Point.GENERATOR, BigInteger.TWO);

        assertThat(Point.GENERATOR
                        .times(Point.ORDER, Point.NEUTRAL, BigInteger.ZERO)
                        .encoded()
                        .isZero())
                .isTrue();
        assertThat(twice.plus(Point.GENERATOR).encoded()).isEqualTo(thrice.encoded());
        assertThat(Point.decoded(thrice.encoded()).orElseThrow().plus(twice).encoded())
                .isEqualTo(thrice.plus(twice).encoded());
        assertThat(Point.GENERATOR.plus(Point.NEUTRAL).encoded()).isEqualTo(Point.GENERATOR.encoded());
    }

    @Test
    void roots_and_inverses_lead_back() {
        for (int i = 0; i < 20; i++) {
            Quintic number = new Quintic(Stream.generate(() -> Goldilocks.reduced(new BigInteger(64, random)))
                    .limit(5)
                    .toList());
            assertThat(number.times(number.inverse())).isEqualTo(Quintic.ONE);
            assertThat(number.squared().root().orElseThrow().squared()).isEqualTo(number.squared());
            assertThat(number.root().isPresent()).isEqualTo(number.isSquare());
            assertThat(Quintic.ofBytes(number.bytes())).contains(number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2c4f",
                "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
                "ffffffffffffffff0000000000000000000000000000000000000000000000000000000000000000"
            })
    void what_is_no_public_key_is_refused(String hex) {
        assertThatThrownBy(() -> SchnorrKey.ofHex(hex)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Quintic element(String hex) {
        return Quintic.ofBytes(HexFormat.of().parseHex(hex)).orElseThrow();
    }

    private static List<BigInteger> numbers(String text) {
        return Arrays.stream(text.split(" ", -1)).map(BigInteger::new).toList();
    }
}
