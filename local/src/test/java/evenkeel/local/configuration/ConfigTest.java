package evenkeel.local.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void a_file() {
        file = folder.resolve("carry.yaml");
    }

    /** What a command printed, and how it ended; the file is called FILE. */
    private record Answer(int code, String out, String err) {}

    @Test
    void check_tells_every_mistake_and_ends_with_9() throws IOException {
        write("""
                live_trading: yes
                websocket:
                  ping_timeout: 20
                  ping_intervall: 15
                shutdown: {timeout_seconds: 0}
                """);

        Answer answer = run("check", "-f", file.toString());

        assertThat(answer).isEqualTo(new Answer(9, """
                CFG-003 FILE:4 websocket.ping_intervall: there is no such key, did you mean websocket.ping_interval?
                CFG-005 FILE:1 live_trading was "yes": write true or false
                CFG-007 FILE:5 shutdown.timeout_seconds was "0": allowed is > 0
                CFG-009 FILE:3 websocket.ping_interval, websocket.ping_timeout was "15, 20": ping_timeout must be below ping_interval
                4 mistakes
                """, ""));
    }

    @Test
    void check_tells_the_same_to_programs() throws IOException {
        write("live_trading: true\nlighter: {private_key: 0xabc}\n");

        Answer answer = run("check", "-f", file.toString(), "-o", "json", "--confirm-live");

        assertThat(answer.code()).isEqualTo(9);
        assertThat(answer.out()).doesNotContain("0xabc").startsWith("""
                {
                  "ok" : false,
                  "keys" : %d,
                  "written" : 1,
                  "mistakes" : [ {
                    "code" : "CFG-010",
                    "name" : "secret_written",
                    "source" : "FILE",
                    "line" : 2,
                    "key" : "lighter.private_key",
                    "was" : "",
                    "fix" : "name its place, file:PATH (mode 0400) or env:NAME; it is not shown here"
                  }, {
                    "code" : "CFG-014",
                    "name" : "live_incomplete",
                    "source" : "",
                    "line" : 0,
                    "key" : "lighter.base_url",
                """.formatted(keys() - 1));
    }

    @Test
    void check_of_what_is_right_tells_what_is_worth_a_word() throws IOException {
        write("database: {wal_mode: true}\n");

        Answer answer = run("check", "-f", file.toString());

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains("note     database.wal_mode: without effect: PostgreSQL always keeps a log\n")
                .endsWith("ok       %d keys, 1 of them written\n".formatted(keys()));
    }

    @Test
    void show_says_of_each_key_what_it_is_and_where_that_comes_from() throws IOException {
        write("env: staging\nwebsocket:\n  ping_interval: 30\n");
        environment = Map.of("X10_PRIVATE_KEY", "very secret", "BOT_WEBSOCKET__PING_TIMEOUT", "12");

        Answer written = run("show", "-f", file.toString(), "--written");
        Answer all = run("show", "-f", file.toString());

        assertThat(written).isEqualTo(new Answer(0, """
                env                      staging              FILE:1
                x10.private_key          env:X10_PRIVATE_KEY  X10_PRIVATE_KEY
                websocket.ping_interval  30                   FILE:3
                websocket.ping_timeout   12                   BOT_WEBSOCKET__PING_TIMEOUT
                """, ""));
        assertThat(all.out().lines()).hasSize(keys());
        assertThat(all.out()).containsPattern("websocket.reconnect_delay_max +120 +default\n");
    }

    @Test
    void show_says_it_to_programs() {
        environment = Map.of("BOT_TELEGRAM__BOT_TOKEN", "very secret");

        assertThat(run("show", "--written", "-o", "json")).isEqualTo(new Answer(0, """
                {
                  "keys" : [ {
                    "key" : "telegram.bot_token",
                    "value" : "env:BOT_TELEGRAM__BOT_TOKEN",
                    "secret" : true,
                    "from" : "BOT_TELEGRAM__BOT_TOKEN"
                  } ]
                }
                """, ""));
    }

    @Test
    void show_of_what_is_wrong_tells_why_and_ends_with_9() throws IOException {
        write("env: [a]\n");

        assertThat(run("show", "-f", file.toString()))
                .isEqualTo(new Answer(9, "", "CFG-005 FILE:1 env was \"a\": write one value\n"));
    }

    @Test
    void explain_says_what_a_key_means_and_is() throws IOException {
        write("websocket: {ping_interval: 25}\n");

        assertThat(run("explain", "ping_interval", "-f", file.toString())).isEqualTo(new Answer(0, """
                websocket.ping_interval
                  how often a stream is asked whether it lives
                  note         without effect: each venue's lines keep the beat, silence and pauses that its documents name
                  write        seconds
                  allowed      > 0
                  default      15
                  recommended  20
                  now          25, FILE:1
                  variable     BOT_WEBSOCKET__PING_INTERVAL
                """, ""));
    }

    @Test
    void explain_says_it_to_programs() {
        assertThat(run("explain", "live_trading", "-o", "json")).isEqualTo(new Answer(0, """
                {
                  "key" : "live_trading",
                  "meaning" : "real orders at real venues; needs a confirmation at the start as well (SAFE-1)",
                  "note" : "",
                  "write" : "true or false",
                  "allowed" : "",
                  "default" : "false",
                  "recommended" : "false",
                  "now" : "false, default",
                  "variable" : "BOT_LIVE_TRADING"
                }
                """, ""));
    }

    @Test
    void explain_of_what_is_no_key_or_of_several_ends_with_3() {
        assertThat(run("explain", "ping_intervall"))
                .isEqualTo(
                        new Answer(3, "", "CFG-003 ping_intervall is no key: did you mean websocket.ping_interval?\n"));
        assertThat(run("explain", "base_url"))
                .isEqualTo(new Answer(3, "", "CFG-003 base_url is no key: there are lighter.base_url, x10.base_url\n"));
    }

    @Test
    void a_wrong_command_ends_with_2_and_help_shows_an_example() {
        assertThat(run("frobnicate").code()).isEqualTo(2);
        assertThat(run("check", "-o", "csv").err()).startsWith("evenkeel config: Invalid value for option '--output'");
        assertThat(run("--help").out()).contains("Example: ./evenkeel config check -f");
        assertThat(run("explain", "--help").out()).contains("Example: ./evenkeel config explain");
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
    }

    private int keys() {
        return evenkeel.config.carry.CarryKeys.ALL.settings().size();
    }

    private Answer run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Config.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
        return new Answer(code, said(out), said(err));
    }

    private String said(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8)
                .replace(file.toString(), "FILE")
                .replace(System.lineSeparator(), "\n");
    }
}
