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

/** Books over real sockets: as many on a line as the venue allows, or one for each where it wants it so. */
public final class StreamedBooks implements BookStream {
    private final String venue;
    private final BookWords words;
    private final BookKeeper.Wire wire;
    private final LongSupplier nanos;
    private final RandomGenerator dice;
    private final Pace pace;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final Map<String, String> places = new ConcurrentHashMap<>();
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
        this.pace = new Pace(words.terms().asking().wordsOfAMinute(), nanos);
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
        Map<String, List<Instrument>> wantedBy = placed();
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
        return channel(symbol).map(channel -> channel.keeper().state(symbol)).orElse(State.CONNECTING);
    }

    @Override
    public Optional<Touch> touch(String symbol) {
        return live(symbol).flatMap(keeper -> keeper.touch(symbol));
    }

    @Override
    public boolean hurry(String symbol) {
        return live(symbol).filter(keeper -> keeper.hurry(symbol)).isPresent();
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
        var keeper = new BookKeeper(words, wire, open::changed, nanos, dice, pace);
        keeper.follow(instruments);
        var loop = new SocketLoop(venue + "-books-" + key, keeper, words.terms().rhythm(), nanos, dice);
        channels.put(key, new Channel(keeper, loop));
        loop.start();
    }

    /** What is wanted by its line. A symbol stays where it is; a new one goes where there is room. */
    private Map<String, List<Instrument>> placed() {
        places.keySet().retainAll(wanted.stream().map(Instrument::symbol).toList());
        Map<String, List<Instrument>> by = new LinkedHashMap<>();
        List<Instrument> fresh = new ArrayList<>();
        for (Instrument instrument : wanted) {
            String place = places.get(instrument.symbol());
            if (place == null) fresh.add(instrument);
            else by.computeIfAbsent(place, key -> new ArrayList<>()).add(instrument);
        }
        for (Instrument instrument : fresh) {
            String place = words.isAlone() ? words.market(instrument.symbol()) : withRoom(by);
            places.put(instrument.symbol(), place);
            by.computeIfAbsent(place, key -> new ArrayList<>()).add(instrument);
        }
        return by;
    }

    private String withRoom(Map<String, List<Instrument>> by) {
        int most = words.terms().asking().booksOfALine();
        int line = 1;
        while (by.getOrDefault(Integer.toString(line), List.of()).size() >= most) line++;
        return Integer.toString(line);
    }

    private Optional<Channel> channel(String symbol) {
        String place = places.get(symbol);
        return place == null ? Optional.empty() : Optional.ofNullable(channels.get(place));
    }

    /** Between the end of a line and its books' hearing of it nothing is answered either. */
    private Optional<BookKeeper> live(String symbol) {
        return channel(symbol).filter(channel -> channel.loop().isLive()).map(Channel::keeper);
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
