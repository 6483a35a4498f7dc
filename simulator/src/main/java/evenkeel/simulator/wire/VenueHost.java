package evenkeel.simulator.wire;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.simulator.exchange.Amendment;
import evenkeel.simulator.exchange.Cancellation;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.ExchangeListener;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.MarginMode;
import evenkeel.simulator.exchange.Mishap;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.Placement;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.faults.Fault;
import evenkeel.simulator.wire.faults.FaultKind;
import evenkeel.simulator.wire.faults.VenueFaults;
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
    private final VenueFaults faults;
    private final int generosity;
    private final List<ExchangeEvent> untold = new ArrayList<>();
    private final List<ExchangeListener> listeners = new ArrayList<>();
    private final List<Consumer<Exchange>> beats = new ArrayList<>();
    private final ScheduledExecutorService ticker;

    private VenueHost(CommandLog.Opened opened, WireSettings settings) {
        this.exchange = opened.exchange();
        this.commands = opened.log();
        this.clock = settings.clock();
        this.faults = new VenueFaults(settings.faults(), settings.profile().venue());
        this.generosity = settings.generosity();
        this.ticker = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name(exchange.profile().venue() + "-ticker")
                .factory());
        exchange.listen(untold::add);
    }

    public static VenueHost open(WireSettings settings) {
        return new VenueHost(CommandLog.open(settings), settings);
    }

    void start() {
        var unused = ticker.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    public ExchangeProfile profile() {
        return exchange.profile();
    }

    /** How many times the venue's own allowance a client may ask. */
    public int generosity() {
        return generosity;
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
            Mishap mishap = faults.order(order.symbol()).map(VenueHost::mishap).orElse(Mishap.NONE);
            Placement answer = exchange.place(account, order, mishap, exchange.now());
            if (answer instanceof Placement.Placed) log(new Command.Place(account, order, mishap));
            return answer;
        });
    }

    public Cancellation cancel(String account, long orderId) {
        return command(() -> {
            Cancellation answer = exchange.cancel(account, orderId, exchange.now());
            if (answer instanceof Cancellation.Cancelled) log(new Command.Cancel(account, orderId));
            return answer;
        });
    }

    /** Every open order of the account in that symbol; as they were when they ended. */
    public List<VenueOrder> cancelAll(String account, String symbol) {
        return command(() -> {
            var cancelled = new ArrayList<VenueOrder>();
            for (VenueOrder open : exchange.openOrders(account, symbol)) {
                if (exchange.cancel(account, open.id(), exchange.now()) instanceof Cancellation.Cancelled ended) {
                    log(new Command.Cancel(account, open.id()));
                    cancelled.add(ended.order());
                }
            }
            return cancelled;
        });
    }

    public Amendment amend(String account, long orderId, Quantity quantity, Price limit) {
        return command(() -> {
            Amendment answer = exchange.amend(account, orderId, quantity, limit, exchange.now());
            if (answer instanceof Amendment.Amended) log(new Command.Amend(account, orderId, quantity, limit));
            return answer;
        });
    }

    /** False where a position is open that is secured otherwise. */
    public boolean secure(String account, String symbol, MarginMode mode, int leverage) {
        return command(() -> {
            boolean done = exchange.secure(account, symbol, mode, leverage, exchange.now());
            if (done) log(new Command.Secure(account, symbol, mode, leverage));
            return done;
        });
    }

    /** What goes wrong here. */
    VenueFaults faults() {
        return faults;
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

    private static Mishap mishap(Fault fault) {
        return fault.kind() == FaultKind.REJECTED_LATER ? Mishap.REJECTED : Mishap.fillingOnly(fault.share());
    }

    private void log(Command command) {
        commands.done(command, exchange.now());
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
            if (commands.isOpen()) VenueDoings.of(faults, exchange).forEach(this::carryOut);
            for (Consumer<Exchange> beat : beats) beat.accept(exchange);
        } catch (RuntimeException e) {
            log.error("a beat of {} failed", profile().venue(), e); // the next one comes all the same
        } finally {
            lock.unlock();
        }
    }

    private void carryOut(Command command) {
        if (command.repeat(exchange, exchange.now())) log(command);
        tell();
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
