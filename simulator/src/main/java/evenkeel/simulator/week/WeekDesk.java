package evenkeel.simulator.week;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.history.RateHistory;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.reconcile.Runs;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.capital.Share;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.gate.GateCeilings;
import evenkeel.domain.gate.GateLimits;
import evenkeel.domain.gate.GateLimits.Band;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.PastFunding;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHalts;
import evenkeel.simulator.ledger.MemoryScans;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.trade.TradePorts;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Ports;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Where the trades of a week live: two venues, one ledger, and every trade the complete process on one virtual timeline. Whoever
 * looks for trades is given from outside.
 */
public final class WeekDesk {
    private static final Band MILLION = new Band(Usd.of("1000000"), Usd.of("1000000"));
    private static final Usd WALLET = Usd.of("100000");

    private final MarketWeek week;
    private final Scheduler scheduler;
    private final Map<String, WeekVenue> venues = new LinkedHashMap<>();
    private final MemoryBooks books = new MemoryBooks();
    private final MemoryScans scans = new MemoryScans(books);
    private final HaltBoard halts;
    private final Ports ports;
    private final WeekDuties duties;
    private final Map<String, CarryProcess> running = new LinkedHashMap<>();

    /** {@code most}: how many trades, and how much in all, the ledger lets be out. */
    public WeekDesk(MarketWeek week, CarrySettings keys, Share most) {
        this.week = week;
        this.scheduler = new Scheduler(week.start());
        for (InProcessVenue inside : week.venues(scheduler)) {
            String name = inside.venue().name();
            venues.put(name, WeekVenue.of(inside, () -> isOut(name)));
        }
        this.halts = new HaltBoard(new MemoryHalts(LedgerMode.PAPER), Optional.empty(), scheduler);
        TradePorts opened = ports();
        this.ports = PatientPorts.around(opened.ports(), scheduler);
        this.duties = new WeekDuties(
                keys,
                new Venues(known()),
                week.symbols(),
                books,
                pauses(),
                new Runners(),
                ports,
                opened.gate(),
                scheduler);
        books.allow(CapitalScope.ofStrategy(CarryTerms.STRATEGY), most);
    }

    public InstantSource clock() {
        return scheduler;
    }

    public MemoryBooks books() {
        return books;
    }

    public MemoryScans scans() {
        return scans;
    }

    /** What keeps new trades from beginning. */
    public Pauses pauses() {
        return books.pauses();
    }

    public HaltBoard halts() {
        return halts;
    }

    public Map<String, MarketWire> markets() {
        Map<String, MarketWire> markets = new TreeMap<>();
        venues.forEach((name, venue) -> markets.put(name, venue.venue().market()));
        return markets;
    }

    /** Of each venue that answers. */
    public Map<String, Balance> balances() {
        Map<String, Balance> known = new TreeMap<>();
        venues.forEach((name, venue) -> {
            if (!isOut(name)) known.put(name, venue.inside().balance());
        });
        return known;
    }

    /** What both venues have paid, hour by hour, as their lists show it. */
    public RateHistory rates() {
        return (symbol, bought, sold, since) -> {
            Map<Instant, HourlyRate> paid = new HashMap<>();
            for (PastFunding at : history(bought, symbol, since)) paid.put(at.paidAt(), at.hourly());
            List<BigDecimal> apys = new ArrayList<>();
            for (PastFunding earned : history(sold, symbol, since)) {
                HourlyRate cost = paid.get(earned.paidAt());
                if (cost != null) apys.add(earned.hourly().minus(cost).annualised());
            }
            return apys;
        };
    }

    /** The trade lives from now on. */
    public void start(CarryTerms terms) {
        CarryProcess process =
                new CarryProcess(terms, false, ports, new VirtualTimeline(scheduler, (phase, card) -> {}));
        running.put(terms.trade(), process);
        scheduler.spawn(terms.trade(), () -> {
            process.run();
            running.remove(terms.trade());
        });
    }

    public boolean runs(String trade) {
        return running.containsKey(trade);
    }

    /** Lets the week pass; {@code pass} looks for trades and says how long to wait. What is open at the end is closed. */
    public void run(Supplier<Duration> pass) {
        duties.begin(() -> scheduler.instant().isBefore(week.end()) || !running.isEmpty());
        scheduler.spawn(week, () -> {
            while (scheduler.instant().isBefore(week.end())) scheduler.sleep(pass.get());
            running.forEach(
                    (trade, process) -> process.askClose(new CloseRequest("end " + trade, "week", "the week is over")));
            scheduler.poke();
        });
        scheduler.run();
    }

    /** Its processes, as the engine knows them. */
    private final class Runners implements Runs {
        @Override
        public boolean isRunning(CarryTerms terms) {
            return runs(terms.trade());
        }

        @Override
        public void askToClose(CarryTerms terms, CloseRequest request) {
            Optional.ofNullable(running.get(terms.trade())).ifPresent(process -> process.askClose(request));
            scheduler.poke();
        }
    }

    public WeekResult result(Map<String, Long> left) {
        List<WeekTrade> trades = books.trades(Integer.MAX_VALUE).reversed().stream()
                .map(trade -> WeekTrade.of(trade, books.funding(trade.terms().trade())))
                .toList();
        List<Statement> statements = venues.values().stream()
                .map(venue -> statement(venue.inside(), trades))
                .toList();
        return new WeekResult(week, trades, left, around(), statements, broken());
    }

    private Map<String, Long> around() {
        Map<String, Long> around = new TreeMap<>(duties.found());
        for (Alert alert : books.alerts(Integer.MAX_VALUE)) {
            String[] key = alert.key().split("/", 3);
            if (key[0].equals("pause")) around.merge(key[1], 1L, Long::sum);
        }
        return around;
    }

    private Statement statement(InProcessVenue venue, List<WeekTrade> trades) {
        String name = venue.venue().name();
        Exchange exchange = venue.exchange();
        List<Trade> fills = new ArrayList<>();
        List<Payment> payments = new ArrayList<>();
        for (String symbol : week.symbols()) {
            fills.addAll(exchange.fills(venue.account(), symbol, Instant.EPOCH));
            payments.addAll(exchange.payments(venue.account(), symbol, Instant.EPOCH, Instant.MAX));
        }
        Attribution ledger = trades.stream()
                .map(trade -> name.equals(MarketWeek.LEAD) ? trade.lead() : trade.hedge())
                .reduce(Attribution.NOTHING, Attribution::plus);
        Usd balance = exchange.wallet(venue.account()).balance();
        return new Statement(name, ledger, Attribution.of(fills, payments), balance.minus(WALLET));
    }

    private List<String> broken() {
        List<String> broken = new ArrayList<>(books.violations());
        running.keySet().forEach(trade -> broken.add("trade " + trade + " did not end"));
        for (WeekVenue venue : venues.values()) {
            for (String symbol : week.symbols()) {
                var held = venue.inside().position(symbol);
                if (held.signed().signum() != 0) broken.add("still held: " + held);
                if (!venue.inside().openOrders(symbol).isEmpty()) broken.add("an order still rests: " + symbol);
            }
        }
        return broken;
    }

    private List<PastFunding> history(String venue, String symbol, Instant since) {
        return Objects.requireNonNull(venues.get(venue), venue)
                .venue()
                .market()
                .fundingHistory(symbol, since, scheduler.instant());
    }

    private boolean isOut(String venue) {
        return venue.equals(week.out()) && week.outage().covers(scheduler.instant());
    }

    private TradePorts ports() {
        return TradePorts.over(
                known(),
                known(),
                wires(),
                books,
                pauses(),
                halts,
                limits(),
                scheduler,
                TradePorts.atTicks(scheduler, MarketWeek.TICK),
                TradePorts.atTicks(scheduler, week.looks()));
    }

    private List<Venue> known() {
        return venues.values().stream().map(WeekVenue::venue).toList();
    }

    private Map<String, OrderWire> wires() {
        Map<String, OrderWire> wires = new LinkedHashMap<>();
        venues.forEach((name, venue) -> wires.put(name, venue.orders()));
        return wires;
    }

    private GateLimits limits() {
        return new GateLimits(
                List.copyOf(venues.keySet()),
                week.symbols(),
                new GateLimits.Size(Map.of(), Usd.of("100000"), new BigDecimal("0.10")),
                new GateLimits.Pace(100, 120, 20, Duration.ofMinutes(1)),
                new GateLimits.Exposures(MILLION, MILLION, MILLION),
                Usd.of("10000"),
                GateCeilings.DATA_AGE);
    }
}
