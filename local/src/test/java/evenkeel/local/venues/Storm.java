package evenkeel.local.venues;

import static java.nio.charset.StandardCharsets.US_ASCII;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.BookStream.State;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.book.BookKeeper;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.book.StreamedBooks;
import evenkeel.activities.venues.book.StreamedVenue;
import evenkeel.activities.venues.budget.Budget;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.Lighter;
import evenkeel.activities.venues.lighter.LighterSettings;
import evenkeel.activities.venues.lighter.signing.SigningKey;
import evenkeel.activities.venues.x10.X10;
import evenkeel.activities.venues.x10.X10Settings;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.gate.GateLimits;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHalts;
import evenkeel.simulator.ledger.MemoryOrderNumbers;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.Task;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.trade.TradePorts;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.lighter.LighterKey;
import evenkeel.simulator.wire.lighter.LighterServer;
import evenkeel.simulator.wire.x10.X10Key;
import evenkeel.simulator.wire.x10.X10Server;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Alerts;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.ports.Market;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.ports.Watch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Lighter and X10 over their wires, and one worker's ports over both, in a time that jumps. */
final class Storm implements AutoCloseable {
    private static final String LEAD_SCALAR = "17".repeat(39) + "01";
    private static final BigInteger HEDGE_SCALAR = BigInteger.TWO.pow(200).add(BigInteger.valueOf(7));
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(8);
    private static final Duration PUSHES_ARRIVE = Duration.ofMillis(300);
    private static final int MOST_WAITS = 20;

    /** One market in so many may stand still. */
    private static final int STILL = 50;

    private static final Usd MOST = Usd.of("100000000");

    private final World world;
    private final LighterServer lighter;
    private final X10Server x10;
    private final boolean published;
    private final Instant begun;
    private final long begunNanos = System.nanoTime();
    private boolean ended;
    private final OpenVenue lead;
    private final OpenVenue hedge;
    private final Ports ports;
    private final TickWatch watch;
    private final List<Task> tasks = new ArrayList<>();
    private final List<CarryProcess> processes = new ArrayList<>();
    private final List<CarryResult> ends = new ArrayList<>();

    /** What outlives a worker: the clock, the ledger and the venues' own folders. */
    record World(
            Scheduler time,
            MemoryBooks books,
            MemoryOrderNumbers numbers,
            Path folder,
            Duration move,
            Duration tick,
            ExchangeProfile lead,
            ExchangeProfile hedge) {
        WireSettings wire(ExchangeProfile profile, boolean published) {
            WireSettings roomy = WireSettings.of(profile, 4, folder).withClock(time);
            return published ? roomy.withPublishedLimits() : roomy.withLimitsTimes(10_000);
        }

        List<String> symbols() {
            return lead.listings().stream().map(listing -> listing.symbol()).toList();
        }
    }

    Storm(World world, boolean published, Budget leadBudget, Budget hedgeBudget) {
        this.world = world;
        this.published = published;
        this.begun = world.time().instant();
        String publicKey = SigningKey.parse(LEAD_SCALAR.getBytes(US_ASCII)).publicKey();
        lighter = LighterServer.start(
                world.wire(world.lead(), published), LighterServer.TESTNET, List.of(LighterKey.of(0, 3, publicKey)));
        x10 = X10Server.start(world.wire(world.hedge(), published), X10Key.ofPrivate("our-key", HEDGE_SCALAR));
        BookWords words =
                Lighter.bookWords(symbol -> Integer.toString(world.symbols().indexOf(symbol)));
        lead = streamed(lead(leadBudget), words, lighter.webSocket().toString());
        hedge = streamed(hedge(hedgeBudget), X10.bookWords(), x10.webSocket() + "/stream.extended.exchange/v1");
        connect(lead);
        connect(hedge);
        List<Venue> urgent = seen(Urgency.EXIT);
        List<Venue> looking = seen(Urgency.RECONCILE);
        watch = new TickWatch(new Venues(looking), world.time(), world.tick());
        ports = TradePorts.over(
                        urgent,
                        looking,
                        Map.of(lead.name(), lead.orders(), hedge.name(), hedge.orders()),
                        world.books(),
                        new HaltBoard(new MemoryHalts(LedgerMode.PAPER), Optional.empty(), world.time()),
                        limits(world.symbols()),
                        world.time(),
                        world.tick())
                .ports();
    }

    /** Lets the trade begin, or begin again from the ledger. */
    CarryProcess run(CarryTerms terms, boolean again) {
        var timeline = new VirtualTimeline(world.time(), (phase, card) -> {});
        var process = new CarryProcess(terms, again, patient(), timeline);
        processes.add(process);
        tasks.add(world.time().spawn(terms.trade(), () -> ends.add(process.run())));
        return process;
    }

    /** Lets time pass until every book is there. */
    void gather() {
        hear(() -> books().allMatch(
                        books -> world.symbols().stream().allMatch(symbol -> books.state(symbol) == State.IN_STEP)));
        world.time().run();
    }

    /** The worker dies when the time has passed; whatever happens until then happens. */
    void runFor(Duration length) {
        world.time().at(world.time().instant().plus(length), () -> {
            watch.end();
            ended = true;
            tasks.forEach(world.time()::kill);
        });
        hear(() -> ended);
        world.time().run();
    }

    /**
     * Pushes come by the machine's time, however far the time here jumps: now and then it waits for them. Against published
     * limits it also waits for the machine, since what keeps a line trusted beats by that.
     */
    private void hear(BooleanSupplier enough) {
        if (enough.getAsBoolean()) return;
        int waits = 0;
        do LockSupport.parkNanos(PUSHES_ARRIVE.toNanos());
        while (!isPushed() && ++waits < MOST_WAITS);
        if (published) LockSupport.parkNanos(ahead());
        world.time().at(world.time().instant().plus(world.move()), () -> hear(enough));
    }

    private long ahead() {
        long here = Duration.between(begun, world.time().instant()).toNanos();
        return here - (System.nanoTime() - begunNanos);
    }

    List<CarryResult> ends() {
        return ends;
    }

    TickWatch watch() {
        return watch;
    }

    @Override
    public void close() {
        lead.close();
        hedge.close();
        lighter.close();
        x10.close();
    }

    private OpenVenue lead(Budget budget) {
        var key = new ApiKey("0/3", LEAD_SCALAR.getBytes(US_ASCII));
        VenueSettings settings =
                VenueSettings.of("lighter", lighter.http(), lighter.webSocket(), key, world.time(), world.symbols());
        return Lighter.open(
                LighterSettings.of(settings.with(budget), world.numbers()).onTestnet());
    }

    private OpenVenue hedge(Budget budget) {
        var key = new ApiKey("our-key", ("0x" + HEDGE_SCALAR.toString(16)).getBytes(US_ASCII));
        VenueSettings settings =
                VenueSettings.of("x10", x10.http(), x10.webSocket(), key, world.time(), world.symbols());
        return X10.open(X10Settings.of(settings.with(budget)).onTestnet());
    }

    private StreamedBooks books(String venue, BookWords words, String base) {
        var wire = BookKeeper.Wire.of(path -> new Request.Builder()
                .url(base + path)
                .header("User-Agent", "a storm") // without one X10 lets nobody in
                .build());
        LongSupplier nanos = () -> TimeUnit.MILLISECONDS.toNanos(world.time().millis());
        return new StreamedBooks(venue, words, wire, nanos, new Random(1));
    }

    private Instant lastMove() {
        long move = world.move().toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(world.time().millis(), move) * move);
    }

    /** Whether what moved at the venues until now was heard; a market may happen not to move. */
    private boolean isPushed() {
        return books().allMatch(books -> {
            List<String> inStep = world.symbols().stream()
                    .filter(symbol -> books.state(symbol) == State.IN_STEP)
                    .toList();
            long old = inStep.stream()
                    .flatMap(symbol -> books.touch(symbol).stream())
                    .filter(touch -> touch.venueTime().isBefore(lastMove()))
                    .count();
            boolean awaits = world.symbols().stream().anyMatch(symbol -> books.state(symbol) == State.SYNCING);
            return !awaits && old * STILL <= inStep.size();
        });
    }

    private Stream<BookStream> books() {
        return Stream.of(lead.books(), hedge.books());
    }

    /** How often a client said more on its lines than Lighter hears. */
    int refusedOnLines() {
        return lighter.refusedOnLines();
    }

    private OpenVenue streamed(OpenVenue read, BookWords words, String base) {
        var onTime = new OnTime(read, books(read.name(), words, base));
        return new StreamedVenue(onTime, world.symbols(), world.time());
    }

    private List<Venue> seen(Urgency urgency) {
        return List.of(lead.venue(urgency), hedge.venue(urgency));
    }

    private static void connect(OpenVenue venue) {
        AccountStream stream = venue.stream();
        stream.connect(new AccountStream.Listener() {
            @Override
            public void changed(String symbol) {} // who looks at every tick need not be woken

            @Override
            public void missed() {}
        });
        await(stream::isLive);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not live within half a minute");
            Thread.onSpinWait();
        }
    }

    private static GateLimits limits(List<String> symbols) {
        GateLimits.Band most = new GateLimits.Band(MOST, MOST);
        return new GateLimits(
                List.of("lighter", "x10"),
                symbols,
                new GateLimits.Size(Map.of(), Usd.of("100000"), new BigDecimal("0.05")),
                new GateLimits.Pace(1_000, 1_200, 20, Duration.ofMinutes(1)),
                new GateLimits.Exposures(most, most, most),
                Usd.of("1000000"),
                Duration.ofSeconds(5));
    }

    /** Every call is made again until it is answered, as the engine does. */
    private Ports patient() {
        return new Ports(
                port(Execution.class, ports.execution()),
                port(Watch.class, watch),
                port(Market.class, ports.market()),
                port(Accounts.class, ports.accounts()),
                port(Ledger.class, ports.ledger()),
                port(Alerts.class, ports.alerts()));
    }

    private <P> P port(Class<P> type, P real) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answered(real, method, args));
        return type.cast(proxy);
    }

    private @Nullable Object answered(Object real, Method method, Object[] args) throws Throwable {
        Duration pause = FIRST_RETRY;
        while (true) {
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof Trouble)) throw e.getCause();
                world.time().sleep(pause);
                if (pause.compareTo(LAST_RETRY) < 0) pause = pause.multipliedBy(2);
            }
        }
    }
}
