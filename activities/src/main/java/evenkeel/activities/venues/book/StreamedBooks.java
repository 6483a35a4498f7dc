package evenkeel.activities.venues.book;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.Touch;
import evenkeel.activities.venues.stream.Hints;
import evenkeel.activities.venues.stream.SocketLoop;
import evenkeel.domain.venue.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Books over real sockets: one for all, or one for each where the venue wants it so. */
public final class StreamedBooks implements BookStream {
    private static final String ALL = "";

    private final String venue;
    private final BookWords words;
    private final BookKeeper.Wire wire;
    private final LongSupplier nanos;
    private final RandomGenerator dice;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private Collection<Instrument> wanted = List.of();
    private @Nullable Hints hints;
    private boolean closed;

    public StreamedBooks(String venue, BookWords words, BookKeeper.Wire wire) {
        this(venue, words, wire, System::nanoTime, new Random());
    }

    /** With a clock of nanoseconds that never goes back, and dice for the pauses after a loss that threads may share. */
    public StreamedBooks(
            String venue, BookWords words, BookKeeper.Wire wire, LongSupplier nanos, RandomGenerator dice) {
        this.venue = venue;
        this.words = words;
        this.wire = wire;
        this.nanos = nanos;
        this.dice = dice;
    }

    private record Channel(BookKeeper keeper, SocketLoop loop) {}

    @Override
    public synchronized void connect(Listener listener) {
        if (hints != null || closed) throw new IllegalStateException("connected already");
        hints = new Hints(venue + "-books", new Moves(listener));
        follow(wanted);
    }

    @Override
    public synchronized void follow(Collection<Instrument> instruments) {
        wanted = List.copyOf(instruments);
        Hints open = hints;
        if (open == null || closed) return;
        Map<String, List<Instrument>> wantedBy = new LinkedHashMap<>();
        for (Instrument instrument : wanted) {
            wantedBy.computeIfAbsent(channelOf(instrument.symbol()), key -> new ArrayList<>())
                    .add(instrument);
        }
        channels.forEach((key, channel) -> {
            if (!wantedBy.containsKey(key)) channel.loop().close();
        });
        channels.keySet().retainAll(wantedBy.keySet());
        wantedBy.forEach((key, theirs) -> {
            Channel known = channels.get(key);
            if (known == null) open(key, theirs, open);
            else known.keeper().follow(theirs);
        });
    }

    @Override
    public State state(String symbol) {
        Channel channel = channels.get(channelOf(symbol));
        return channel == null ? State.CONNECTING : channel.keeper().state(symbol);
    }

    @Override
    public Optional<Touch> touch(String symbol) {
        return live(symbol).flatMap(keeper -> keeper.touch(symbol));
    }

    @Override
    public Optional<Ladder> ladder(String symbol, int levels) {
        return live(symbol).flatMap(keeper -> keeper.ladder(symbol, levels));
    }

    @Override
    public synchronized void close() {
        closed = true;
        channels.values().forEach(channel -> channel.loop().close());
        channels.clear();
        if (hints != null) hints.close();
    }

    private void open(String key, List<Instrument> instruments, Hints open) {
        var keeper = new BookKeeper(words, wire, open::changed, nanos, dice);
        keeper.follow(instruments);
        String name = key.equals(ALL) ? venue + "-books" : venue + "-book-" + key;
        var loop = new SocketLoop(name, keeper, words.terms().rhythm(), nanos, dice);
        channels.put(key, new Channel(keeper, loop));
        loop.start();
    }

    private String channelOf(String symbol) {
        return words.isAlone() ? words.market(symbol) : ALL;
    }

    /** Between the end of a line and its books' hearing of it nothing is answered either. */
    private Optional<BookKeeper> live(String symbol) {
        Channel channel = channels.get(channelOf(symbol));
        return channel != null && channel.loop().isLive() ? Optional.of(channel.keeper()) : Optional.empty();
    }

    /** Too many symbols at once become all of them. */
    private final class Moves implements AccountStream.Listener {
        private final Listener listener;

        Moves(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void changed(String symbol) {
            listener.moved(symbol);
        }

        @Override
        public void missed() {
            all().forEach(listener::moved);
        }
    }

    private synchronized List<String> all() {
        return wanted.stream().map(Instrument::symbol).toList();
    }
}
