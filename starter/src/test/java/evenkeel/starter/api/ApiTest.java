package evenkeel.starter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Duties;
import evenkeel.activities.ledger.Incidents;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.ledger.Scans;
import evenkeel.activities.ledger.Stories;
import evenkeel.activities.ledger.Strangers;
import evenkeel.activities.ledger.Strangers.Stranger;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.entry.AttemptStatus;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.entry.EntryStage;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.carry.risk.VenueShare;
import evenkeel.domain.incident.Incident;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Balance;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryDuties;
import evenkeel.simulator.ledger.MemoryHalts;
import evenkeel.simulator.ledger.MemoryIncidents;
import evenkeel.simulator.ledger.MemoryScans;
import evenkeel.simulator.ledger.MemoryStrangers;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.starter.StarterSample;
import evenkeel.starter.scan.CarryScan;
import evenkeel.starter.scan.ScanRules;
import evenkeel.starter.scan.ScriptedMarket;
import evenkeel.starter.scan.Wallets;
import evenkeel.starter.settings.StarterSettings;
import evenkeel.starter.trades.EngineTrades;
import evenkeel.starter.trades.MemoryEngine;
import evenkeel.starter.trades.OrphanedTrades;
import evenkeel.workflows.durable.WorkflowIds;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    private static final MemoryIncidents INCIDENTS = new MemoryIncidents();
    private static final MemoryDuties DUTIES = new MemoryDuties(InstantSource.fixed(NOON));
    private static final MemoryStrangers STRANGERS = new MemoryStrangers(BOOKS);
    private static final MemoryScans SCANS = new MemoryScans(BOOKS);
    private static final ScriptedMarket SILENT = new ScriptedMarket("nobody", NOON);
    private static final CarryTerms RUNS = terms(0);
    private static final CarryTerms ORPHAN = terms(1);
    private static final CarryTerms ENDED = terms(2);
    private static final CarryTerms RULED =
            TradeScene.of(5, Duration.ofSeconds(1)).ruled(Map.of()).terms();

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
        HaltBoard halts() {
            return new HaltBoard(new MemoryHalts(LedgerMode.LIVE), Optional.empty(), InstantSource.system());
        }

        @Bean
        Incidents incidents() {
            return INCIDENTS;
        }

        @Bean
        OrphanedTrades orphans(EngineTrades trades) {
            return new OrphanedTrades(BOOKS, trades);
        }

        @Bean
        Stories stories() {
            return new Stories() {
                @Override
                public List<Line> of(String trade) {
                    return List.of(new Line(NOON, "trade", "PENDING"));
                }

                @Override
                public Map<String, String> lastSnapshot(String trade) {
                    return Map.of("lead_held", "-1.5");
                }

                @Override
                public Map<String, VenueShare.Orders> orders(Instant since) {
                    return Map.of("bybit", new VenueShare.Orders(8, 1));
                }
            };
        }

        @Bean
        Wallets wallets() {
            return now -> Map.of("bybit", new Balance("bybit", "USDT", Usd.of("400"), Usd.of("100")));
        }

        @Bean
        Scans scans() {
            return SCANS;
        }

        @Bean
        Duties duties() {
            return DUTIES;
        }

        @Bean
        Pauses pauses() {
            return BOOKS.pauses();
        }

        @Bean
        Strangers strangers() {
            return STRANGERS;
        }

        @Bean
        CarryScan scan(StarterSettings settings, EngineTrades trades, OrphanedTrades orphans, HaltBoard halts) {
            return new CarryScan(
                    ScanRules.of(settings, StarterSample.kept(settings)),
                    new CarryScan.Senses(
                            Map.of("bybit", SILENT, "binance", SILENT),
                            now -> Map.of(),
                            (symbol, direction) -> List.of()),
                    new CarryScan.Memory(BOOKS, SCANS, trades, orphans, halts, Optional::empty, Optional::empty),
                    InstantSource.system());
        }
    }

    @BeforeAll
    static void start() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host"); // to come under a foreign name
        http = HttpClient.newHttpClient();
        engine = MemoryEngine.start();
        for (CarryTerms terms : new CarryTerms[] {RUNS, ORPHAN, ENDED}) BOOKS.admit(terms, NOON);
        BOOKS.advance(TradeStep.to(TradeStatus.REJECTED, ENDED.trade(), NOON).because("TEST"));
        BOOKS.admit(RULED, NOON); // the symbol of the one that has ended
        engine.trades().start(RUNS, Usd.of("1000"));
        engine.trades().start(RULED, Usd.of("1000"));
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

        assertThat(trades).hasSize(4);
        assertThat(trades.get(3).path("trade").asText()).isEqualTo(RUNS.trade());
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
        BOOKS.keep(new EntryAttempt(
                "T-8",
                "signal",
                "BTC",
                EntryStage.SIZED,
                AttemptStatus.REJECTED,
                "REJECTED_DEPTH",
                Optional.empty(),
                NOON,
                NOON));

        JsonNode seen = json(get("/api/v1/scan"), 200);

        assertThat(seen.path("orphans")).hasSize(1);
        assertThat(seen.path("attempts").get(0).path("code").asText()).isEqualTo("REJECTED_DEPTH");
        assertThat(seen.path("scan").path("counts").path("TRADING_PAUSED").asInt())
                .isEqualTo(3);
    }

    @Test
    void tells_the_story_of_a_trade() throws Exception {
        JsonNode story = json(get("/api/v1/trades/" + ENDED.trade() + "/story"), 200);

        assertThat(story.path("status").asText()).isEqualTo("REJECTED");
        assertThat(story.path("chosen").isNull()).isTrue();
        assertThat(story.path("lines").get(0).path("what").asText()).isEqualTo("trade");
        assertThat(json(get("/api/v1/trades/T-nobody/story"), 404).path("code").asText())
                .isEqualTo("CTL-004");
    }

    @Test
    void an_order_is_told_with_what_was_wanted_and_what_came() {
        OrderIntent intent = new OrderIntent(
                new OrderKey("T-1", "hedge", 1),
                1,
                "binance",
                "ETH",
                Side.SELL,
                Quantity.of("2"),
                Price.of("95"),
                TimeInForce.IOC,
                Purpose.HEDGE,
                false);
        var report = new OrderReport(OrderStatus.FILLED, Quantity.of("2"), Usd.of("199.9"), Usd.of("0.1"));
        var record = new OrderRecord(intent, report, Optional.of(NOON), Optional.empty(), "", false);
        var chosenAt100 = new Reference(Optional.of(Price.of("100")), List.of());

        TradeStory.Order order = TradeStory.Order.of(record, chosenAt100);

        assertThat(order.intended()).isEqualTo(Price.of("95"));
        assertThat(order.real()).contains(Price.of("99.95"));
        assertThat(order.slippageBps()).contains(new BigDecimal("5.00")); // sold for less than wanted
        assertThat(TradeStory.Order.of(record, new Reference(Optional.empty(), List.of()))
                        .slippageBps())
                .isEmpty();
    }

    @Test
    void shows_every_pair_that_was_looked_at() throws Exception {
        JsonNode page = json(get("/api/v1/carry"), 200);

        assertThat(page.path("pairs").isArray()).isTrue();
        assertThat(page.path("accounts")).hasSize(1);
        assertThat(page.path("accounts").get(0).path("used").asText()).isEqualTo("0.75");
        assertThat(page.path("accounts").get(0).path("rejected").asText()).isEqualTo("0.125");
        assertThat(page.path("concentration").isMissingNode()
                        || page.path("concentration").isNull())
                .as("nothing is held")
                .isTrue();
    }

    @Test
    void an_emergency_is_never_taken_for_an_ordinary_close() throws Exception {
        assertThat(json(emergency(RUNS), 400).path("code").asText()).isEqualTo("CTL-005");
        assertThat(json(emergency(RULED), 200).path("found").asText()).isEqualTo("ENTER");

        String id = WorkflowIds.carry(
                RULED.symbol(), RULED.lead().venue(), RULED.hedge().venue());
        assertThat(engine.client().fetchHistory(id).getEvents().stream()
                        .filter(HistoryEvent::hasWorkflowExecutionUpdateAcceptedEventAttributes)
                        .map(each -> each.getWorkflowExecutionUpdateAcceptedEventAttributes()
                                .getAcceptedRequest()
                                .getInput()
                                .getArgs()
                                .getPayloads(0)
                                .getData()
                                .toStringUtf8()))
                .singleElement()
                .asString()
                .contains("\"emergency\":true");
    }

    @Test
    void F59_orders_that_only_a_venue_knows_are_shown_and_released_by_a_person() throws Exception {
        STRANGERS.keep(List.of(new Stranger("ee01" + "0".repeat(28), "bybit", "ETH", NOON)));

        assertThat(json(get("/api/v1/strangers"), 200).path("strangers")).hasSize(1);
        assertThat(json(release("{\"by\": \"ann\"}"), 400).path("code").asText())
                .isEqualTo("CTL-005");
        assertThat(json(release("{\"by\": \"ann\", \"reason\": \"booked\"}"), 200)
                        .path("released")
                        .asInt())
                .isEqualTo(1);
        assertThat(json(get("/api/v1/strangers"), 200).path("strangers")).isEmpty();
    }

    @Test
    void a_drawdown_s_pause_is_shown_and_released_by_a_person_with_a_reason() throws Exception {
        BOOKS.pauses().begin(new Pause(Pause.Reason.DRAWDOWN, NOON, Optional.empty()), "", "20 % are lost");
        String path = "/api/v1/pauses/release";

        JsonNode pause = json(get("/api/v1/pauses"), 200).path("pauses").get(0);
        assertThat(pause.path("reason").asText()).isEqualTo("DRAWDOWN");
        assertThat(pause.path("text").asText()).isEqualTo("20 % are lost");
        json(post(path, "{'reason': 'DRAWDOWN', 'by': 'ann'}"), 400);
        json(post(path, "{'reason': 'MOOD', 'by': 'ann', 'why': 'understood'}"), 400);

        JsonNode released = json(post(path, "{'reason': 'DRAWDOWN', 'by': 'ann', 'why': 'understood'}"), 200);
        assertThat(released.path("released").asBoolean()).isTrue();
        assertThat(json(get("/api/v1/pauses"), 200).path("pauses")).isEmpty();
    }

    @Test
    void shows_who_guards_and_when_it_was_seen() throws Exception {
        DUTIES.take("guard", "guard@1", Duration.ofSeconds(15));

        JsonNode guard = json(get("/api/v1/duties"), 200).path("duties").get(0);

        assertThat(guard.path("holder").asText()).isEqualTo("guard@1");
        assertThat(guard.path("seenAt").asText()).isEqualTo("2026-03-01T12:00:00Z");
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

    @Test
    void I35_a_grave_halt_of_real_money_is_pressed_by_one_and_released_by_two() throws Exception {
        JsonNode pressed = json(press("{'level':'K2','scope':'symbol:SOL','reason':'a drill','by':'carol'}"), 200);
        String release = "/api/v1/halts/" + pressed.path("id").asText() + "/release";
        assertThat(halts()).contains("symbol:sol K2 carol");

        JsonNode asked = json(post(release, "{'by':'ada','reason':'calm'}"), 200);
        assertThat(asked.path("text").asText()).isEqualTo("one more person needed");
        assertThat(json(post(release, "{'by':'ADA','reason':'calm'}"), 409)
                        .path("code")
                        .asText())
                .isEqualTo("CTL-022");
        assertThat(halts()).contains("symbol:sol K2 carol");

        JsonNode done = json(post(release, "{'by':'ben','reason':'agreed'}"), 200);
        assertThat(done.path("stands").asBoolean()).isFalse();
        assertThat(halts()).doesNotContain("symbol:sol K2 carol");
        assertThat(json(post(release, "{'by':'eve','reason':'late'}"), 409)
                        .path("code")
                        .asText())
                .isEqualTo("CTL-021");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'level':'K4','scope':'global','reason':'r','by':'b'}",
                "{'level':'K0','scope':'planet:mars','reason':'r','by':'b'}",
                "{'level':'K0','scope':'venue','reason':'r','by':'b'}",
                "{'level':'K0','scope':'global','reason':' ','by':'b'}",
                "{'level':'K0','scope':'global','reason':'r'}",
                "nonsense"
            })
    void a_halt_says_what_who_and_why(String body) throws Exception {
        assertThat(json(press(body), 400).path("code").asText()).isEqualTo("CTL-005");
    }

    @Test
    void a_halt_that_nobody_pressed_is_not_released() throws Exception {
        HttpResponse<String> answer = post("/api/v1/halts/no-such-halt/release", "{'by':'ada','reason':'calm'}");

        assertThat(json(answer, 404).path("code").asText()).isEqualTo("CTL-020");
    }

    @Test
    void an_incident_is_closed_by_a_person_with_a_reason() throws Exception {
        INCIDENTS.open(new Incident("lost-1", "REC-003", Alert.Severity.CRITICAL, "symbol:eth", "T-1", "lost", NOON));
        assertThat(json(get("/api/v1/incidents"), 200).path("incidents").findValuesAsText("key"))
                .contains("lost-1");

        String close = "/api/v1/incidents/lost-1/close";
        assertThat(json(post(close, "{'by':'ada'}"), 400).path("code").asText()).isEqualTo("CTL-005");
        json(post(close, "{'by':'ada','reason':'found at the venue'}"), 200);

        assertThat(json(get("/api/v1/incidents"), 200).path("incidents")).isEmpty();
        assertThat(json(post(close, "{'by':'ada','reason':'again'}"), 404)
                        .path("code")
                        .asText())
                .isEqualTo("CTL-023");
    }

    private static HttpResponse<String> press(String body) throws Exception {
        return post("/api/v1/halts", body);
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private static List<String> halts() throws Exception {
        List<String> lines = new ArrayList<>();
        for (JsonNode halt : json(get("/api/v1/halts"), 200).path("halts")) {
            lines.add(halt.path("scope").asText() + " " + halt.path("level").asText() + " "
                    + halt.path("by").asText());
        }
        return lines;
    }

    private static CarryTerms terms(int seed) {
        return TradeScene.of(seed, Duration.ofSeconds(1)).terms();
    }

    private static HttpResponse<String> close(CarryTerms terms, String key) throws Exception {
        return send(request("/api/v1/trades/" + terms.trade() + "/close")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"by\": \"me\", \"reason\": \"enough\"}")));
    }

    private static HttpResponse<String> emergency(CarryTerms terms) throws Exception {
        return send(request("/api/v1/trades/" + terms.trade() + "/close")
                .header("Idempotency-Key", "an-emergency")
                .POST(HttpRequest.BodyPublishers.ofString("{\"emergency\": true}")));
    }

    private static HttpResponse<String> release(String body) throws Exception {
        return send(request("/api/v1/strangers/release").POST(HttpRequest.BodyPublishers.ofString(body)));
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
