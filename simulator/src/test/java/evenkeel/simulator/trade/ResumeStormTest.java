package evenkeel.simulator.trade;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.budget.Budget;
import evenkeel.activities.venues.budget.LeasedBudget;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.Lighter;
import evenkeel.activities.venues.lighter.LighterSettings;
import evenkeel.activities.venues.lighter.signing.SigningKey;
import evenkeel.activities.venues.x10.X10;
import evenkeel.activities.venues.x10.X10Settings;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.gate.GateLimits;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHalts;
import evenkeel.simulator.ledger.MemoryOrderNumbers;
import evenkeel.simulator.ledger.MemoryTokens;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.Task;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.lighter.LighterKey;
import evenkeel.simulator.wire.lighter.LighterServer;
import evenkeel.simulator.wire.x10.X10Key;
import evenkeel.simulator.wire.x10.X10Server;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Alerts;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.ports.Market;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.ports.Watch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeStormTest {
    private static final int TRADES = Integer.getInteger("storm", 500);
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Instant START = Instant.parse("2026-03-02T10:00:02Z");
    private static final FundingCalendar CALENDAR = new FundingCalendar(Duration.ofHours(1));
    private static final String LEAD_SCALAR = "17".repeat(39) + "01";
    private static final BigInteger HEDGE_SCALAR = BigInteger.TWO.pow(200).add(BigInteger.valueOf(7));

    @TempDir
    private Path folder;

    private final Scheduler time = new Scheduler(START);
    private final MemoryBooks books = new MemoryBooks();
    private final MemoryOrderNumbers numbers = new MemoryOrderNumbers();
    private final Map<String, Long> calls = new TreeMap<>();

    @Test
    void five_hundred() {
        List<String> symbols =
                IntStream.range(0, TRADES).mapToObj("A%03d"::formatted).toList();
        var lighter = profile(ExchangeProfile.lighter(CALENDAR), symbols, "USDC", "");
        var x10 = profile(ExchangeProfile.x10(CALENDAR), symbols, "USD", "-USD");
        List<CarryTerms> trades =
                symbols.stream().map(s -> terms(s, lighter, x10)).toList();

        try (var street = new Street(lighter, x10, symbols, 10_000, Budget.ENDLESS, Budget.ENDLESS)) {
            List<Task> tasks = trades.stream().map(t -> street.run(t, false)).toList();
            time.at(START.plus(Duration.ofMinutes(3)), () -> tasks.forEach(time::kill));
            time.run();
        }
        System.out.println("open "
                + books.openTrades().stream()
                        .filter(t -> t.status() == TradeStatus.OPEN)
                        .count() + " at " + time.instant() + " " + calls);
        calls.clear();
        var leadBudget = new Counted(budget(Lighter.rates()));
        var hedgeBudget = new Counted(budget(X10.rates()));
        long t0 = System.nanoTime();
        try (var street = new Street(lighter, x10, symbols, 1, leadBudget, hedgeBudget)) {
            List<Task> tasks = new ArrayList<>();
            for (int i = 0; i < trades.size(); i++) {
                tasks.add(street.run(trades.get(i), true));
                if (i % 10 == 0) street.processes.getLast().askClose(new CloseRequest("r", "operator", "enough"));
            }
            time.at(time.instant().plus(Duration.ofMinutes(20)), () -> tasks.forEach(time::kill));
            time.run();
        }
        System.out.println("lead " + leadBudget.taken + leadBudget.refused + leadBudget.quiets);
        System.out.println("hedge " + hedgeBudget.taken + hedgeBudget.refused + hedgeBudget.quiets);
        System.out.println("open " + books.openTrades().size() + " " + calls + " " + (System.nanoTime() - t0) / 1e9);
        assertThat(leadBudget.quiets + hedgeBudget.quiets).isZero();
    }

    private Budget budget(RateTerms terms) {
        var allowance = terms.allowance();
        return new LeasedBudget(
                new MemoryTokens(time, allowance.window()),
                allowance,
                () -> time.instant().toEpochMilli() * 1_000_000);
    }

    private static final class Counted implements Budget {
        private final Budget real;
        private final Map<Urgency, Integer> taken = new EnumMap<>(Urgency.class);
        private final Map<Urgency, Integer> refused = new EnumMap<>(Urgency.class);
        private int quiets;

        Counted(Budget real) {
            this.real = real;
        }

        @Override
        public boolean take(Urgency urgency, int weight) {
            boolean may = real.take(urgency, weight);
            (may ? taken : refused).merge(urgency, weight, Integer::sum);
            return may;
        }

        @Override
        public void venueCounts(int used) {
            real.venueCounts(used);
        }

        @Override
        public void keepQuiet(Duration length) {
            quiets++;
            real.keepQuiet(length);
        }
    }

    private final class Street implements AutoCloseable {
        private final LighterServer lighter;
        private final X10Server x10;
        private final OpenVenue lead;
        private final OpenVenue hedge;
        private final Ports ports;
        private final List<CarryProcess> processes = new ArrayList<>();
        private final List<CarryResult> ends = new ArrayList<>();

        Street(
                ExchangeProfile first,
                ExchangeProfile second,
                List<String> symbols,
                int generosity,
                Budget leadBudget,
                Budget hedgeBudget) {
            String published = SigningKey.parse(LEAD_SCALAR.getBytes(US_ASCII)).publicKey();
            lighter = LighterServer.start(
                    settings(first, generosity), LighterServer.TESTNET, List.of(LighterKey.of(0, 3, published)));
            x10 = X10Server.start(settings(second, generosity), X10Key.ofPrivate("our-key", HEDGE_SCALAR));
            var key = new ApiKey("0/3", LEAD_SCALAR.getBytes(US_ASCII));
            lead = new Lighter(LighterSettings.of(
                            at("lighter", lighter.http(), lighter.webSocket(), key, symbols, leadBudget), numbers)
                    .onTestnet());
            var hedgeKey = new ApiKey("our-key", ("0x" + HEDGE_SCALAR.toString(16)).getBytes(US_ASCII));
            hedge = new X10(X10Settings.of(at("x10", x10.http(), x10.webSocket(), hedgeKey, symbols, hedgeBudget))
                    .onTestnet());
            Venue a = lead.venue(Urgency.EXIT);
            Venue b = hedge.venue(Urgency.EXIT);
            Map<String, OrderWire> wires = Map.of("lighter", lead.orders(), "x10", hedge.orders());
            for (OpenVenue v : List.of(lead, hedge)) {
                var stream = v.stream();
                stream.connect(new evenkeel.activities.venues.AccountStream.Listener() {
                    @Override
                    public void changed(String symbol) {}

                    @Override
                    public void missed() {}
                });
                for (int i = 0; i < 500 && !stream.isLive(); i++)
                    java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                assertThat(stream.isLive()).isTrue();
            }
            HaltBoard nothing = new HaltBoard(new MemoryHalts(LedgerMode.PAPER), Optional.empty(), time);
            Usd most = Usd.of("100000000");
            var limits = new GateLimits(
                    List.of("lighter", "x10"),
                    symbols,
                    new GateLimits.Size(Map.of(), Usd.of("100000"), new BigDecimal("0.05")),
                    new GateLimits.Pace(1_000, 1_200, 20, Duration.ofMinutes(1)),
                    new GateLimits.Exposures(
                            new GateLimits.Band(most, most),
                            new GateLimits.Band(most, most),
                            new GateLimits.Band(most, most)),
                    Usd.of("1000000"),
                    Duration.ofSeconds(5));
            ports = TradePorts.over(
                            List.of(a, b),
                            List.of(lead.venue(Urgency.RECONCILE), hedge.venue(Urgency.RECONCILE)),
                            wires,
                            books,
                            nothing,
                            limits,
                            time,
                            TICK)
                    .ports();
        }

        Task run(CarryTerms terms, boolean again) {
            var process = new CarryProcess(terms, again, patient(ports), new VirtualTimeline(time, (p, c) -> {}));
            processes.add(process);
            return time.spawn(terms.trade(), () -> ends.add(process.run()));
        }

        @Override
        public void close() {
            lead.close();
            hedge.close();
            lighter.close();
            x10.close();
        }
    }

    private WireSettings settings(ExchangeProfile profile, int generosity) {
        var s = WireSettings.of(profile, 4, folder).withClock(time);
        return new WireSettings(s.profile(), s.seed(), s.prices(), 0, folder, List.of(), time, s.faults(), generosity);
    }

    private VenueSettings at(String venue, URI rest, URI stream, ApiKey key, List<String> symbols, Budget budget) {
        return VenueSettings.of(venue, rest, stream, key, time, symbols).with(budget);
    }

    private Ports patient(Ports real) {
        return new Ports(
                port(Execution.class, real.execution()),
                port(Watch.class, real.watch()),
                port(Market.class, real.market()),
                port(Accounts.class, real.accounts()),
                port(Ledger.class, real.ledger()),
                port(Alerts.class, real.alerts()));
    }

    private <P> P port(Class<P> type, P real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Duration pause = Duration.ofMillis(500);
            while (true) {
                calls.merge(type.getSimpleName() + "." + method.getName(), 1L, Long::sum);
                try {
                    return method.invoke(real, args);
                } catch (InvocationTargetException e) {
                    if (e.getCause() instanceof BehindTheLedger behind) throw behind;
                    if (!(e.getCause() instanceof Trouble trouble)) throw e.getCause();
                    calls.merge(
                            trouble.code().id()
                                    + String.valueOf(trouble.getMessage()).replaceAll("A[0-9]+", "A"),
                            1L,
                            Long::sum);
                    time.sleep(pause);
                    if (pause.toMillis() < 5_000) pause = pause.multipliedBy(2);
                }
            }
        }));
    }

    private static ExchangeProfile profile(ExchangeProfile like, List<String> symbols, String money, String suffix) {
        List<Listing> listings = symbols.stream()
                .map(symbol ->
                        Listing.of(like.venue(), symbol, symbol + suffix, money, "0.001", "0.01", Usd.of("5"), 1))
                .toList();
        return new ExchangeProfile(
                like.venue(),
                listings,
                like.makerFee(),
                like.takerFee(),
                like.calendar(),
                TICK,
                like.clientIds(),
                like.crossing(),
                Usd.of("100000000"));
    }

    private static CarryTerms terms(String symbol, ExchangeProfile lead, ExchangeProfile hedge) {
        var legs = new CarryTerms.Legs(
                new CarryTerms.Leg(LegName.LEAD, Side.BUY, instrument(lead, symbol)),
                new CarryTerms.Leg(LegName.HEDGE, Side.SELL, instrument(hedge, symbol)));
        BigDecimal bps10 = new BigDecimal("0.001");
        var rules = new CarryRules(
                new CarryRules.Entry(TICK.multipliedBy(3), TICK, TICK, bps10),
                new CarryRules.Hedge(3, TICK, bps10, bps10, new BigDecimal("0.004"), Optional.empty()),
                new CarryRules.Exit(1, 12, new BigDecimal("-9.10"), Usd.of("12000"), Usd.of("40000")),
                new CarryRules.Close(
                        TICK.multipliedBy(3), TICK, 4, bps10, new BigDecimal("0.01"), Duration.ofSeconds(30)));
        return new CarryTerms(
                "T-" + symbol, "signal-" + symbol, symbol, legs, Quantity.of("10"), CALENDAR.hour(), rules);
    }

    private static evenkeel.domain.venue.Instrument instrument(ExchangeProfile profile, String symbol) {
        return profile.listings().stream()
                .filter(listing -> listing.symbol().equals(symbol))
                .findFirst()
                .orElseThrow()
                .instrument();
    }
}
