package evenkeel.simulator.wire;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.simulator.exchange.Cancellation;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.ExchangeListener;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.Placement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange at wall time, shared by all connections of its server: one caller at a time, each command in the log
 * before anyone hears of it, and five beats a second in which the market moves by itself.
 */
public final class VenueHost implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(VenueHost.class);
    private static final int BEAT_MILLIS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Exchange exchange;
    private final CommandLog commands;
    private final InstantSource clock;
    private final List<ExchangeEvent> untold = new ArrayList<>();
    private final List<ExchangeListener> listeners = new ArrayList<>();
    private final List<Consumer<Exchange>> beats = new ArrayList<>();
    private final ScheduledExecutorService ticker;

    private VenueHost(CommandLog.Opened opened, InstantSource clock) {
        this.exchange = opened.exchange();
        this.commands = opened.log();
        this.clock = clock;
        this.ticker = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name(exchange.profile().venue() + "-ticker")
                .factory());
        exchange.listen(untold::add);
    }

    public static VenueHost open(WireSettings settings) {
        return new VenueHost(CommandLog.open(settings), settings.clock());
    }

    void start() {
        var unused = ticker.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    public ExchangeProfile profile() {
        return exchange.profile();
    }

    public Instant now() {
        return clock.instant();
    }

    public Optional<Listing> listed(String venueSymbol) {
        return profile().listings().stream()
                .filter(listing -> listing.venueSymbol().equals(venueSymbol))
                .findFirst();
    }

    public Listing listing(String symbol) {
        return profile().listings().stream()
                .filter(listing -> listing.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not listed: " + symbol));
    }

    /**
     * Listeners hear of events in their order, after the command that caused them is in the log. Called before the
     * start.
     */
    public void listen(ExchangeListener listener) {
        listeners.add(listener);
    }

    /** Called five times a second, after the exchange has moved on. Called before the start. */
    public void everyBeat(Consumer<Exchange> beat) {
        beats.add(beat);
    }

    /** Asks the exchange something, as of now. */
    public <T> T look(Function<Exchange, T> question) {
        lock.lock();
        try {
            moveOn();
            return question.apply(exchange);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks the exchange something as it stands, without letting time pass: for listeners, who are in the middle of
     * it.
     */
    public <T> T peek(Function<Exchange, T> question) {
        lock.lock();
        try {
            return question.apply(exchange);
        } finally {
            lock.unlock();
        }
    }

    public Placement place(String account, NewOrder order) {
        return command(() -> {
            Placement answer = exchange.place(account, order, exchange.now());
            if (answer instanceof Placement.Placed) commands.placed(account, order, exchange.now());
            return answer;
        });
    }

    public Cancellation cancel(String account, long orderId) {
        return command(() -> {
            Cancellation answer = exchange.cancel(account, orderId, exchange.now());
            if (answer instanceof Cancellation.Cancelled) commands.cancelled(account, orderId, exchange.now());
            return answer;
        });
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        lock.lock();
        try {
            commands.close();
        } finally {
            lock.unlock();
        }
    }

    private <T> T command(Supplier<T> what) {
        lock.lock();
        try {
            if (!commands.isOpen()) throw new Trouble(Code.SYS_DISK_FULL, "the command log of this venue is closed");
            moveOn();
            T answer = what.get();
            tell();
            return answer;
        } finally {
            lock.unlock();
        }
    }

    /** Comes by itself five times a second; for who moves the clock by hand and wants to see what comes of it. */
    public void beat() {
        lock.lock();
        try {
            moveOn();
            for (Consumer<Exchange> beat : beats) beat.accept(exchange);
        } catch (RuntimeException e) {
            log.error("a beat of {} failed", profile().venue(), e); // the next one comes all the same
        } finally {
            lock.unlock();
        }
    }

    private void moveOn() {
        exchange.advanceTo(clock.instant());
        tell();
    }

    private void tell() {
        var events = List.copyOf(untold);
        untold.clear();
        for (ExchangeEvent event : events) {
            for (ExchangeListener listener : listeners) listener.happened(event);
        }
    }
}
