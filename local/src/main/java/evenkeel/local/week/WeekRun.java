package evenkeel.local.week;

import evenkeel.activities.ledger.Pauses;
import evenkeel.domain.capital.Share;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.carry.scan.Pacing;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.simulator.week.MarketWeek;
import evenkeel.simulator.week.WeekDesk;
import evenkeel.simulator.week.WeekResult;
import evenkeel.starter.scan.CarryScan;
import evenkeel.starter.scan.RecordedApy;
import evenkeel.starter.scan.ScanReport;
import evenkeel.starter.scan.ScanRules;
import evenkeel.starter.scan.Verdict.Reason;
import evenkeel.starter.settings.CarryStrategy;
import evenkeel.starter.trades.OrphanedTrades;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A week as it is traded: the starter's own scan looks and chooses, what it starts lives at the week's desk. */
final class WeekRun {
    /** All other keys are as usual. The rules that are off otherwise are on: a week is there to see them. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("trading.desired_notional_usd", "5000"),
            Map.entry("trading.max_open_trades", "4"),
            Map.entry("trading.depth_gate_enabled", "true"),
            Map.entry("trading.min_l1_notional_usd", "500"),
            Map.entry("trading.min_hold_seconds", "43200"),
            Map.entry("trading.max_hold_hours", "48"),
            Map.entry("trading.min_profit_exit_usd", "12"),
            Map.entry("trading.velocity_threshold_hourly", "-0.04"),
            Map.entry("trading.funding_flip_hours_threshold", "12"),
            Map.entry("trading.basis_convergence_min_profit_usd", "8"),
            Map.entry("trading.early_take_profit_enabled", "true"),
            Map.entry("trading.early_take_profit_net_usd", "6"),
            Map.entry("trading.early_edge_exit_enabled", "true"),
            Map.entry("trading.exit_ev_enabled", "true"),
            Map.entry("trading.basis_convergence_exit_enabled", "true"));

    private static final Usd MOST = Usd.of("20000");

    private WeekRun() {}

    static WeekResult of(MarketWeek week) {
        KeptSettings kept = TradeScene.settings(KEYS);
        int slots = kept.keys().entry().scan().tradeSize().maxOpenTrades();
        WeekDesk desk = new WeekDesk(week, kept.keys(), new Share(slots, MOST));
        DeskTrades trades = new DeskTrades(desk);
        OrphanedTrades orphans = new OrphanedTrades(desk.books(), trades);
        CarryScan scan = scan(
                new ScanRules(strategy(week), kept, pacing(), week.looks(), week.calendar(), false), desk, orphans);

        orphans.compare();
        desk.run(() -> {
            scan.pass();
            Duration wait = scan.untilNext();
            return wait.compareTo(week.looks()) < 0 ? week.looks() : wait;
        });
        return desk.result(left(scan.report().seen()));
    }

    private static CarryScan scan(ScanRules rules, WeekDesk desk, OrphanedTrades orphans) {
        var senses = new CarryScan.Senses(
                desk.markets(), now -> desk.balances(), new RecordedApy(rules, desk.rates(), desk.clock()));
        var memory = new CarryScan.Memory(
                desk.books(),
                desk.scans(),
                new DeskTrades(desk),
                orphans,
                desk.halts(),
                Optional::empty,
                () -> Pauses.Standing.summary(
                        desk.pauses().standing(desk.clock().instant())));
        return new CarryScan(rules, senses, memory, desk.clock());
    }

    /** As slow as the keys allow: a week's desk waits longer than that. */
    private static Pacing pacing() {
        return new Pacing(Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    private static Map<String, Long> left(ScanReport.Seen seen) {
        Map<String, Long> left = new TreeMap<>();
        seen.counts().forEach((reason, looks) -> {
            if (reason != Reason.STARTED) left.put(reason.name(), looks);
        });
        return left;
    }

    private static CarryStrategy strategy(MarketWeek week) {
        return new CarryStrategy(week.symbols(), MarketWeek.LEAD, MarketWeek.HEDGE, Optional.empty(), untouched());
    }

    /** What a trade without settings would go by; every trade of a week has some. */
    private static CarryRules untouched() {
        BigDecimal slippage = new BigDecimal("0.002");
        Duration patience = Duration.ofSeconds(20);
        return new CarryRules(
                new CarryRules.Entry(patience, patience, patience, slippage),
                new CarryRules.Hedge(3, patience, slippage, slippage, new BigDecimal("0.01"), Optional.empty()),
                new CarryRules.Exit(1, 168, new BigDecimal("-0.05"), Usd.of("1000000"), Usd.of("50")),
                new CarryRules.Close(patience, patience, 5, slippage, new BigDecimal("0.02"), patience));
    }
}
