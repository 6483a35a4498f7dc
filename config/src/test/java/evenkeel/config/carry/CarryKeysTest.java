package evenkeel.config.carry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Sources;
import evenkeel.config.start.Mistake;
import evenkeel.config.start.Mistakes;
import evenkeel.config.start.Place;
import evenkeel.config.yaml.Written;
import evenkeel.config.yaml.YamlFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarryKeysTest {
    private final Mistakes mistakes = new Mistakes();

    @Test
    void what_is_usual_and_what_is_recommended_has_no_mistake() {
        read(Profile.DEFAULT, "");
        CarryKeys.ofRules(Profile.RECOMMENDED, Sources.of(CarryKeys.ALL, nothing(), mistakes), mistakes);

        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void N120_account_0_is_not_the_same_as_none() {
        assertThat(read(Profile.DEFAULT, "lighter: {account_index: 0}")
                        .of(LighterKeys.class)
                        .accountIndex())
                .contains(0);
        assertThat(read(Profile.DEFAULT, "lighter: {account_index: none}")
                        .of(LighterKeys.class)
                        .accountIndex())
                .isEmpty();
        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void the_named_variables_fill_their_keys() {
        Settings settings = CarryKeys.read(
                Profile.DEFAULT,
                Sources.of(
                        CarryKeys.ALL,
                        Optional.empty(),
                        Map.ofEntries(
                                Map.entry("LIGHTER_L1_ADDRESS", "owner"),
                                Map.entry("LIGHTER_ACCOUNT_INDEX", "7"),
                                Map.entry("LIGHTER_PRIVATE_KEY", "legacy"),
                                Map.entry("LIGHTER_API_KEY_INDEX", "4"),
                                Map.entry("X10_API_KEY", "a"),
                                Map.entry("X10_PRIVATE_KEY", "b"),
                                Map.entry("X10_PUBLIC_KEY", "c"),
                                Map.entry("X10_VAULT_ID", "d"),
                                Map.entry("TELEGRAM_BOT_TOKEN", "e"),
                                Map.entry("TELEGRAM_CHAT_ID", "-100"),
                                Map.entry("TELEGRAM_ENABLED", "yes"),
                                Map.entry("BOT_ENV", "staging"),
                                Map.entry("BOT_CONFIRM_LIVE", "YES"),
                                Map.entry("PATH", "/bin")),
                        mistakes),
                mistakes);

        assertThat(mistakes.all()).isEmpty();
        assertThat(settings.all().stream().filter(Settings.Held::isWritten))
                .extracting(held -> held.setting() + "=" + held.shown())
                .containsExactly(
                        "env=staging",
                        "lighter.account_index=7",
                        "lighter.api_key_index=4",
                        "lighter.l1_address=owner",
                        "lighter.private_key=env:LIGHTER_PRIVATE_KEY",
                        "x10.private_key=env:X10_PRIVATE_KEY",
                        "x10.api_key=env:X10_API_KEY",
                        "x10.public_key=env:X10_PUBLIC_KEY",
                        "x10.vault_id=env:X10_VAULT_ID",
                        "telegram.enabled=true",
                        "telegram.bot_token=env:TELEGRAM_BOT_TOKEN",
                        "telegram.chat_id=-100");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            websocket: {ping_timeout: 15}              | ping_timeout must be below ping_interval
            websocket: {reconnect_delay_initial: 121}  | reconnect_delay_initial must not be above reconnect_delay_max
            database: {path: 'jdbc:x?password=y'}      | path must not carry a password, consider it known and replace it
            lighter: {base_url: lighter.example}       | base_url must be an address such as https://api.example.com
            x10: {base_url: 'https://me:it@x.example'} | base_url must be an address such as https://api.example.com
            telegram: {enabled: true}                  | alerts need the bot and the chat: TELEGRAM_BOT_TOKEN and TELEGRAM_CHAT_ID
            """)
    void keys_that_do_not_go_together_are_refused(String file, String why) {
        read(Profile.DEFAULT, file);

        assertThat(mistakes.all()).extracting(Mistake::fix).containsExactly(why);
        assertThat(mistakes.all()).extracting(Mistake::place).containsExactly(new Place("file", 1));
    }

    @Test
    void N119_the_pause_before_a_new_connection_doubles_up_to_the_longest_and_is_varied() {
        StreamLife streams = read(Profile.DEFAULT, "").of(StreamLife.class);

        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7))
                .extracting(attempt -> streams.pauseAfter(attempt).toSeconds())
                .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 120L, 120L);
        assertThat(streams.jittered(3))
                .isEqualTo(new StreamLife.Jittered(Duration.ofMillis(13_600), Duration.ofMillis(18_400)));
    }

    private Settings read(Profile profile, String text) {
        Written.Group written = text.isEmpty()
                ? nothing()
                : YamlFile.parse("file", text, mistakes).orElseThrow();
        return CarryKeys.read(profile, Sources.of(CarryKeys.ALL, written, mistakes), mistakes);
    }

    private static Written.Group nothing() {
        return Written.Group.empty(Place.NOWHERE);
    }
}
