package evenkeel.config.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import evenkeel.config.secret.SecretPlace;
import evenkeel.config.start.Mistake;
import evenkeel.config.start.Mistakes;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    enum Mode {
        EQUAL,
        INCREASING
    }

    @Section("trading")
    record Sizes(
            @Key(value = "size", usual = "150", recommended = "350", unit = Unit.USD, range = "> 0", why = "how much")
            Usd size,

            @Key(value = "slots", usual = "2", unit = Unit.COUNT, range = ">= 1", why = "how many")
            int slots,

            @Key(value = "least", usual = "0.15", unit = Unit.LARGE_FRACTION, range = ">= 0", why = "a year")
            BigDecimal least,

            @Key(value = "limit", usual = "0.001", unit = Unit.FRACTION, range = "> 0", why = "a share")
            BigDecimal limit,

            @Key(value = "share", usual = "0.5", unit = Unit.FRACTION, range = "0..1", why = "a share that may be all")
            BigDecimal share,

            @Key(value = "exposure", usual = "10", unit = Unit.PERCENT, range = "0 < x <= 100", why = "of equity")
            BigDecimal exposure,

            @Key(value = "group.wait", usual = "0.2", unit = Unit.SECONDS, why = "how long")
            Duration delay,

            @Key(value = "group.pause", usual = "60", unit = Unit.MINUTES, why = "how long")
            Duration pause,

            @Key(value = "mode", usual = "equal", unit = Unit.CHOICE, why = "which way")
            Mode mode,

            @Key(value = "blocked", usual = "", unit = Unit.SET, why = "which not")
            Set<String> blocked,

            @Key(value = "leverage", usual = "none", unit = Unit.FACTOR, range = "> 0", why = "how far")
            Optional<BigDecimal> leverage,

            @Key(value = "on", usual = "false", unit = Unit.SWITCH, why = "whether")
            boolean on) {
        Sizes {
            if (limit.compareTo(share) > 0) throw new IllegalArgumentException("limit must not be above share");
        }
    }

    @Section("")
    record Door(
            @Key(value = "door_key", usual = "none", unit = Unit.TEXT, why = "opens")
            Optional<SecretPlace> doorKey,

            @Key(value = "label", usual = "", unit = Unit.TEXT, why = "is shown")
            String label) {}

    private static final Catalogue KEYS = Catalogue.of(
            List.of(Door.class, Sizes.class),
            Map.of("trading.old_share", "trading.share"),
            List.of(
                    new Variable("DOOR_KEY", "door_key"),
                    new Variable("OLD_DOOR_KEY", "door_key"),
                    new Variable("TRADING_ON", "trading.on", word -> word.equals("yes") ? "true" : "false")));

    @TempDir
    private Path folder;

    private final Mistakes mistakes = new Mistakes();

    @Test
    void nobody_wrote_anything_so_the_profile_says_it_all() {
        Settings usual = read("", Map.of());
        Settings recommended = Settings.read(KEYS, Profile.RECOMMENDED, sources("", Map.of()), mistakes);

        assertThat(usual.of(Sizes.class))
                .isEqualTo(new Sizes(
                        Usd.of("150"),
                        2,
                        new BigDecimal("0.15"),
                        new BigDecimal("0.001"),
                        new BigDecimal("0.5"),
                        BigDecimal.TEN.stripTrailingZeros(),
                        Duration.ofMillis(200),
                        Duration.ofHours(1),
                        Mode.EQUAL,
                        Set.of(),
                        Optional.empty(),
                        false));
        assertThat(recommended.of(Sizes.class).size()).isEqualTo(Usd.of("350"));
        assertThat(recommended.of(Sizes.class).slots()).isEqualTo(2);
        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void the_environment_has_the_last_word_over_the_file_and_the_file_over_the_profile() {
        Settings settings = read(
                """
                trading:
                  size: 200
                  slots: 3
                  mode: increasing
                  blocked: [ETH, SOL]
                  group: {wait: 0.25}
                trading.on: true
                """,
                Map.of(
                        "BOT_TRADING__SLOTS",
                        "4",
                        "BOT_TRADING__GROUP__PAUSE",
                        "1.5",
                        "BOT_TRADING__BLOCKED",
                        "[\"BTC\"]"));

        Sizes sizes = settings.of(Sizes.class);

        assertThat(sizes.size()).isEqualTo(Usd.of("200"));
        assertThat(sizes.slots()).isEqualTo(4);
        assertThat(sizes.delay()).isEqualTo(Duration.ofMillis(250));
        assertThat(sizes.pause()).isEqualTo(Duration.ofSeconds(90));
        assertThat(sizes.mode()).isEqualTo(Mode.INCREASING);
        assertThat(sizes.blocked()).containsExactly("BTC");
        assertThat(sizes.on()).isTrue();
        assertThat(origin(settings, "trading.size")).endsWith("keys.yaml:2");
        assertThat(origin(settings, "trading.slots")).isEqualTo("BOT_TRADING__SLOTS");
        assertThat(origin(settings, "trading.share")).isEqualTo("default");
    }

    @Test
    void what_is_shown_is_what_would_be_written() {
        Settings settings = read("trading: {blocked: [ETH, SOL], group: {pause: 0.5}, mode: INCREASING}", Map.of());

        assertThat(settings.all())
                .extracting(Settings.Held::shown)
                .containsExactly(
                        "none",
                        "",
                        "150",
                        "2",
                        "0.15",
                        "0.001",
                        "0.5",
                        "10",
                        "0.2",
                        "0.5",
                        "increasing",
                        "[ETH, SOL]",
                        "none",
                        "false");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            size: NaN        | CFG-005 LINE trading.size was "NaN": write a plain number such as 0.35
            size: .inf       | CFG-005 LINE trading.size was ".inf": write a plain number such as 0.35
            size: 1_000      | CFG-005 LINE trading.size was "1_000": write a plain number such as 0.35
            size: '1,5'      | CFG-005 LINE trading.size was "1,5": write a plain number such as 0.35, with a point
            size: 0x10       | CFG-005 LINE trading.size was "0x10": write a plain number such as 0.35
            size: much       | CFG-005 LINE trading.size was "much": write a plain number such as 0.35
            size: [1]        | CFG-005 LINE trading.size was "1": write one value
            size: {a: 1}     | CFG-005 LINE trading.size was "a": write one value
            size:            | CFG-005 LINE trading.size: write a value
            size: 0          | CFG-007 LINE trading.size was "0": allowed is > 0
            size: -1         | CFG-007 LINE trading.size was "-1": allowed is > 0
            slots: 1.5       | CFG-005 LINE trading.slots was "1.5": write a whole number
            slots: 0         | CFG-007 LINE trading.slots was "0": allowed is >= 1
            slots: 99999999999 | CFG-005 LINE trading.slots was "99999999999": write a whole number
            limit: 35        | CFG-006 LINE trading.limit was "35": this is a fraction of 1; if 35 % is meant, write 0.35
            limit: 1         | CFG-006 LINE trading.limit was "1": this is a fraction of 1; if 1 % is meant, write 0.01
            limit: 5%        | CFG-005 LINE trading.limit was "5%": write a plain number such as 0.35, without the sign
            share: 1.01      | CFG-006 LINE trading.share was "1.01": this is a fraction of 1; if 1.01 % is meant, write 0.0101
            share: -0.1      | CFG-007 LINE trading.share was "-0.1": allowed is 0..1
            exposure: 0.8    | CFG-006 LINE trading.exposure was "0.8": this is a percentage; if a share of 0.8 is meant, write 80
            exposure: 101    | CFG-007 LINE trading.exposure was "101": allowed is 0 < x <= 100
            group.wait: -1   | CFG-007 LINE trading.group.wait was "-1": allowed is >= 0
            group.wait: PT5S | CFG-005 LINE trading.group.wait was "PT5S": write a plain number such as 0.35
            group.wait: 1e40 | CFG-005 LINE trading.group.wait was "1e40": write a length of whole nanoseconds, below 292 years
            group: 5         | CFG-005 LINE trading.group: this is a group, write its keys below it
            mode: sideways   | CFG-008 LINE trading.mode was "sideways": write one of EQUAL, INCREASING
            blocked: ETH     | CFG-005 LINE trading.blocked was "ETH": write a list such as [ETH, BTC]
            blocked: [[ETH]] | CFG-005 LINE trading.blocked was "ETH": write a list of words such as [ETH, BTC]
            on: yes          | CFG-005 LINE trading.on was "yes": write true or false
            leverage: nothing | CFG-005 LINE trading.leverage was "nothing": write a plain number such as 0.35
            slot: 1          | CFG-003 LINE trading.slot: there is no such key, did you mean trading.slots?
            label: a         | CFG-003 LINE trading.label: there is no such key, did you mean label?
            wholly_different: 1 | CFG-003 LINE trading.wholly_different: there is no such key, ./evenkeel config show lists all
            """)
    void a_wrong_value_is_told_with_code_place_key_value_and_fix(String line, String told) {
        read("trading:\n  " + line, Map.of());

        assertThat(mistakes.all())
                .extracting(Mistake::line)
                .containsExactly(told.replace("LINE", folder.resolve("keys.yaml") + ":2"));
    }

    @ParameterizedTest(name = "{0} is allowed")
    @CsvSource(delimiter = '|', textBlock = """
            least: 3.5      | trading.least    | 3.5
            share: 1        | trading.share    | 1
            exposure: 1     | trading.exposure | 1
            leverage: none  | trading.leverage | none
            leverage: "2"   | trading.leverage | 2
            size: 1e3       | trading.size     | 1000
            mode: Equal     | trading.mode     | equal
            """)
    void what_looks_odd_and_is_meant_passes(String line, String key, String shown) {
        Settings settings = read("trading:\n  " + line, Map.of());

        assertThat(mistakes.all()).isEmpty();
        assertThat(settings.text(key)).isEqualTo(shown);
    }

    @Test
    void all_that_is_wrong_is_told_at_once_and_the_rest_is_read() {
        Settings settings = read("trading: {slots: 0, mode: up}\nlabel: here\n", Map.of("BOT_TRADING__SISE", "1"));

        assertThat(mistakes.all())
                .extracting(mistake -> mistake.code().id() + " " + mistake.key())
                .containsExactly("CFG-003 trading.sise", "CFG-007 trading.slots", "CFG-008 trading.mode");
        assertThat(settings.has(Sizes.class)).isFalse();
        assertThat(settings.of(Door.class).label()).isEqualTo("here");
    }

    @Test
    void what_a_record_says_against_its_values_is_told_with_its_keys() {
        read("trading:\n  share: 0.2\n  limit: 0.3\n", Map.of());

        assertThat(mistakes.all())
                .extracting(Mistake::line)
                .containsExactly("CFG-009 " + folder.resolve("keys.yaml")
                        + ":3 trading.limit, trading.share was \"0.3, 0.2\": limit must not be above share");
    }

    @Test
    void S2_a_secret_is_named_by_its_place_and_never_written_or_shown() {
        Settings inFile = read("door_key: file:/run/secrets/door", Map.of());
        Settings inVariable = read("", Map.of("DOOR_KEY", "open sesame"));
        Settings byPrefix = read("", Map.of("BOT_DOOR_KEY", "open sesame"));

        assertThat(inFile.text("door_key")).isEqualTo("file:/run/secrets/door");
        assertThat(inVariable.text("door_key")).isEqualTo("env:DOOR_KEY");
        assertThat(byPrefix.text("door_key")).isEqualTo("env:BOT_DOOR_KEY");
        assertThat(mistakes.all()).isEmpty();

        read("door_key: open sesame\ndoor_kye: open sesame\n", Map.of());

        assertThat(mistakes.all()).extracting(mistake -> mistake.code().id()).containsExactly("CFG-003", "CFG-010");
        assertThat(mistakes.all()).extracting(Mistake::line).noneMatch(line -> line.contains("sesame"));
    }

    @Test
    void of_two_variables_for_a_key_the_first_counts_and_words_may_be_its_own() {
        Settings both = read("", Map.of("OLD_DOOR_KEY", "old", "DOOR_KEY", "new", "TRADING_ON", "yes"));
        Settings legacy = read("", Map.of("OLD_DOOR_KEY", "old", "DOOR_KEY", " "));

        assertThat(both.text("door_key")).isEqualTo("env:DOOR_KEY");
        assertThat(both.flag("trading.on")).isTrue();
        assertThat(legacy.text("door_key")).isEqualTo("env:OLD_DOOR_KEY");
    }

    @Test
    void a_variable_that_says_what_another_one_says_too_is_refused() {
        read("", Map.of("DOOR_KEY", "one", "BOT_DOOR_KEY", "two"));

        assertThat(mistakes.all())
                .extracting(Mistake::line)
                .containsExactly("CFG-004 BOT_DOOR_KEY door_key: it is written at DOOR_KEY too, keep one of them");
    }

    @Test
    void a_key_of_earlier_days_counts_unless_that_of_today_is_written() {
        Settings old = read("trading: {old_share: 0.25}", Map.of());
        Settings both = read("trading: {old_share: 0.25, share: 0.75}", Map.of());

        assertThat(old.text("trading.share")).isEqualTo("0.25");
        assertThat(both.text("trading.share")).isEqualTo("0.75");
        assertThat(mistakes.all()).isEmpty();
    }

    record House(Door door, Rooms rooms) {}

    record Rooms(Sizes sizes) {}

    @Test
    void a_record_of_such_records_is_gathered() {
        Settings settings = read("label: ours", Map.of());

        House house = settings.of(House.class);

        assertThat(house.door().label()).isEqualTo("ours");
        assertThat(house.rooms().sizes()).isEqualTo(settings.of(Sizes.class));
    }

    @Test
    void a_key_is_in_one_record_only() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.of(List.of(Sizes.class, Sizes.class)))
                .withMessageContaining("trading.size");
    }

    private Settings read(String file, Map<String, String> environment) {
        return Settings.read(KEYS, Profile.DEFAULT, sources(file, environment), mistakes);
    }

    private Sources sources(String file, Map<String, String> environment) {
        try {
            Path written = Files.writeString(folder.resolve("keys.yaml"), file);
            return Sources.of(KEYS, file.isEmpty() ? Optional.empty() : Optional.of(written), environment, mistakes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String origin(Settings settings, String key) {
        return settings.find(key).orElseThrow().origin();
    }
}
