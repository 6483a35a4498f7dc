package evenkeel.starter.scan;

import evenkeel.activities.ledger.Scans;
import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeId;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Instrument;
import evenkeel.starter.scan.Verdict.Reason;
import evenkeel.starter.settings.CarryStrategy;
import evenkeel.starter.trades.RunningTrades;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Starts what was chosen, once it is kept why; in a dry run only the keeping is done. */
final class Launcher {
    private final ScanRules rules;
    private final Map<String, MarketWire> markets;
    private final Scans scans;
    private final RunningTrades engine;
    private final Obstacles obstacles;

    Launcher(ScanRules rules, Map<String, MarketWire> markets, Scans scans, RunningTrades engine, Obstacles obstacles) {
        this.rules = rules;
        this.markets = markets;
        this.scans = scans;
        this.engine = engine;
        this.obstacles = obstacles;
    }

    Verdict launch(Weighed chosen, Instant at) {
        String symbol = chosen.symbol();
        Optional<Instrument> third = rules.strategy()
                .alternative()
                .map(venue -> Objects.requireNonNull(markets.get(venue)).instrument(symbol));
        Optional<Quantity> quantity = chosen.quantity(third);
        if (quantity.isEmpty()) {
            return Verdict.of(at, Reason.NOTIONAL_TOO_SMALL, chosen.notional() + " USD is less than a lot", chosen);
        }
        String signal = CarryStrategy.NAME + ":" + symbol + ":"
                + rules.strategy().lead() + "-" + rules.strategy().hedge() + ":" + at;
        String trade = TradeId.of(CarryStrategy.NAME, symbol, signal);
        scans.chose(chosen.opportunity(trade, quantity.get(), rules.kept().version(), rules.pair(), at, rules.dry()));
        String text = "net APY " + chosen.netApy().orElseThrow() + ", " + quantity.get() + " " + symbol;
        if (rules.dry()) return Verdict.of(at, Reason.WOULD_START, text, chosen);

        CarryTerms terms = chosen.terms(
                trade, signal, quantity.get(), third, rules.calendar().hour(), rules.strategy(), rules.kept());
        return switch (engine.start(terms, chosen.notional())) {
            case RunningTrades.Started started -> {
                obstacles.launched(terms);
                yield Verdict.of(at, Reason.STARTED, text, chosen).of(trade);
            }
            case RunningTrades.Runs runs -> Verdict.of(at, Reason.ALREADY_OPEN, runs.workflow() + " runs", chosen);
            case RunningTrades.NotNow not -> Verdict.of(at, Reason.ENGINE_NOT_READY, not.why(), chosen);
        };
    }
}
