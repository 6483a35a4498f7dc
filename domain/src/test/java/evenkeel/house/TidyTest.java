package evenkeel.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TidyTest {
    private static final String CHANCE = "9f86d081884c7d659a2f" + "eaa0c55ad015a3bf4f1b";

    @ParameterizedTest
    @EnumSource
    void S5_each_stain_is_seen(Stain stain) {
        for (String line : planted(stain)) {
            assertThat(Stain.in("planted", "clean\n" + line)).as(line).containsExactly("planted:2 " + stain);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key = carry-ETH-lighter-x10-and-a-rather-long-tail",
                "token: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "secret = NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
                "src/rootless/homework.md and https://example.com/" + "root/page",
                "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"
            })
    void what_is_harmless_passes(String line) {
        assertThat(Stain.in("harmless", line)).isEmpty();
    }

    @Test
    void S5_the_repository_is_clean() {
        assumeTrue(Repository.isUnderGit(), "not a git checkout, so nothing says which files belong to the project");
        var files = Repository.files();

        var stains = files.stream()
                .flatMap(file ->
                        Stain.in(Repository.root().relativize(file).toString(), Repository.text(file)).stream());

        assertThat(files).hasSizeGreaterThan(10);
        assertThat(stains).isEmpty();
    }

    /** By the letters of a real key's length and chance, so that the threshold is not made for one word. */
    @RepeatedTest(20)
    void S5_a_key_made_by_chance_is_seen(RepetitionInfo round) {
        var dice = new Random(round.getCurrentRepetition());
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        String key = dice.ints(64, 0, letters.length())
                .mapToObj(at -> letters.substring(at, at + 1))
                .collect(Collectors.joining());

        assertThat(Stain.in("planted", "api_secret=" + key)).containsExactly("planted:1 RANDOM_KEY");
    }

    private static List<String> planted(Stain stain) {
        return switch (stain) {
            case REGISTRY_HOST -> List.of("https://repo1.maven" + ".org/maven2", "image: ghcr" + ".io/some/image");
            case REPOSITORY_BLOCK ->
                List.of("<reposi" + "tories>", "<pluginReposi" + "tory>", "distribution" + "Url=x");
            case MACHINE_PATH -> List.of("cd /ro" + "ot/build", "\"/ho" + "me/ada/keys\"", "path=/Us" + "ers/ada");
            case PRIVATE_KEY -> List.of("-----BEGIN PRIVATE" + " KEY-----", "-----BEGIN EC PRIVATE" + " KEY-----");
            case CLOUD_KEY -> List.of("id: AKI" + "AIOSFODNN7EXAMPLE");
            case SERVICE_TOKEN -> List.of("xox" + "b-123456789012-abcdef", "gh" + "p_" + "a1".repeat(18));
            case RANDOM_KEY ->
                List.of("apiKey = \"" + CHANCE + "\"", "secret: 0x" + CHANCE, "\"token\": \"" + CHANCE + "\"");
        };
    }
}
