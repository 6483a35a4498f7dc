package evenkeel.local.demo;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.local.store.DataFolder;
import evenkeel.local.store.EmbeddedStore;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.venues.SimulatedVenue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A real Temporal dev server or the embedded one, a real PostgreSQL, both wire servers, the starter here, worker and guard in JVMs of their own. */
final class WholeHouse implements AutoCloseable {
    static final String ACCOUNT = "main";
    static final String LEAD = DemoVenues.Pair.USUAL.lead().word();
    static final String HEDGE = DemoVenues.Pair.USUAL.hedge().word();

    private static final long LOOK_MILLIS = 50;

    private final Crew crew = new Crew();
    private final AtomicReference<@Nullable BiPredicate<String, ExchangeEvent>> trigger = new AtomicReference<>();
    private final Path data;
    private final Engine engine;
    private final DemoVenues venues;
    private final DemoSettings settings;
    private final WorkerYard yard;
    private final StarterHouse starter;

    private WholeHouse(
            DemoVenues.Pair pair,
            Path data,
            Optional<Path> temporal,
            Duration hour,
            long seed,
            DemoSettings.Hold hold,
            Optional<DemoSettings.Guarding> guarding)
            throws InterruptedException {
        DataFolder folder = crew.keep(DataFolder.open(data));
        this.data = folder.root();
        DemoFiles files = DemoFiles.in(folder);
        EngineLadder ladder = new EngineLadder(
                Map.of("PATH", temporal.map(Path::getParent).map(Path::toString).orElse("")),
                folder.root(),
                files.log("temporal"));
        var engineStarts = crew.begin(() -> ladder.start(Optional.of(temporal.isPresent() ? "dev" : "embedded")));
        var storeStarts = crew.begin(() -> EmbeddedStore.open(folder));
        venues = crew.keep(DemoVenues.start(pair, files, seed, hour));
        engine = Crew.await(engineStarts);
        EmbeddedStore store = Crew.await(storeStarts);
        settings = new DemoSettings(
                files, engine.address(), store, venues, hour, 1, hold, guarding.orElse(DemoSettings.Guarding.PATIENT));
        yard = crew.keep(new WorkerYard(settings.worker(), files.log("worker")));
        for (SimulatedVenue venue : List.of(pair.lead(), pair.hedge())) {
            venues.listen(venue.word(), event -> happened(venue.word(), event));
        }
        yard.startOne();
        if (guarding.isPresent()) crew.keep(GuardPost.open(settings.guard(), files.log("guard")));
        starter = crew.keep(StarterHouse.open(settings.starter(FreePort.any()), settings.shown()));
    }

    static WholeHouse open(Path data, Duration hour, long seed, DemoSettings.Hold hold) {
        return open(DemoVenues.Pair.USUAL, data, hour, seed, hold, Optional.empty());
    }

    static WholeHouse at(DemoVenues.Pair pair, Path data, Duration hour, long seed) {
        return open(pair, data, hour, seed, DemoSettings.Hold.SHORT, Optional.empty());
    }

    /** With a guard beside it. */
    static WholeHouse guarded(
            Path data, Duration hour, long seed, DemoSettings.Hold hold, DemoSettings.Guarding guarding) {
        return open(DemoVenues.Pair.USUAL, data, hour, seed, hold, Optional.of(guarding));
    }

    private static WholeHouse open(
            DemoVenues.Pair pair,
            Path data,
            Duration hour,
            long seed,
            DemoSettings.Hold hold,
            Optional<DemoSettings.Guarding> guarding) {
        return open(pair, data, Optional.of(temporal()), hour, seed, hold, guarding);
    }

    /** The binary of the real server. */
    static Path temporal() {
        String temporal = System.getenv("TEMPORAL_CLI");
        if (temporal != null) return Path.of(temporal);
        throw new AssertionError("TEMPORAL_CLI must name the binary that `./evenkeel stack build` made");
    }

    /** On the embedded engine, whose memory ends with this process: a test of every build. */
    static WholeHouse embedded(Path data, Duration hour, long seed, DemoSettings.Guarding guarding) {
        return open(
                DemoVenues.Pair.USUAL,
                data,
                Optional.empty(),
                hour,
                seed,
                DemoSettings.Hold.SHORT,
                Optional.of(guarding));
    }

    private static WholeHouse open(
            DemoVenues.Pair pair,
            Path data,
            Optional<Path> temporal,
            Duration hour,
            long seed,
            DemoSettings.Hold hold,
            Optional<DemoSettings.Guarding> guarding) {
        try {
            return new WholeHouse(pair, data, temporal, hour, seed, hold, guarding);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at the start", e);
        }
    }

    Books books() {
        return starter.books();
    }

    Engine engine() {
        return engine;
    }

    DemoSettings settings() {
        return settings;
    }

    long workerPid() {
        return yard.pid().orElseThrow();
    }

    /** What is inside this JVM: the starter's scan, so that nothing new begins. */
    void pauseScan() {
        starter.scan().pause();
    }

    <T> T venue(String name, Function<Exchange, T> question) {
        return venues.look(name, question);
    }

    /** Kills the worker in the middle of the first event of that kind from now on. */
    void killAt(BiPredicate<String, ExchangeEvent> moment) {
        trigger.set(moment);
    }

    boolean hasFired() {
        return trigger.get() == null;
    }

    void kill() {
        yard.kill();
    }

    void startWorker() {
        yard.startOne();
    }

    /** The engine stops in the middle of whatever it does; its callers wait and get no answer. */
    void freezeEngine() {
        signalEngine("-STOP");
    }

    void thawEngine() {
        signalEngine("-CONT");
    }

    /** The trade of now: the only one that has not ended. */
    Optional<TradeRecord> openTrade() {
        return books().openTrades().stream().findFirst();
    }

    boolean isSound(String trade) {
        PrintStream unheard = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Stage stage = new Stage(unheard, Instant.EPOCH, InstantSource.system());
        return new ResultTable(books(), starter.ledger()).print(trade, stage);
    }

    static <T> T await(String what, Duration most, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) return seen.get();
            sleep();
        }
        throw new AssertionError("waited " + most + " for " + what);
    }

    static boolean isReducing(OrderRecord order) {
        return order.intent().reduceOnly();
    }

    @Override
    public void close() {
        crew.close();
    }

    private void signalEngine(String signal) {
        try {
            String pid = Files.readString(data.resolve("temporal.pid")).strip();
            int exit = new ProcessBuilder("kill", signal, pid).start().waitFor();
            if (exit != 0) throw new IllegalStateException("kill " + signal + " " + pid + " failed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void happened(String venue, ExchangeEvent event) {
        BiPredicate<String, ExchangeEvent> moment = trigger.get();
        if (moment == null || !moment.test(venue, event)) return;
        trigger.set(null);
        yard.kill();
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
