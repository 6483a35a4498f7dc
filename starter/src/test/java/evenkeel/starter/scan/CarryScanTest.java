package evenkeel.starter.scan;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Opportunity;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.scan.Cooldowns;
import evenkeel.domain.carry.scan.ScanCode;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Balance;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHalts;
import evenkeel.simulator.ledger.MemoryScans;
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
import io.temporal.client.WorkflowNotFoundException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    private static final String[] LONG_HOLD = {"trading.min_hold_seconds", "172800"};

    private final MemoryEngine engine = MemoryEngine.start();
    private final MemoryBooks books = new MemoryBooks();
    private final MemoryScans scans = new MemoryScans(books);
    private final EngineTrades trades = engine.trades();
    private final OrphanedTrades orphans = new OrphanedTrades(books, trades);
    private final HaltBoard halts =
            new HaltBoard(new MemoryHalts(LedgerMode.PAPER), Optional.empty(), InstantSource.fixed(NOW));
    private final ScriptedMarket bybit = new ScriptedMarket("bybit", NOW);
    private final ScriptedMarket binance = new ScriptedMarket("binance", NOW);
    private final ScriptedMarket lighter = new ScriptedMarket("lighter", NOW);
    private final Map<String, Balance> wallets = new TreeMap<>(Map.of(
            "bybit", new Balance("bybit", "USDT", Usd.of("10000"), Usd.of("10000")),
            "binance", new Balance("binance", "USDT", Usd.of("10000"), Usd.of("10000"))));

    @TempDir
    private Path folder;

    private Optional<String> doubt = Optional.empty();
    private Optional<String> pause = Optional.empty();
    private Instant now = NOW;
    private CarryScan scan;

    @BeforeEach
    void scan_over_two_markets() {
        scan = scan(StarterSample.keys(folder.resolve("token")), LONG_HOLD);
        orphans.compare();
    }

    private CarryScan scan(Map<String, Object> written, String... keys) {
        StarterSettings settings = StarterSample.settings(written, StarterSample.keysOf(keys));
        return new CarryScan(
                ScanRules.of(settings, StarterSample.kept(settings)),
                new CarryScan.Senses(
                        Map.of("bybit", bybit, "binance", binance, "lighter", lighter),
                        at -> wallets,
                        (symbol, direction) -> List.of()),
                new CarryScan.Memory(books, scans, trades, orphans, halts, () -> doubt, () -> pause),
                () -> now);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void starts_a_trade_short_where_funding_is_higher_and_keeps_what_spoke_for_it() {
        bybit.rates.put("ETH", "0.0001");

        scan.pass();

        Verdict verdict = verdict("ETH");
        assertThat(verdict.reason()).isEqualTo(Reason.STARTED);
        CarryTerms terms = started("ETH");
        assertThat(terms.lead().venue()).isEqualTo("bybit");
        assertThat(terms.lead().side()).isEqualTo(Side.SELL);
        assertThat(terms.quantity()).isEqualTo(Quantity.of("1.5"));
        assertThat(terms.settings().orElseThrow().version()).isEqualTo(1);
        assertThat(terms.settings().orElseThrow().keys().entry().scan().hold().minHold())
                .isEqualTo(Duration.ofDays(2));
        Opportunity chosen = scans.chosen(verdict.trade().orElseThrow()).orElseThrow();
        assertThat(chosen.dry()).isFalse();
        assertThat(chosen.figures().netApy()).isEqualByComparingTo("0.86724"); // (0.0001 - 0.000001) a year
        assertThat(chosen.figures().lead().rate()).isEqualTo(HourlyRate.of("0.0001"));
        assertThat(chosen.figures().totalEv()).isEqualTo(verdict.totalEv().orElseThrow());
    }

    @Test
    void one_that_offers_too_little_is_told_with_what_was_measured_and_the_limit() {
        scan.pass();

        assertThat(verdict("BTC"))
                .returns(Reason.APY_BELOW_MIN, Verdict::reason)
                .returns("0, limit is 0.15", Verdict::text)
                .returns(Optional.of(new BigDecimal("0.15")), Verdict::limit);
    }

    @Test
    void SCAN5_starts_the_best_one_and_at_most_one_in_a_pass() {
        bybit.rates.put("ETH", "0.0001");
        bybit.rates.put("BTC", "0.0002");
        bybit.rates.put("SOL", "0.0003");

        scan.pass();

        assertThat(reasons())
                .containsEntry("SOL", Reason.STARTED)
                .containsEntry("ETH", Reason.OUTRANKED)
                .containsEntry("BTC", Reason.OUTRANKED);
        assertThat(runs("ETH")).isFalse();
    }

    @Test
    void SCAN1_nothing_is_scanned_while_an_entry_is_under_way_and_the_wait_is_short() {
        bybit.rates.put("ETH", "0.0001");
        scan.pass();
        int reads = bybit.reads.get();

        scan.pass();

        assertThat(bybit.reads.get()).isEqualTo(reads);
        assertThat(scan.untilNext()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void SCAN1_with_all_slots_taken_it_waits_twice_as_long_and_says_so() {
        scan = scan(
                StarterSample.keys(folder.resolve("token")),
                "trading.min_hold_seconds",
                "172800",
                "trading.max_open_trades",
                "1");
        open(0);
        bybit.rates.put("SOL", "0.0001");

        scan.pass();

        assertThat(reasons()).containsEntry("SOL", Reason.MAX_TRADES).containsEntry("BTC", Reason.ALREADY_OPEN);
        assertThat(scan.untilNext()).isEqualTo(Duration.ofSeconds(10));
        assertThat(scans.best()).isEmpty(); // no trade is old enough to be left for it
    }

    @Test
    void SCAN7_the_best_of_the_others_is_kept_while_a_trade_may_be_left() {
        scan = scan(
                StarterSample.keys(folder.resolve("token")),
                "trading.min_hold_seconds",
                "172800",
                "trading.max_open_trades",
                "1");
        open(0);
        bybit.rates.put("SOL", "0.0001");

        pass_at(NOW.plus(Duration.ofDays(3)));
        assertThat(scans.best().orElseThrow().symbol()).isEqualTo("SOL");
        Instant first = scans.best().orElseThrow().at();
        pass_at(first.plusSeconds(29));
        assertThat(scans.best().orElseThrow().at()).isEqualTo(first);
        pass_at(first.plusSeconds(30));
        assertThat(scans.best().orElseThrow().at()).isEqualTo(first.plusSeconds(30));
    }

    @Test
    void SCAN4_an_equity_that_is_not_known_or_is_zero_opens_nothing() {
        bybit.rates.put("ETH", "0.0001");

        wallets.clear();
        scan.pass();
        assertThat(reasons().values()).containsOnly(Reason.NO_EQUITY);

        wallets.put("bybit", new Balance("bybit", "USDT", Usd.ZERO, Usd.ZERO));
        wallets.put("binance", new Balance("binance", "USDT", Usd.of("5"), Usd.of("5")));
        scan.pass();
        assertThat(reasons().values()).containsOnly(Reason.NO_EQUITY);
    }

    @Test
    void a_stale_price_is_refused() {
        bybit.rates.put("ETH", "0.0001");
        bybit.told = NOW.minusSeconds(61);
        binance.told = NOW.minusSeconds(61);

        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.STALE_PRICE);
        assertThat(verdict("ETH").text()).isEqualTo("61, limit is 60");
    }

    @Test
    void one_stale_venue_is_enough_to_refuse_when_money_is_about_to_move() {
        bybit.rates.put("ETH", "0.0001");
        binance.told = NOW.minusSeconds(61);

        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.STALE_PRICE); // by the second look: the first one let it pass
        assertThat(bybit.reads.get()).isEqualTo(4);
    }

    @Test
    void a_symbol_that_a_venue_does_not_list_is_missing_and_stops_nobody() {
        bybit.unlisted.add("ETH");
        bybit.rates.put("ETH", "0.0001");
        bybit.rates.put("BTC", "0.0001");

        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.MISSING_MARKET_DATA).containsEntry("BTC", Reason.STARTED);
        assertThat(verdict("ETH").text()).contains("unknown symbol ETH");
    }

    @Test
    void a_spread_that_is_too_good_to_be_true_is_read_twice_more() {
        bybit.rates.put("ETH", "0.0001");
        bybit.bids.put("ETH", Price.of("101")); // sold dearer than bought, by a percent

        scan.pass();

        assertThat(verdict("ETH").reason()).isEqualTo(Reason.STARTED);
        assertThat(bybit.reads.get()).isEqualTo(3 + 3); // all symbols once, this one three times more
    }

    @Test
    void an_old_book_with_such_a_spread_is_not_believed() {
        bybit.rates.put("ETH", "0.0001");
        bybit.bids.put("ETH", Price.of("101"));
        now = NOW.plusSeconds(2);

        scan.pass();

        assertThat(verdict("ETH").reason()).isEqualTo(Reason.SPREAD_TOO_WIDE);
    }

    @Test
    void SCAN2_five_failures_in_a_row_let_a_symbol_rest_for_ten_minutes() {
        bybit.rates.put("ETH", "silent");
        for (int pass = 0; pass < 5; pass++) pass_at(NOW.plusSeconds(60L * pass));
        bybit.rates.put("ETH", "0.0001");

        pass_at(NOW.plusSeconds(300));
        assertThat(reasons()).containsEntry("ETH", Reason.SYMBOL_FAILURE_COOLDOWN);

        pass_at(NOW.plusSeconds(240 + 600));
        assertThat(reasons()).containsEntry("ETH", Reason.STARTED);
        assertThat(Objects.requireNonNull(scans.pasts().get("ETH")).failuresInARow())
                .isZero();
    }

    @Test
    void one_read_that_failed_is_one_failure_however_often_it_is_weighed() {
        bybit.rates.put("ETH", "silent");

        for (int pass = 0; pass < 6; pass++) scan.pass();

        assertThat(Objects.requireNonNull(scans.pasts().get("ETH")).failuresInARow())
                .isEqualTo(1);
    }

    @Test
    void SCAN2_after_a_close_a_symbol_rests_as_long_as_its_key_says() {
        CarryTerms closed = open(0);
        books.advance(TradeStep.to(TradeStatus.CLOSING, closed.trade(), NOW).because("MAX_HOLD"));
        books.advance(TradeStep.to(TradeStatus.CLOSED, closed.trade(), NOW)
                .because("MAX_HOLD")
                .with(TradeFigures.NOTHING));
        bybit.rates.put(closed.symbol(), "0.0001");

        pass_at(NOW.plus(Duration.ofMinutes(59)));
        assertThat(reasons()).containsEntry(closed.symbol(), Reason.ENTRY_COOLDOWN);

        pass_at(NOW.plus(Duration.ofMinutes(60)));
        assertThat(reasons()).containsEntry(closed.symbol(), Reason.STARTED);
    }

    @Test
    void a_dry_run_starts_nothing_keeps_what_it_chose_and_lets_it_rest() {
        Map<String, Object> dry = StarterSample.keys(folder.resolve("token"));
        dry.put("evenkeel.mode", "dry_run");
        scan = scan(dry, LONG_HOLD);
        bybit.rates.put("ETH", "0.0001");

        scan.pass();
        assertThat(reasons()).containsEntry("ETH", Reason.WOULD_START);
        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.ENTRY_COOLDOWN);
        assertThat(runs("ETH")).isFalse();
        assertThat(Objects.requireNonNull(scans.pasts().get("ETH")).dryChoice()).contains(NOW);
    }

    @Test
    void every_word_of_the_rules_is_a_reason_here() {
        for (ScanCode code : ScanCode.values()) assertThat(Reason.of(code)).isNotNull();
        for (Cooldowns.Skip skip : Cooldowns.Skip.values())
            assertThat(Reason.of(skip)).isNotNull();
    }

    @Test
    void a_trade_knows_the_third_venue_that_its_hedge_may_move_to() {
        scan = scan(StarterSample.keysWithAlternative(folder.resolve("token")), LONG_HOLD);
        bybit.rates.put("ETH", "0.0001");
        scan.pass();

        CarryTerms terms = started("ETH");
        assertThat(terms.alternative().orElseThrow().instrument()).isEqualTo(lighter.instrument("ETH"));
        assertThat(terms.moved().hedge().side()).isEqualTo(terms.hedge().side());
    }

    @Test
    void starts_nothing_before_the_ledger_was_compared_with_the_engine() {
        OrphanedTrades unknown = new OrphanedTrades(books, trades);
        StarterSettings settings = StarterSample.settings(folder.resolve("token"));
        scan = new CarryScan(
                ScanRules.of(settings, StarterSample.kept(settings)),
                new CarryScan.Senses(Map.of("bybit", bybit, "binance", binance), at -> wallets, (s, d) -> List.of()),
                new CarryScan.Memory(books, scans, trades, unknown, halts, () -> doubt, () -> pause),
                () -> now);

        scan.pass();

        assertThat(reasons().values()).containsOnly(Reason.ENGINE_NOT_READY);
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
        scan.pass();

        assertThat(reasons()).containsEntry("ETH", Reason.MISSING_MARKET_DATA).containsEntry("BTC", Reason.STARTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bybit", "binance"})
    void an_open_breaker_of_either_venue_admits_no_new_trade(String venue) {
        ScriptedMarket failing = venue.equals("bybit") ? bybit : binance;
        bybit.rates.put("ETH", "0.0001");
        failing.rests = true;
        scan.pass();
        assertThat(reasons().values()).containsOnly(Reason.MISSING_MARKET_DATA);
        assertThat(runs("ETH")).isFalse();

        failing.rests = false;
        pass_at(NOW.plusSeconds(60));
        assertThat(verdict("ETH").reason()).as("the breaker is closed again").isEqualTo(Reason.STARTED);
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
    void a_pause_of_the_ledger_starts_nothing_and_is_told() {
        bybit.rates.put("ETH", "0.0001");
        pause = Optional.of("DRAWDOWN, until a person releases it: 20 %");

        scan.pass();

        assertThat(verdict("ETH"))
                .returns(Reason.TRADING_PAUSED, Verdict::reason)
                .returns("DRAWDOWN, until a person releases it: 20 %", Verdict::text);
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

    /** A trade that is held, and run by the engine. */
    private CarryTerms open(int number) {
        CarryTerms terms = TradeScene.of(number, Duration.ofSeconds(1)).terms();
        books.admit(terms, NOW);
        books.advance(TradeStep.to(TradeStatus.OPENING, terms.trade(), NOW));
        books.advance(TradeStep.to(TradeStatus.OPEN, terms.trade(), NOW));
        return terms;
    }

    private void pass_at(Instant at) {
        now = at;
        bybit.told = at;
        binance.told = at;
        scan.pass();
    }

    private Verdict verdict(String symbol) {
        return scan.report().seen().last().stream()
                .filter(each -> each.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private boolean runs(String symbol) {
        try {
            return engine.client()
                            .newUntypedWorkflowStub(WorkflowIds.carry(symbol, "bybit", "binance"))
                            .describe()
                            .getHistoryLength()
                    > 0;
        } catch (WorkflowNotFoundException nobody) {
            return false;
        }
    }

    private Map<String, Reason> reasons() {
        Map<String, Reason> reasons = new TreeMap<>();
        scan.report().seen().last().forEach(verdict -> reasons.put(verdict.symbol(), verdict.reason()));
        return reasons;
    }
}
