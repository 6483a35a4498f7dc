package evenkeel.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.wire.FaultControl;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FaultControlTest {
    @TempDir
    private Path folder;

    private Rig rig;
    private FaultControl control;
    private HttpClient http;

    @BeforeEach
    void start() {
        rig = new Rig("bybit", folder);
        control = FaultControl.start(rig.board, 0);
        http = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() throws Exception {
        control.close();
        rig.close();
        http.shutdownNow();
    }

    @Test
    void a_fault_is_put_up_counted_and_taken_down_while_the_venue_runs() throws Exception {
        OrderIntent first = rig.buy("3010", TimeInForce.IOC);
        String lost = "{\"kind\":\"response_lost\",\"on\":\"POST /v5/order/create\",\"times\":0}";

        long id = say("POST", "/faults", lost).path("faults").path(0).path("id").asLong();
        assertThat(rig.place(first)).isInstanceOf(OrderOutcome.Unknown.class);
        JsonNode standing = say("GET", "/faults", "").path("faults").path(0);
        say("DELETE", "/faults/" + id, "");

        assertThat(standing.path("kind").asText()).isEqualTo("response_lost");
        assertThat(standing.path("struck").asInt()).isEqualTo(1);
        assertThat(rig.place(rig.buy("3010", TimeInForce.IOC))).isInstanceOf(OrderOutcome.Accepted.class);
        assertThat(rig.really(first)).hasSize(1);
    }

    @Test
    void mistakes_are_told_and_nothing_is_put_up() throws Exception {
        var answer = send("POST", "/faults", "{\"kind\":\"boom\",\"colour\":\"blue\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.builder().build().readTree(answer.body()).path("mistakes"))
                .hasSize(2);
        assertThat(rig.board.all()).isEmpty();
        assertThat(send("DELETE", "/faults/77", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/", "").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/faults", "").statusCode()).isEqualTo(405);
    }

    @Test
    void only_loopback_answers_and_no_page_of_a_browser_may_ask() throws Exception {
        assertThat(control.http().getHost()).isEqualTo("127.0.0.1");
        assertThat(raw("Host: evil.example")).contains("403");
        assertThat(raw("Host: 127.0.0.1:" + control.http().getPort() + "\r\nOrigin: https://evil.example"))
                .contains("403");
        assertThat(raw("Host: localhost:" + control.http().getPort())).contains("200");
    }

    private JsonNode say(String method, String path, String body) throws Exception {
        return JsonMapper.builder().build().readTree(send(method, path, body).body());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(control.http() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The first line of the answer to a request with that header. */
    private String raw(String header) throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), control.http().getPort())) {
            socket.getOutputStream()
                    .write(("GET /faults HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(reader.readLine());
        }
    }
}
