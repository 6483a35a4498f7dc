package evenkeel.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.venues.SimulatedVenue;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SimulatorTest {
    @TempDir
    private Path folder;

    @Test
    void it_serves_the_venues_that_are_asked_for_obeys_its_control_port_and_ends_in_order() throws Exception {
        int control = freePort();
        Process process = start("--venues", "bybit,binance", "--seed", "7", "--control-port", String.valueOf(control));
        try (HttpClient http = HttpClient.newHttpClient();
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = linesUntil(out, "Ctrl-C");
            String bybit = address(lines, "bybit");
            String binance = address(lines, "binance");

            assertThat(get(http, bybit + "/v5/market/time").statusCode()).isEqualTo(200);
            assertThat(get(http, binance + "/fapi/v1/ping").statusCode()).isEqualTo(200);
            assertThat(lines).anyMatch(line -> line.startsWith("bybit") && line.contains("ws://127.0.0.1:"));
            assertThat(lines).anyMatch(line -> line.contains("key sim-key") && line.contains("secret sim-secret"));

            post(http, "http://127.0.0.1:" + control + "/faults", "{kind: maintenance, venue: bybit}");
            assertThat(get(http, bybit + "/v5/market/time").statusCode()).isEqualTo(503);
            assertThat(get(http, binance + "/fapi/v1/ping").statusCode()).isEqualTo(200);

            process.toHandle().destroy(); // as Ctrl-C, a signal to end
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(linesUntil(out, "closed")).isNotEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void what_cannot_be_is_refused_at_once_and_all_of_it() {
        Ran ran =
                run("--venues", "bybit,nowhere", "--control-port", "70000", "--hour", "PT0S", "--faults", "none.yaml");

        assertThat(ran.exit()).isEqualTo(9);
        assertThat(ran.err().lines()).hasSize(4);
        assertThat(ran.err()).contains("nowhere", "70000", "PT0S", "none.yaml");
    }

    @Test
    void mistakes_of_a_fault_file_are_told() throws IOException {
        Path file = Files.writeString(folder.resolve("faults.yaml"), "faults: [{kind: boom, colour: blue}]");

        Ran ran = run("--faults", file.toString());

        assertThat(ran.exit()).isEqualTo(9);
        assertThat(ran.err()).contains("faults[0].kind", "faults[0].colour");
    }

    @Test
    void an_unknown_option_is_a_usage_error_and_help_has_an_example() {
        assertThat(run("--frobnicate").exit()).isEqualTo(2);
        assertThat(run("--help").out()).contains("Example:", "--control-port", "--faults");
    }

    @Test
    void a_week_is_told_as_a_table_or_as_json_and_what_cannot_be_is_refused() throws IOException {
        Ran table = run("week", "--seed", "3", "--days", "1");
        assertThat(table.exit()).isZero();
        assertThat(table.out()).contains("seed 3, 1 days", "looked at and left alone", "balances agree");

        JsonNode page = new ObjectMapper()
                .readTree(
                        run("week", "--seed", "3", "--days", "1", "-o", "json").out());
        assertThat(page.at("/agrees").asBoolean()).isTrue();
        assertThat(page.at("/accounts/lighter/gap").asText()).isEqualTo("0");

        Ran refused = run("week", "--days", "40", "--looks", "PT1S");
        assertThat(refused.exit()).isEqualTo(9);
        assertThat(refused.err()).contains("--days", "--looks");
        assertThat(run("week", "--help").out()).contains("Example:", "--seed");
    }

    @Test
    void each_venue_has_a_word_and_lists_something() {
        for (SimulatedVenue venue : SimulatedVenue.values()) {
            assertThat(SimulatedVenue.named(venue.word())).contains(venue);
            assertThat(venue.profile(FundingCalendar.REAL).venue()).isEqualTo(venue.word());
        }
    }

    private record Ran(int exit, String out, String err) {}

    private static Ran run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Simulator.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Process start(String... args) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.timezone=UTC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Simulator.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> linesUntil(BufferedReader out, String start) throws IOException {
        var lines = new ArrayList<String>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith(start)) return lines;
        }
        throw new AssertionError("it ended: " + lines);
    }

    private static String address(List<String> lines, String venue) {
        return lines.stream()
                .filter(line -> line.startsWith(venue))
                .findFirst()
                .orElseThrow()
                .split("\\s+", -1)[1];
    }

    private static HttpResponse<String> get(HttpClient http, String uri) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void post(HttpClient http, String uri, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(uri))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
