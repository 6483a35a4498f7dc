package evenkeel.starter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.activities.ledger.Books;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.starter.StarterSample;
import evenkeel.starter.scan.CarryScan;
import evenkeel.starter.settings.StarterSettings;
import evenkeel.starter.trades.EngineTrades;
import evenkeel.starter.trades.MemoryEngine;
import evenkeel.starter.trades.OrphanedTrades;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

class ApiTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final MemoryBooks BOOKS = new MemoryBooks();
    private static final CarryTerms RUNS = terms(0);
    private static final CarryTerms ORPHAN = terms(1);
    private static final CarryTerms ENDED = terms(2);

    @TempDir
    private static Path folder;

    private static MemoryEngine engine;
    private static ConfigurableApplicationContext context;
    private static HttpClient http;
    private static int port;

    /** The API over books in memory and an engine in memory; everything between is the real thing. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ApiHouse.class)
    static class House {
        @Bean
        StarterSettings settings() {
            return StarterSample.settings(folder.resolve("token"));
        }

        @Bean
        Books books() {
            return BOOKS;
        }

        @Bean
        EngineTrades trades() {
            return engine.trades();
        }

        @Bean
        OrphanedTrades orphans(EngineTrades trades) {
            return new OrphanedTrades(BOOKS, trades);
        }

        @Bean
        CarryScan scan(StarterSettings settings, EngineTrades trades, OrphanedTrades orphans) {
            return new CarryScan(
                    settings.carry(), FundingCalendar.REAL, Map.of(), BOOKS, trades, orphans, InstantSource.system());
        }
    }

    @BeforeAll
    static void start() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host"); // to come under a foreign name
        http = HttpClient.newHttpClient();
        engine = MemoryEngine.start();
        for (CarryTerms terms : new CarryTerms[] {RUNS, ORPHAN, ENDED}) BOOKS.admit(terms, NOON);
        BOOKS.advance(TradeStep.to(TradeStatus.REJECTED, ENDED.trade(), NOON).because("TEST"));
        engine.trades().start(RUNS, Usd.of("1000"));
        context = new SpringApplication(House.class)
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
        context.getBean(OrphanedTrades.class).compare();
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    @AfterAll
    static void stop() {
        context.close();
        engine.close();
    }

    @Test
    void lists_trades_newest_first_with_amounts_as_strings() throws Exception {
        JsonNode trades = json(get("/api/v1/trades"), 200).path("trades");

        assertThat(trades).hasSize(3);
        assertThat(trades.get(2).path("trade").asText()).isEqualTo(RUNS.trade());
        assertThat(trades.get(2).path("quantity").isTextual()).isTrue();
    }

    @Test
    void shows_a_trade_with_its_orders() throws Exception {
        JsonNode trade = json(get("/api/v1/trades/" + ENDED.trade()), 200);

        assertThat(trade.path("status").asText()).isEqualTo("REJECTED");
        assertThat(trade.path("terms").path("symbol").asText()).isEqualTo(ENDED.symbol());
        assertThat(trade.path("orders").isArray()).isTrue();
    }

    @Test
    void closes_once_per_key() throws Exception {
        HttpResponse<String> first = close(RUNS, "a-first-key");
        HttpResponse<String> again = close(RUNS, "a-first-key");
        HttpResponse<String> other = close(RUNS, "another-key");

        assertThat(json(first, 200).path("found").asText()).isEqualTo("ENTER");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(json(other, 409).path("code").asText()).isEqualTo("CTL-001");
    }

    @Test
    void a_trade_that_ended_or_was_lost_is_not_closed() throws Exception {
        assertThat(json(close(ENDED, "a-first-key"), 409).path("code").asText()).isEqualTo("CTL-002");
        assertThat(json(close(ORPHAN, "a-first-key"), 409).path("code").asText())
                .isEqualTo("REC-003");
    }

    @Test
    void a_close_needs_its_key() throws Exception {
        var request = request("/api/v1/trades/" + RUNS.trade() + "/close").POST(HttpRequest.BodyPublishers.noBody());

        assertThat(json(send(request), 400).path("code").asText()).isEqualTo("CTL-005");
    }

    @Test
    void tells_why_nothing_is_opened() throws Exception {
        CarryScan scan = context.getBean(CarryScan.class);
        scan.pause();
        scan.pass();

        JsonNode seen = json(get("/api/v1/scan"), 200);

        assertThat(seen.path("orphans")).hasSize(1);
        assertThat(seen.path("scan").path("counts").path("TRADING_PAUSED").asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "/api/v1/trades/T-nobody, 404, CTL-004",
        "/api/v1/trades?limit=0, 400, CTL-005",
        "/api/v1/trades?limit=many, 400, CTL-005",
        "/api/v1/nothing, 404, CTL-005",
        "/, 404, CTL-005"
    })
    void a_refusal_is_a_problem_document_with_a_code(String path, int status, String code) throws Exception {
        HttpResponse<String> answer = get(path);

        JsonNode problem = json(answer, status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo("urn:evenkeel:error:" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
    }

    @Test
    void without_the_token_only_health_answers() throws Exception {
        var nobody = HttpRequest.newBuilder(uri("/api/v1/trades"));
        var guess = HttpRequest.newBuilder(uri("/api/v1/trades")).header("Authorization", "Bearer 1234");
        var health = HttpRequest.newBuilder(uri("/api/v1/health"));

        assertThat(json(send(nobody), 401).path("code").asText()).isEqualTo("AUT-001");
        assertThat(json(send(guess), 401).path("code").asText()).isEqualTo("AUT-001");
        assertThat(json(send(health), 200).path("status").asText()).isEqualTo("UP");
    }

    @Test
    void who_comes_under_another_name_or_from_another_page_is_refused() throws Exception {
        var foreignHost = request("/api/v1/trades").header("Host", "evenkeel.example:" + port);
        var foreignPage = request("/api/v1/trades").header("Origin", "https://evil.example");
        var ownPage = request("/api/v1/trades").header("Origin", "http://127.0.0.1:" + port);

        assertThat(json(send(foreignHost), 403).path("code").asText()).isEqualTo("AUT-002");
        assertThat(json(send(foreignPage), 403).path("code").asText()).isEqualTo("AUT-002");
        assertThat(send(ownPage).statusCode()).isEqualTo(200);
    }

    private static CarryTerms terms(int seed) {
        return TradeScene.of(seed, Duration.ofSeconds(1)).terms();
    }

    private static HttpResponse<String> close(CarryTerms terms, String key) throws Exception {
        return send(request("/api/v1/trades/" + terms.trade() + "/close")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"by\": \"me\", \"reason\": \"enough\"}")));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private static HttpRequest.Builder request(String path) throws IOException {
        String token = Files.readString(folder.resolve("token")).strip();
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }
}
