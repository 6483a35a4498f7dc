package evenkeel.local.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands over real HTTP; what the API says is written down here. */
class OperatorTest {
    private final Map<String, String> says = new LinkedHashMap<>();
    private final List<String> heard = new ArrayList<>();
    private int status = 200;
    private HttpServer server;

    @TempDir
    private Path folder;

    OperatorTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private record Answer(int code, String out, String err) {}

    @BeforeEach
    void somebody_answers() throws IOException {
        Files.writeString(folder.resolve("token"), "words\n");
        Files.writeString(
                folder.resolve("api"), "http://127.0.0.1:" + server.getAddress().getPort() + "\n");
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            heard.add(asked + (body.isEmpty() ? "" : " " + body));
            boolean known = "Bearer words".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] said = (known ? says.getOrDefault(asked, "{}") : "{\"code\": \"AUT-001\", \"detail\": \"who?\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? status : 401, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void trades_are_listed() {
        says.put("GET /api/v1/trades?limit=20", """
                {"trades": [
                  {"trade": "T-2", "symbol": "ETH", "longVenue": "binance", "shortVenue": "bybit", "quantity": "1.5",
                   "status": "OPEN", "reason": "", "admittedAt": "2026-03-01T12:00:00.123Z", "endedAt": null, "netPnl": null},
                  {"trade": "T-1", "symbol": "BTC", "longVenue": "bybit", "shortVenue": "binance", "quantity": "0.01",
                   "status": "CLOSED", "reason": "MAX_HOLD", "admittedAt": "2026-03-01T10:00:00Z",
                   "endedAt": "2026-03-01T11:00:00Z", "netPnl": "-6.8549"}]}
                """);

        assertThat(run("trades")).isEqualTo(new Answer(0, """
                TRADE  SYMBOL  LONG     SHORT    QUANTITY  STATUS  REASON    SINCE                 NET USD
                T-2    ETH     binance  bybit    1.5       OPEN    -         2026-03-01T12:00:00Z  -
                T-1    BTC     bybit    binance  0.01      CLOSED  MAX_HOLD  2026-03-01T10:00:00Z  -6.85
                """, ""));
        assertThat(run("trades", "--open").out()).contains("T-2").doesNotContain("T-1");
        assertThat(run("trades", "-o", "json").out()).contains("\"netPnl\" : \"-6.8549\"");
    }

    @Test
    void the_story_of_a_trade_is_told_in_order() {
        says.put("GET /api/v1/trades/T-1/story", """
                {"trade": "T-1", "symbol": "ETH", "status": "CLOSED", "reason": "MAX_HOLD",
                 "chosen": {"figures": {"netApy": "0.876", "totalEv": "0.611", "totalCost": "0.1087",
                            "breakevenHours": "7.246", "entrySpread": "0.0001", "settings": 3}},
                 "orders": [
                   {"leg": "lead", "seq": 1, "venue": "bybit", "side": "SELL", "how": "POST_ONLY", "quantity": "2",
                    "intended": "150.1", "status": "FILLED", "filled": "2", "real": "150.108", "slippageBps": "-0.53",
                    "fee": "0.00600432"},
                   {"leg": "hedge", "seq": 1, "venue": "binance", "side": "BUY", "how": "IOC", "quantity": "2",
                    "intended": "150.31", "status": "EXPIRED", "filled": "0", "real": null, "slippageBps": null, "fee": "0"}],
                 "funding": "1.44", "fees": "0.09301732", "netPnl": "1.21298268",
                 "lines": [{"at": "2026-03-01T10:07:00Z", "what": "trade", "text": "OPEN"},
                           {"at": "2026-03-03T10:31:00Z", "what": "correction", "text": "result moved by -0.16"}]}
                """);

        assertThat(run("trade", "show", "T-1").out()).isEqualTo("""
                T-1 ETH CLOSED MAX_HOLD
                chosen for 87.60 % a year: expected 0.61 USD after costs of 0.11, pays back in 7.2 h; spread 0.01 %, keys no. 3

                ORDER    VENUE    SIDE  HOW        QUANTITY  FILLED  INTENDED  REAL      BPS    FEE     STATUS
                lead/1   bybit    SELL  POST_ONLY  2         2       150.1     150.1080  -0.53  0.0060  FILLED
                hedge/1  binance  BUY   IOC        2         0       150.31    -         -      0.0000  EXPIRED

                2026-03-01T10:07:00Z  trade      OPEN
                2026-03-03T10:31:00Z  correction result moved by -0.16

                funding 1.44, fees 0.09, net 1.21 USD
                """);
    }

    @Test
    void a_close_asks_back_and_goes_out_once_agreed() {
        says.put("POST /api/v1/trades/T-1/close", "{\"trade\": \"T-1\", \"found\": \"HOLD\"}");

        assertThat(typing("no", "trade", "close", "T-1"))
                .returns(1, Answer::code)
                .returns("close T-1? yes or no: ", Answer::out);
        assertThat(heard).isEmpty();

        assertThat(typing("yes", "trade", "close", "T-1", "--reason", "why not").out())
                .endsWith("trade T-1 was in HOLD and closes now\n");
        assertThat(heard)
                .containsExactly(
                        "POST /api/v1/trades/T-1/close {\"by\":\"ann\",\"reason\":\"why not\",\"emergency\":false}");
    }

    @Test
    void pairs_are_shown_with_what_is_not_known_as_a_dash() {
        says.put("GET /api/v1/carry", """
                {"pairs": [
                  {"pair": {"symbol": "ETH", "lead": {"venue": "bybit", "rate": "0.0001", "paidAt": "2026-03-01T13:00:00Z"},
                            "hedge": {"venue": "binance", "rate": "0.00002", "paidAt": "2026-03-01T13:00:00Z"},
                            "netApy": "0.7008", "expected": "0.47", "overHours": "48", "breakevenHours": "9.06",
                            "basis": "0.0001", "decision": "ACCEPTED"},
                   "trade": "T-1", "snapshot": {"lead_held": "-2", "hedge_held": "1.99"}},
                  {"pair": {"symbol": "BTC", "lead": {"venue": "bybit", "rate": null}, "hedge": {"venue": "binance"},
                            "netApy": null, "expected": null, "decision": "MISSING_MARKET_DATA"},
                   "trade": null, "snapshot": {}}],
                 "accounts": [
                  {"venue": "binance", "equity": "300", "available": "150", "share": "0.75", "used": "0.5", "rejected": "0.02"},
                  {"venue": "bybit", "equity": "100", "available": "30", "share": "0.25", "used": "0.7", "rejected": null}],
                 "concentration": {"symbol": "ETH", "share": "0.625"}}
                """);

        assertThat(run("carry").out().lines().map(String::strip).toList())
                .containsExactly(
                        "SYMBOL  LEAD/H  HEDGE/H  NEXT                  NET/YR   EV USD  OVER H  BREAKEVEN H  BASIS   TRADE  DRIFT   LIQ LEAD  LIQ HEDGE  DECISION",
                        "ETH     0.0001  0.00002  2026-03-01T13:00:00Z  70.08 %  0.47    48      9.1          0.01 %  T-1    0.50 %  -         -          ACCEPTED",
                        "BTC     -       -        -                     -        -       -       -            -       -      -       -         -          MISSING_MARKET_DATA",
                        "",
                        "VENUE    EQUITY  SHARE    FREE    USED     REFUSED/DAY",
                        "binance  300.00  75.00 %  150.00  50.00 %  2.00 %",
                        "bybit    100.00  25.00 %  30.00   70.00 %  -",
                        "",
                        "ETH earns 62.50 % of all funding");
    }

    @Test
    void the_scan_says_why_nothing_is_opened() {
        says.put("GET /api/v1/scan", """
                {"scan": {"passes": 7, "lastPass": "2026-03-01T12:00:00Z", "counts": {"EV_TOO_LOW": 7},
                          "last": [{"at": "2026-03-01T12:00:00Z", "symbol": "ETH", "reason": "EV_TOO_LOW",
                                    "text": "0.05, limit is 0.1", "netApy": "0.2", "totalEv": "0.05"}]},
                 "orphans": [],
                 "kept": [{"symbol": "ETH", "code": "EV_TOO_LOW", "times": 12, "first": "2026-02-28T09:00:00Z",
                           "last": "2026-03-01T12:00:00Z", "measured": "0.05", "bound": "0.1"}],
                 "attempts": [{"trade": "T-8", "symbol": "BTC", "status": "REJECTED", "stage": "SIZED",
                               "code": "REJECTED_DEPTH", "at": "2026-03-01T11:00:00Z"}]}
                """);

        assertThat(run("scan").out()).isEqualTo("""
                SYMBOL  REASON      NET/YR   EV USD  AT                    TEXT
                ETH     EV_TOO_LOW  20.00 %  0.05    2026-03-01T12:00:00Z  0.05, limit is 0.1

                REASON      TIMES
                EV_TOO_LOW  7

                SYMBOL  FOUND SO FAR  TIMES  SINCE                 LAST                  MEASURED  LIMIT
                ETH     EV_TOO_LOW    12     2026-02-28T09:00:00Z  2026-03-01T12:00:00Z  0.05      0.1

                TRIED  SYMBOL  CAME TO   AT STAGE  WHY             AT
                T-8    BTC     REJECTED  SIZED     REJECTED_DEPTH  2026-03-01T11:00:00Z

                7 passes, the last one at 2026-03-01T12:00:00Z
                """);
    }

    @Test
    void a_halt_is_pressed_and_released() {
        says.put("POST /api/v1/halts", "{\"id\": \"h-1\", \"level\": \"K0\", \"scope\": \"global\"}");
        says.put("POST /api/v1/halts/h-1/release", "{\"id\": \"h-1\", \"text\": \"released\"}");

        assertThat(run("halt", "--reason", "a drill").out())
                .isEqualTo("stopped: K0 of global, resume with ./evenkeel resume h-1 --reason WHY\n");
        assertThat(run("resume", "h-1", "--reason", "over").out()).isEqualTo("h-1: released\n");
        assertThat(run("halts").out()).isEqualTo("nothing is stopped\n");
        assertThat(run("halt").code()).isEqualTo(2); // without a reason
    }

    @ParameterizedTest(name = "{0} ends with {2}")
    @CsvSource({
        "400, CTL-005, 2",
        "403, AUT-002, 5",
        "404, CTL-004, 3",
        "409, CTL-001, 4",
        "503, TMP-001, 6",
        "500, SYS-007, 1"
    })
    void a_refusal_is_told_with_its_code_and_what_to_do(int status, String code, int exit) {
        this.status = status;
        says.put("GET /api/v1/trades/T-9/story", "{\"code\": \"" + code + "\", \"detail\": \"trade T-9\"}");

        Answer answer = run("trade", "show", "T-9");

        assertThat(answer.code()).isEqualTo(exit);
        assertThat(answer.err()).startsWith(code + " trade T-9 — ");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void a_wrong_token_is_told() throws IOException {
        Files.writeString(folder.resolve("token"), "guess");

        assertThat(run("trades"))
                .returns(5, Answer::code)
                .returns(true, answer -> answer.err().startsWith("AUT-001 who?"));
    }

    @Test
    void nobody_there_is_told_with_what_to_do() throws IOException {
        server.stop(0);
        assertThat(run("trades"))
                .returns(6, Answer::code)
                .returns(
                        true,
                        answer -> answer.err().contains("CTL-006 ")
                                && answer.err().contains("--api"));

        Files.delete(folder.resolve("token"));
        assertThat(run("trades").code()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trades", "trade show", "trade close", "carry", "scan", "halts", "halt", "resume"})
    void every_command_helps_with_an_example(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.add("--help");

        Answer answer = run(words.toArray(String[]::new));

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Example: ./evenkeel " + command);
    }

    private Answer run(String... words) {
        return typing("", words);
    }

    private Answer typing(String typed, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Operator.run(
                Map.of("EVENKEEL_DATA", folder.toString(), "USER", "ann"),
                new BufferedReader(new StringReader(typed)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
