package evenkeel.starter.scan;

import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the venues said last of every symbol; all that is read is read at once. */
public final class MarketBoard {
    /** As many as the venues' pools have connections for; a venue's own pace is its budget's matter. */
    private static final int AT_ONCE = 200;

    private static final int TOP = 0;

    private final Pair pair;
    private final Map<String, MarketWire> markets;
    private final InstantSource clock;
    private final Map<String, SymbolSight> last = new ConcurrentHashMap<>();
    private final AtomicLong looked = new AtomicLong();
    private volatile @Nullable Instant refreshed;

    MarketBoard(Pair pair, Map<String, MarketWire> markets, InstantSource clock) {
        this.pair = pair;
        this.markets = markets;
        this.clock = clock;
        market(Exchange.LIGHTER);
        market(Exchange.X10);
    }

    /** One read, and what became of it. */
    private record Read<T>(Optional<T> value, String why) {}

    /** Reads all of them, unless that was done less than so long ago. */
    public void refresh(List<String> symbols, Duration every) {
        Instant before = refreshed;
        Instant now = clock.instant();
        if (before != null && now.isBefore(before.plus(every))) return;
        refreshed = now;
        for (int from = 0; from < symbols.size(); from += AT_ONCE) {
            read(symbols.subList(from, Math.min(from + AT_ONCE, symbols.size())), TOP)
                    .forEach(sight -> last.put(sight.symbol(), sight));
        }
    }

    /** As it was when it was read last. */
    Optional<SymbolSight> last(String symbol) {
        return Optional.ofNullable(last.get(symbol));
    }

    /** As it is now, with that many levels of both books. */
    SymbolSight fresh(String symbol, int levels) {
        SymbolSight sight = read(List.of(symbol), levels).getFirst();
        last.put(symbol, sight);
        return sight;
    }

    private List<SymbolSight> read(List<String> symbols, int levels) {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Supplier<SymbolSight>> looks = new ArrayList<>();
            for (String symbol : symbols) {
                Supplier<VenueSight> lighter = begin(symbol, market(Exchange.LIGHTER), levels, readers);
                Supplier<VenueSight> x10 = begin(symbol, market(Exchange.X10), levels, readers);
                looks.add(() -> new SymbolSight(looked.incrementAndGet(), symbol, lighter.get(), x10.get()));
            }
            return looks.stream().map(Supplier::get).toList();
        }
    }

    /** Price, funding and rules at the same time. */
    private static Supplier<VenueSight> begin(String symbol, MarketWire market, int levels, ExecutorService readers) {
        Future<Read<Quote>> quote = readers.submit(() -> tried(() -> market.quote(symbol)));
        Future<Read<Ladder>> ladder = readers.submit(
                () -> levels > TOP ? tried(() -> market.ladder(symbol, levels)) : new Read<>(Optional.empty(), ""));
        Future<Read<Funding>> funding = readers.submit(() -> tried(() -> market.funding(symbol)));
        Future<Read<MarketRules>> rules = readers.submit(() -> tried(() -> market.rules(symbol)));
        return () -> {
            var why = new ArrayList<String>();
            return new VenueSight(
                    taken(quote, why),
                    taken(ladder, why),
                    taken(funding, why),
                    taken(rules, why),
                    String.join("; ", why));
        };
    }

    /** What is not understood is not known either: one venue's nonsense is one symbol's trouble. */
    private static <T> Read<T> tried(Supplier<T> read) {
        try {
            return new Read<>(Optional.of(read.get()), "");
        } catch (Trouble | IllegalArgumentException e) {
            return new Read<>(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static <T> Optional<T> taken(Future<Read<T>> read, List<String> why) {
        try {
            Read<T> done = read.get();
            if (!done.why().isEmpty() && !why.contains(done.why())) why.add(done.why());
            return done.value();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading a market", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a market could not be read", e.getCause());
        }
    }

    private MarketWire market(Exchange part) {
        MarketWire market = markets.get(pair.venue(part));
        if (market == null) {
            throw new IllegalArgumentException("no market " + pair.venue(part) + ", known are " + markets.keySet());
        }
        return market;
    }
}
