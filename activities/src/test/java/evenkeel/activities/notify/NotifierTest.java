package evenkeel.activities.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.config.secret.Secret;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.Alert.Severity;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real ledger and a real HTTP server in the place of Telegram's. */
class NotifierTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORD = "123:canary";

    private final MockWebServer server = new MockWebServer();
    private final LedgerDatabase ledger = LedgerServer.open(LedgerServer.emptyDatabase());
    private final Books books = ledger.books();
    private Instant now = SampleTrade.NOON.plusSeconds(60);
    private Notifier notifier;

    @BeforeEach
    void begin() throws IOException {
        server.start();
        notifier = notifier();
    }

    @AfterEach
    void close() {
        server.close();
        ledger.close();
    }

    @Test
    void what_was_raised_is_told_once_by_whichever_process() throws InterruptedException {
        raise("a", Severity.CRITICAL, "t1", "the hedge is \"broken\"");
        answer(200);
        notifier.round();
        notifier.round();
        notifier().round();

        RecordedRequest told = server.takeRequest();
        assertThat(told.getRequestLine()).startsWith("POST /bot" + WORD + "/sendMessage");
        assertThat(body(told)).contains("\"chat_id\":\"42\"").contains("CRITICAL c t1 the hedge is \\\"broken\\\"");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void the_like_of_what_was_just_told_is_held_back_for_five_minutes_or_one_if_critical() {
        for (int i = 0; i < 9; i++) answer(200);
        raise("a", Severity.WARNING, "t1", "first");
        raise("b", Severity.WARNING, "t1", "second");
        raise("c", Severity.WARNING, "t2", "about another");
        raise("d", Severity.CRITICAL, "t3", "first");
        notifier.round();
        assertThat(said()).containsExactly("WARNING c t1 first", "WARNING c t2 about another", "CRITICAL c t3 first");

        now = now.plusSeconds(60);
        raise("e", Severity.WARNING, "t1", "after a minute");
        raise("f", Severity.CRITICAL, "t3", "after a minute");
        notifier.round();
        assertThat(said()).containsExactly("CRITICAL c t3 after a minute");

        now = now.plusSeconds(240);
        raise("g", Severity.WARNING, "t1", "after five");
        notifier.round();
        assertThat(said()).containsExactly("WARNING c t1 after five");
    }

    @Test
    void a_channel_that_is_busy_or_down_is_left_alone_and_nothing_is_lost() {
        raise("a", Severity.WARNING, "t1", "one");
        raise("b", Severity.WARNING, "t2", "two");
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .body("{\"ok\":false,\"parameters\":{\"retry_after\":30}}")
                .build());
        notifier.round();
        now = now.plusSeconds(29);
        notifier.round();
        assertThat(server.getRequestCount()).as("it asked for half a minute").isEqualTo(1);

        answer(503);
        now = now.plusSeconds(1);
        notifier.round();
        assertThat(server.getRequestCount()).isEqualTo(2);

        answer(200);
        answer(200);
        now = now.plusSeconds(10);
        notifier.round();
        assertThat(said()).endsWith("WARNING c t1 one", "WARNING c t2 two");
    }

    @Test
    void what_the_channel_never_takes_keeps_nothing_else_from_being_told() {
        raise("a", Severity.WARNING, "t1", "one");
        raise("b", Severity.WARNING, "t2", "two");
        answer(400);
        answer(200);
        notifier.round();
        notifier.round();

        assertThat(said()).containsExactly("WARNING c t1 one", "WARNING c t2 two");
    }

    @Test
    void a_message_is_cut_where_the_channel_would_refuse_it() {
        raise("a", Severity.WARNING, "t1", "x".repeat(9000));
        answer(200);
        notifier.round();

        assertThat(said().getFirst()).hasSize(Wording.LONGEST).endsWith("…");
    }

    /** N109: realised -1.00 and funding 2.00 is a win of 1.00. */
    @Test
    void N109_net_and_not_price_says_whether_a_trade_has_won() {
        SampleTrade trade = SampleTrade.fresh();
        LegFills entries = new LegFills(fill("100"), fill("100"));
        TradeFigures closed = TradeFigures.of(entries, new LegFills(fill("99"), fill("100")), Usd.of("2"));
        books.admit(trade.terms(), SampleTrade.NOON);
        books.advance(TradeStep.to(TradeStatus.OPENING, trade.trade(), SampleTrade.NOON));
        books.advance(TradeStep.to(TradeStatus.OPEN, trade.trade(), now)
                .with(TradeFigures.of(entries, LegFills.NOTHING, Usd.ZERO)));
        books.advance(TradeStep.to(TradeStatus.CLOSING, trade.trade(), now).because("OPERATOR"));
        now = now.plusSeconds(3660);
        books.advance(TradeStep.to(TradeStatus.CLOSED, trade.trade(), now)
                .because("OPERATOR")
                .with(closed));
        answer(200);
        answer(200);
        notifier.round();

        assertThat(said())
                .last()
                .isEqualTo("closed with a win " + trade.symbol() + " (OPERATOR): net 1.00 = realised -1.00"
                        + " + funding 2.00, fees 0.00 included, held 1 h 1 min");
    }

    /** S4: the bot's word stands in the address, and in nothing that is told or logged. */
    @Test
    void S4_an_error_of_the_channel_never_tells_its_address() {
        server.close();
        Channel.Answer answer = telegram().tell("hello");

        assertThat(answer).isInstanceOf(Channel.Later.class);
        assertThat(answer.toString()).doesNotContain("canary");
    }

    private static LegFill fill(String price) {
        return new LegFill(Quantity.of("1"), Usd.of(price), Usd.ZERO);
    }

    private Notifier notifier() {
        return new Notifier(ledger.notices(), books, telegram(), () -> now);
    }

    private Telegram telegram() {
        return new Telegram(server.url("/"), Secret.of(WORD.getBytes(StandardCharsets.UTF_8)), "42");
    }

    private void raise(String key, Severity severity, String trade, String text) {
        books.raise(new Alert(key, severity, "c", trade, text), now);
    }

    private void answer(int status) {
        server.enqueue(
                new MockResponse.Builder().code(status).body("{\"ok\":true}").build());
    }

    private static String body(RecordedRequest told) {
        return Objects.requireNonNull(told.getBody()).utf8();
    }

    /** What was sent since the last time that somebody asked here. */
    private List<String> said() {
        List<String> said = new ArrayList<>();
        try {
            RecordedRequest told = server.takeRequest(50, TimeUnit.MILLISECONDS);
            for (; told != null; told = server.takeRequest(50, TimeUnit.MILLISECONDS)) {
                said.add(JSON.readTree(body(told)).get("text").asText());
            }
        } catch (InterruptedException | JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return said;
    }
}
