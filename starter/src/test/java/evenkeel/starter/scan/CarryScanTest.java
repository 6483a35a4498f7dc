package evenkeel.starter.scan;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHalts;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.starter.StarterSample;
import evenkeel.starter.scan.Verdict.Reason;
import evenkeel.starter.settings.StarterSettings;
import evenkeel.starter.trades.EngineTrades;
import evenkeel.starter.trades.MemoryEngine;
import evenkeel.starter.trades.OrphanedTrades;
import evenkeel.workflows.durable.CarryStart;
import evenkeel.workflows.durable.Payloads;
import evenkeel.workflows.durable.WorkflowIds;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarryScanTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryEngine engine = MemoryEngine.start();
    private final MemoryBooks books = new MemoryBooks();
    private final EngineTrades trades = engine.trades();
    private final OrphanedTrades orphans = new OrphanedTrades(books, trades);
    private final HaltBoard halts =
            new HaltBoard(new MemoryHalts(LedgerMode.PAPER), Optional.empty(), InstantSource.fixed(NOW));
    private final Market bybit = new Market("bybit");
    private final Market binance = new Market("binance");
    private final Market lighter = new Market("lighter");

    @TempDir
    private Path folder;

    private Optional<String> doubt = Optional.empty();
    private CarryScan scan;

    @BeforeEach
    void scan_over_two_markets() {
        scan = scan(StarterSample.keys(folder.resolve("token")));
    }

    private CarryScan scan(Map<String, Object> keys) {
        keys.put("evenkeel.carry.max_open_trades", "2");
        StarterSettings settings = StarterSample.settings(keys);
        return new CarryScan(
                settings.carry(),
                StarterSample.kept(settings),
                FundingCalendar.REAL,
                Map.of("bybit", bybit, "binance", binance, "lighter", lighter),
                books,
                trades,
                orphans,
                halts,
                () -> doubt,
                InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void starts_a_trade_short_where_funding_is_higher_and_only_one() {
        bybit.rates.put("ETH", "0.0001");
        orphans.compare();

        scan.pass();
        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.ALREADY_OPEN).containsEntry("BTC", Reason.APY_BELOW_MIN);
        assertThat(scan.report().seen().counts()).containsEntry(Reason.STARTED, 1L);
        assertThat(engine.client()
                        .newUntypedWorkflowStub(WorkflowIds.carry("ETH", "bybit", "binance"))
                        .describe()
                        .getStaticSummary())
                .contains("short @bybit");
    }

    @Test
    void a_trade_knows_the_third_venue_that_its_hedge_may_move_to() {
        scan = scan(StarterSample.keysWithAlternative(folder.resolve("token")));
        bybit.rates.put("ETH", "0.0001");
        orphans.compare();

        scan.pass();

        CarryTerms terms = started("ETH");
        assertThat(terms.alternative().orElseThrow().instrument()).isEqualTo(lighter.instrument("ETH"));
        assertThat(terms.moved().hedge().side()).isEqualTo(terms.hedge().side());
    }

    @Test
    void counts_what_it_has_started_before_any_worker_admits_it() {
        bybit.rates.put("ETH", "0.0001");
        bybit.rates.put("BTC", "0.0002");
        bybit.rates.put("SOL", "0.0003");
        orphans.compare();

        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.MAX_TRADES); // the one that offers least
        assertThat(scan.report().seen().counts()).containsEntry(Reason.STARTED, 2L);
    }

    @Test
    void starts_nothing_before_the_ledger_was_compared_with_the_engine() {
        bybit.rates.put("ETH", "0.0001");

        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.ENGINE_NOT_READY);
    }

    @Test
    void a_trade_that_the_engine_forgot_keeps_its_symbol() {
        CarryTerms lost = TradeScene.of(0, Duration.ofSeconds(1)).terms();
        bybit.rates.put(lost.symbol(), "0.0001");
        books.admit(lost, NOW);
        orphans.compare();

        scan.pass();

        assertThat(orphans.all()).containsExactly(lost.trade());
        assertThat(reasons()).containsEntry(lost.symbol(), Reason.ENGINE_MEMORY_LOST);
    }

    @Test
    void a_market_that_cannot_be_read_does_not_stop_the_others() {
        bybit.rates.put("ETH", "silent");
        bybit.rates.put("BTC", "0.0001");
        orphans.compare();

        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.MISSING_MARKET_DATA).containsEntry("BTC", Reason.STARTED);
    }

    @Test
    void F59_starts_nothing_while_the_ledger_is_older_than_the_venues() {
        bybit.rates.put("ETH", "0.0001");
        orphans.compare();
        doubt = Optional.of("one order is unknown");

        scan.pass();

        assertThat(reasons().values()).containsOnly(Reason.LEDGER_BEHIND);
    }

    @Test
    void a_paused_scan_starts_nothing() {
        bybit.rates.put("ETH", "0.0001");
        orphans.compare();

        scan.pause();
        scan.pass();

        assertThat(reasons().values()).containsOnly(Reason.TRADING_PAUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "venue:bybit", "venue:BINANCE", "symbol:eth", "strategy:carry"})
    void starts_nothing_under_a_halt_and_says_so(String scope) {
        bybit.rates.put("ETH", "0.0001");
        orphans.compare();

        halts.press(new Halt("h", HaltScope.of(scope), HaltLevel.K0, "a drill", "carol", NOW));
        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.HALTED);
        assertThat(scan.report().seen().last())
                .filteredOn(verdict -> verdict.symbol().equals("ETH"))
                .extracting(Verdict::text)
                .containsExactly("K0 of " + scope.toLowerCase(Locale.ROOT) + " by carol: a drill");
    }

    @Test
    void a_halt_of_something_else_stops_nothing() {
        bybit.rates.put("ETH", "0.0001");
        orphans.compare();

        halts.press(new Halt("h", HaltScope.symbol("btc"), HaltLevel.K3, "a drill", "carol", NOW));
        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.STARTED).containsEntry("BTC", Reason.HALTED);
    }

    /** What the engine was given to run. */
    private CarryTerms started(String symbol) {
        var start = engine.client()
                .fetchHistory(WorkflowIds.carry(symbol, "bybit", "binance"))
                .getEvents()
                .getFirst()
                .getWorkflowExecutionStartedEventAttributes()
                .getInput();
        return Objects.requireNonNull(
                        Payloads.converter().fromPayload(start.getPayloads(0), CarryStart.class, CarryStart.class))
                .terms();
    }

    private Map<String, Reason> reasons() {
        Map<String, Reason> reasons = new TreeMap<>();
        scan.report().seen().last().forEach(verdict -> reasons.put(verdict.symbol(), verdict.reason()));
        return reasons;
    }

    /** A market of one price; what it pays is written down. */
    private static final class Market implements MarketWire {
        private final String venue;
        private final Map<String, String> rates = new HashMap<>();

        Market(String venue) {
            this.venue = venue;
        }

        @Override
        public Instrument instrument(String symbol) {
            return new Instrument(venue, symbol, new BigDecimal("0.01"), new BigDecimal("0.01"), Usd.of("5"), 1);
        }

        @Override
        public Quote quote(String symbol) {
            Price bid = Price.of("100");
            return new Quote(bid, Quantity.of("5"), Price.of("100.01"), Quantity.of("5"), bid, NOW);
        }

        @Override
        public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
            throw new Trouble(Code.VEN_SILENT, "nobody asks for it");
        }

        @Override
        public Funding funding(String symbol) {
            String rate = rates.getOrDefault(symbol, "0.000001");
            if (rate.equals("silent")) throw new Trouble(Code.VEN_SILENT, "no answer");
            return new Funding(HourlyRate.of(rate), NOW);
        }
    }
}
