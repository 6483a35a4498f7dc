package evenkeel.simulator.durable;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.invariants.Verification;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerLogin;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.Stories;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.entry.AttemptStatus;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.entry.OpeningFigures;
import evenkeel.domain.invariant.Verdict;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.trade.ScriptedPair;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documented trade (24.3) from its first order to its last figure, to the last digit, on two timelines. */
class DocumentedTradeTest {
    private static final Instant ASKED = Instant.parse("2026-03-04T10:31:00Z");
    private static final Duration TURNS = Duration.ofMinutes(3);
    /** Of the recommended keys this one would leave by itself before the person asks. */
    private static final Map<String, String> KEYS = Map.of("trading.basis_convergence_exit_enabled", "false");

    private static final Duration TICK = Duration.ofMinutes(30);

    @Test
    void on_the_virtual_timeline_it_earns_1_21298268() {
        MemoryBooks books = new MemoryBooks();
        Scheduler scheduler = new Scheduler(ScriptedPair.START);
        ScriptedPair pair = scripted(new ScriptedPair(scheduler, books, books.pauses(), KEYS, TICK));
        scheduler.at(ScriptedPair.START.plusSeconds(60), () -> isOpenAsDocumented(books));
        scheduler.at(ScriptedPair.START.plus(TURNS), () -> turns(pair));

        endsAsDocumented(books, ScriptedPair.run(scheduler, pair, ASKED));

        assertThat(books.violations()).isEmpty();
    }

    @Test
    void on_the_durable_timeline_it_earns_1_21298268_in_a_real_database() throws IOException {
        try (EmbeddedPostgres server = durableServer();
                LedgerDatabase ledger = open(server);
                DurablePair durable = new DurablePair(ledger.books(), ledger.pauses(), KEYS, TICK)) {
            ScriptedPair pair = scripted(durable.pair);
            durable.after(TURNS, () -> turns(pair)).askedAfter(Duration.between(ScriptedPair.START, ASKED));

            endsAsDocumented(ledger.books(), durable.run());

            isOpenAsDocumented(ledger.books());
            isBookedAsDocumented(JdbcClient.create(ledger.dataSource()));
            isToldAsDocumented(ledger);
            assertThat(Verification.of(ledger.dataSource()).look())
                    .filteredOn(finding -> finding.verdict() instanceof Verdict.Broken)
                    .isEmpty();
        }
    }

    private static EmbeddedPostgres durableServer() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static LedgerDatabase open(EmbeddedPostgres server) {
        String url = server.getJdbcUrl("postgres", "postgres");
        return LedgerDatabase.open(LedgerAccess.of(url, new LedgerLogin("postgres", "")));
    }

    /** Order by order, as it is written down there. */
    private static ScriptedPair scripted(ScriptedPair pair) {
        pair.lighter
                .pays("0.036")
                .next(soon(6, "1.2", "150.10"), soon(9, "0.8", "150.12"))
                .next(soon(0, "1.5", "149.50"))
                .next(soon(0, "0.5", "149.56"));
        pair.x10
                .pays("-0.006")
                .next(soon(0, "2", "150.16"))
                .next(soon(0, "2", "149.58"))
                .shows(
                        "149.50",
                        order -> order.reduceOnly() && pair.lighter.ours().signum() == 0);
        return pair;
    }

    private static void turns(ScriptedPair pair) {
        pair.lighter.top("149.50", "149.56", "100");
        pair.x10.top("149.52", "149.58", "100");
    }

    private static Part soon(int seconds, String quantity, String price) {
        return new Part(Duration.ofSeconds(seconds), quantity, price);
    }

    private static void endsAsDocumented(Books books, CarryResult result) {
        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(result.reason()).isEqualTo("MANUAL_CLOSE");
        assertThat(books.funding("T-1")).hasSize(96);
        assertThat(result.figures().funding()).isEqualTo(Usd.of("1.440"));
        assertThat(result.figures().lead().exit().vwap()).contains(Price.of("149.515"));
        assertThat(result.figures().lead().exit().fee()).isEqualTo(Usd.of("0.019441"));
        assertThat(result.figures().fees()).isEqualTo(Usd.of("0.09301732"));
        assertThat(result.corrected()).isTrue();
        assertThat(result.netPnl()).isEqualTo(Usd.of("1.21298268"));
        assertThat(books.events("T-1"))
                .filteredOn(event -> event.kind() == TradeEvent.Kind.CLOSE_FINAL)
                .singleElement()
                .satisfies(exit -> assertThat(exit.facts())
                        .containsEntry("code", "MANUAL_CLOSE")
                        .containsEntry("close_mode", "COORDINATED")
                        .containsEntry("outcome", "ioc_escalated")
                        .containsEntry("attempts", "1")
                        .containsEntry("correction_amount", "-0.16")
                        .containsEntry("final_pnl", "1.21298268"));
    }

    private static void isOpenAsDocumented(Books books) {
        LegFill lead = entry(books, Purpose.ENTRY);
        LegFill hedge = entry(books, Purpose.HEDGE);
        assertThat(lead.quantity()).isEqualTo(Quantity.of("2"));
        assertThat(lead.vwap()).contains(Price.of("150.108"));
        assertThat(lead.fee()).isEqualTo(Usd.of("0.00600432"));
        assertThat(hedge.quantity()).isEqualTo(Quantity.of("2"));
        assertThat(hedge.vwap()).contains(Price.of("150.16"));
        assertThat(hedge.fee()).isEqualTo(Usd.of("0.067572"));
        assertThat(books.fills("T-1").stream()
                        .limit(2)
                        .map(fill -> fill.quantity().toString()))
                .containsExactly("1.2", "0.8");

        EntryAttempt attempt = books.attempts(1).getFirst();
        OpeningFigures figures = attempt.figures().orElseThrow();
        assertThat(attempt.status()).isEqualTo(AttemptStatus.OPENED);
        assertThat(figures.apy()).isEqualByComparingTo("0.876");
        assertThat(figures.fees()).isEqualTo(Usd.of("0.07357632"));
        assertThat(figures.repricings()).isZero();
        assertThat(figures.realizedSpread().setScale(9, RoundingMode.HALF_EVEN)).isEqualByComparingTo("0.000346417");

        var trade = books.trade("T-1").orElseThrow();
        assertThat(trade.status()).isIn(TradeStatus.OPEN, TradeStatus.CLOSED);
        Instant opened = trade.openedAt().orElseThrow();
        assertThat(opened.truncatedTo(ChronoUnit.MINUTES)).isEqualTo(Instant.parse("2026-03-02T10:07:00Z"));
    }

    private static LegFill entry(Books books, Purpose purpose) {
        return books.orders("T-1").stream()
                .filter(order -> order.intent().purpose() == purpose)
                .map(OrderRecord::report)
                .map(LegFill::of)
                .reduce(LegFill.NOTHING, LegFill::plus);
    }

    /** Row by row; what was recorded stays beside what the readback made of it. */
    private static void isBookedAsDocumented(JdbcClient sql) {
        assertThat(texts(sql, """
                        SELECT concat_ws(' ', lower(side), quantity, '@', price, 'fee', fee) FROM fill"""))
                .containsExactlyInAnyOrder(
                        "sell 1.2 @ 150.1 fee 0.0036024",
                        "sell 0.8 @ 150.12 fee 0.00240192",
                        "buy 2 @ 150.16 fee 0.067572",
                        "buy 1.5 @ 149.5 fee 0.004485",
                        "buy 0.5 @ 149.56 fee 0.014956",
                        "sell 2 @ 149.58 fee 0");
        assertThat(
                        texts(
                                sql,
                                "SELECT concat_ws(' ', leg, count(*), trim_scale(sum(amount))) FROM funding_booking GROUP BY leg"))
                .containsExactlyInAnyOrder("lead 48 1.728", "hedge 48 -0.288");
        assertThat(texts(sql, "SELECT concat_ws(' ', currency, kind, trim_scale(amount)) FROM trade_money"))
                .as("1.186 - 1.160 of price, before the readback")
                .containsExactlyInAnyOrder(
                        "SOL POSITION 0", "USDC PROCEEDS 0.026", "USDC FEES 0.09301732", "USD FUNDING -1.44");
        assertThat(
                        texts(
                                sql,
                                "SELECT concat_ws(' ', recorded #>> '{hedge,exit,value}', corrected #>> '{hedge,exit,value}', change) FROM correction"))
                .containsExactly("299.16 299 -0.16");
    }

    /** What a trade's story is told from. */
    private static void isToldAsDocumented(LedgerDatabase ledger) {
        TradeRecord trade = ledger.books().trade("T-1").orElseThrow();
        TradeFigures figures = trade.figures().orElseThrow();
        assertThat(figures.netPnl(trade.terms().legs())).isEqualTo(Usd.of("1.21298268"));
        assertThat(figures.fees()).isEqualTo(Usd.of("0.09301732"));
        assertThat(figures.funding()).isEqualTo(Usd.of("1.44"));
        assertThat(ledger.books().funding("T-1").stream()
                        .map(FundingPayment::amount)
                        .reduce(Usd.ZERO, Usd::plus))
                .isEqualTo(Usd.of("1.44"));
        assertThat(ledger.books().orders("T-1"))
                .extracting(order -> order.intent().key().leg() + " " + order.status() + " "
                        + order.report().filled())
                .containsExactly(
                        "hedge FILLED 2", "hedge FILLED 2", "lead FILLED 2", "lead CANCELLED 1.5", "lead FILLED 0.5");
        assertThat(ledger.stories().of("T-1"))
                .filteredOn(line -> List.of("trade", "correction", "attempt").contains(line.what()))
                .extracting(Stories.Line::text)
                .containsExactly(
                        "PENDING",
                        "OPENING",
                        "OPEN",
                        "OPENED at OPENED",
                        "CLOSING, MANUAL_CLOSE",
                        "result moved by -0.16",
                        "CLOSED, MANUAL_CLOSE");
    }

    private static List<String> texts(JdbcClient sql, String question) {
        return sql.sql(question).query((row, n) -> row.getString(1)).list();
    }
}
