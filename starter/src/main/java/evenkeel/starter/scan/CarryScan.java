package evenkeel.starter.scan;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.carry.CarryOffer;
import evenkeel.domain.carry.CarrySizing;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.carry.TradeId;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltTarget;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Instrument;
import evenkeel.starter.scan.Verdict.Reason;
import evenkeel.starter.settings.CarryStrategy;
import evenkeel.starter.trades.EngineTrades;
import evenkeel.starter.trades.OrphanedTrades;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over all symbols: what both venues' funding offers, and a trade where it is enough. One symbol never stops another. */
public final class CarryScan {
    private static final Logger log = LoggerFactory.getLogger(CarryScan.class);

    private final CarryStrategy strategy;
    private final KeptSettings kept;
    private final FundingCalendar calendar;
    private final Map<String, MarketWire> markets;
    private final Books books;
    private final EngineTrades engine;
    private final OrphanedTrades orphans;
    private final HaltBoard halts;
    private final Supplier<Optional<String>> ledgerDoubt;
    private final InstantSource clock;
    private final ScanReport report = new ScanReport();
    private final Map<String, CarryTerms> launched = new LinkedHashMap<>(); // by symbol; not in the ledger yet
    private volatile boolean paused;

    public CarryScan(
            CarryStrategy strategy,
            KeptSettings kept,
            FundingCalendar calendar,
            Map<String, MarketWire> markets,
            Books books,
            EngineTrades engine,
            OrphanedTrades orphans,
            HaltBoard halts,
            Supplier<Optional<String>> ledgerDoubt,
            InstantSource clock) {
        this.strategy = strategy;
        this.kept = kept;
        this.calendar = calendar;
        this.markets = markets;
        this.books = books;
        this.engine = engine;
        this.orphans = orphans;
        this.halts = halts;
        this.ledgerDoubt = ledgerDoubt;
        this.clock = clock;
    }

    public ScanReport report() {
        return report;
    }

    /** Starts nothing any more; what runs goes on. */
    public void pause() {
        paused = true;
    }

    /** Weighs all symbols, then starts the best ones first. */
    public void pass() {
        List<Candidate> candidates = new ArrayList<>();
        for (String symbol : strategy.symbols()) {
            switch (guarded(symbol, () -> consider(symbol))) {
                case Verdict refused -> report.add(refused);
                case Candidate candidate -> candidates.add(candidate);
            }
        }
        candidates.sort(
                Comparator.comparing((Candidate candidate) -> candidate.offer().apy())
                        .reversed());
        for (Candidate best : candidates) report.add(launch(best));
        report.passed(clock.instant());
    }

    private Verdict launch(Candidate candidate) {
        return (Verdict) guarded(candidate.symbol(), () -> start(candidate));
    }

    /** One symbol's failure is its own. */
    private Considered guarded(String symbol, Supplier<Considered> look) {
        try {
            return look.get();
        } catch (Trouble trouble) {
            Reason reason =
                    trouble.code().id().startsWith("DB-") ? Reason.LEDGER_NOT_READY : Reason.MISSING_MARKET_DATA;
            return no(symbol, reason, String.valueOf(trouble.getMessage()));
        } catch (RuntimeException e) {
            log.error("{} could not be considered", symbol, e); // the others go on
            return no(symbol, Reason.EVALUATION_FAILED, e.toString());
        }
    }

    private Considered consider(String symbol) {
        if (paused) return no(symbol, Reason.TRADING_PAUSED, "no new trades");
        Optional<Halt> halt = halts.standing().over(target(symbol));
        if (halt.isPresent()) return no(symbol, Reason.HALTED, halt.get().summary());
        if (!orphans.areKnown()) return no(symbol, Reason.ENGINE_NOT_READY, "open trades are not compared yet");
        Optional<String> doubt = ledgerDoubt.get();
        if (doubt.isPresent()) return no(symbol, Reason.LEDGER_BEHIND, doubt.get());
        Optional<String> orphan = orphans.of(symbol);
        if (orphan.isPresent())
            return no(symbol, Reason.ENGINE_MEMORY_LOST, "trade " + orphan.get() + " is not adopted");

        Optional<String> own = books.openTrades().stream()
                .filter(trade -> trade.terms().symbol().equals(symbol))
                .map(trade -> trade.terms().trade())
                .findFirst();
        if (own.isPresent()) return no(symbol, Reason.ALREADY_OPEN, "trade " + own.get());
        forgetTheAdmitted();
        if (launched.containsKey(symbol)) return no(symbol, Reason.ALREADY_OPEN, "a trade has just been started");
        return weigh(symbol);
    }

    private HaltTarget target(String symbol) {
        return new HaltTarget(List.of(strategy.lead(), strategy.hedge()), symbol, CarryStrategy.NAME);
    }

    private Considered weigh(String symbol) {
        MarketWire lead = market(strategy.lead());
        MarketWire hedge = market(strategy.hedge());
        CarryOffer offer =
                CarryOffer.of(lead.funding(symbol).rate(), hedge.funding(symbol).rate());
        if (offer.apy().compareTo(strategy.minNetApy()) < 0) {
            return no(symbol, Reason.APY_BELOW_MIN, "net APY " + offer.apy() + ", least is " + strategy.minNetApy());
        }

        Price price = dearer(lead.quote(symbol).ask(), hedge.quote(symbol).ask());
        Instrument first = lead.instrument(symbol);
        Instrument second = hedge.instrument(symbol);
        Optional<Instrument> third =
                strategy.alternative().map(venue -> market(venue).instrument(symbol));
        List<Instrument> reach =
                Stream.concat(Stream.of(first, second), third.stream()).toList();
        Optional<Quantity> quantity = CarrySizing.quantity(strategy.notional(), price, reach);
        if (quantity.isEmpty()) {
            return no(symbol, Reason.NOTIONAL_TOO_SMALL, strategy.notional() + " USD at " + price);
        }
        return new Candidate(symbol, offer, quantity.get(), first, second, third);
    }

    private Verdict start(Candidate candidate) {
        String symbol = candidate.symbol();
        int count = ownTrades() + launched.size();
        if (count >= strategy.maxOpenTrades()) {
            return no(symbol, Reason.MAX_TRADES, count + " trades are open, most is " + strategy.maxOpenTrades());
        }
        String signal = signal(symbol);
        String trade = TradeId.of(CarryStrategy.NAME, symbol, signal);
        if (books.trade(trade).isPresent()) return no(symbol, Reason.SIGNAL_USED, trade + " has been of this hour");

        CarryTerms terms = candidate
                .terms(trade, signal, calendar.hour(), strategy.rules())
                .with(kept);
        return switch (engine.start(terms, strategy.notional())) {
            case EngineTrades.Started started -> started(terms, candidate.offer());
            case EngineTrades.Runs runs -> no(symbol, Reason.ALREADY_OPEN, runs.workflow() + " runs");
            case EngineTrades.NotNow not -> no(symbol, Reason.ENGINE_NOT_READY, not.why());
        };
    }

    /** An orphan keeps its symbol and no slot: nobody here could ever free it. */
    private int ownTrades() {
        List<String> lost = orphans.all();
        return (int) books.openTrades().stream()
                .filter(trade -> !lost.contains(trade.terms().trade()))
                .count();
    }

    /** A started trade counts at once; it is the ledger's when a worker has admitted it, or over when none will. */
    private void forgetTheAdmitted() {
        launched.values()
                .removeIf(terms -> books.trade(terms.trade()).isPresent()
                        || engine.runOf(terms).isEmpty());
    }

    private Verdict started(CarryTerms terms, CarryOffer offer) {
        launched.put(terms.symbol(), terms);
        String text = "net APY " + offer.apy() + ", " + terms.quantity() + " " + terms.symbol();
        return new Verdict(clock.instant(), terms.symbol(), Reason.STARTED, text, Optional.of(terms.trade()));
    }

    /** One signal per symbol and funding hour: what failed in this hour is tried again in the next one. */
    private String signal(String symbol) {
        Instant hour = calendar.lastUntil(clock.instant(), 1);
        return CarryStrategy.NAME + ":" + symbol + ":" + strategy.lead() + "-" + strategy.hedge() + ":" + hour;
    }

    private MarketWire market(String venue) {
        MarketWire market = markets.get(venue);
        if (market == null)
            throw new IllegalArgumentException("no market " + venue + ", known are " + markets.keySet());
        return market;
    }

    private Verdict no(String symbol, Reason reason, String text) {
        return new Verdict(clock.instant(), symbol, reason, text, Optional.empty());
    }

    private static Price dearer(Price a, Price b) {
        return a.isAbove(b) ? a : b;
    }
}
