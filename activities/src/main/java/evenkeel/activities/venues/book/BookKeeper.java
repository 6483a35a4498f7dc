package evenkeel.activities.venues.book;

import evenkeel.activities.venues.BookStream.State;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.Touch;
import evenkeel.activities.venues.stream.SocketLoop;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The books of one connection. It says what is wanted, gives each frame to its book, and looks after those that are lost
 * or stand still. It knows no socket: whoever has a recorded session can let it hear that.
 */
public final class BookKeeper implements SocketLoop.Script {
    private static final Logger LOG = LoggerFactory.getLogger(BookKeeper.class);

    /** Books stand still for as many times as long as one may before the line itself is given up. */
    private static final int DEAD_LINE = 3;

    private static final int SHOWN = 200;

    private final BookWords words;
    private final BookTerms terms;
    private final Wire wire;
    private final Consumer<String> moved;
    private final LongSupplier nanos;
    private final RandomGenerator dice;
    private final Pace pace;
    private final Map<String, LocalBook> books = new ConcurrentHashMap<>();
    private final Set<String> unasked = new LinkedHashSet<>();
    private final Set<String> urgent = new LinkedHashSet<>();
    private final Update heard = new Update();
    private final Update fetched = new Update();
    private volatile SocketLoop.@Nullable Line line;
    private volatile long dataNanos;
    private long pingNanos;

    /** Where a venue is. */
    public interface Wire {
        /** The address below the base of the venue's streams. */
        Request dial(String path);

        /** The snapshot of a market as the venue words it; only asked where snapshots are fetched. */
        String fetch(String market);

        /** For a venue whose snapshots come with its stream. */
        static Wire of(Function<String, Request> dial) {
            return of(dial, market -> {
                throw new IllegalStateException("nothing is fetched here");
            });
        }

        static Wire of(Function<String, Request> dial, UnaryOperator<String> fetch) {
            return new Wire() {
                @Override
                public Request dial(String path) {
                    return dial.apply(path);
                }

                @Override
                public String fetch(String market) {
                    return fetch.apply(market);
                }
            };
        }
    }

    /**
     * @param moved hears of each symbol whose best prices or state are others; must be quick
     * @param nanos a clock that never goes back
     */
    public BookKeeper(BookWords words, Wire wire, Consumer<String> moved, LongSupplier nanos, RandomGenerator dice) {
        this(words, wire, moved, nanos, dice, new Pace(words.terms().asking().wordsOfAMinute(), nanos));
    }

    /** In step with other lines to the same venue. */
    BookKeeper(
            BookWords words, Wire wire, Consumer<String> moved, LongSupplier nanos, RandomGenerator dice, Pace pace) {
        this.words = words;
        this.terms = words.terms();
        this.wire = wire;
        this.moved = moved;
        this.nanos = nanos;
        this.dice = dice;
        this.pace = pace;
    }

    /** From now on exactly these. */
    public synchronized void follow(Collection<Instrument> instruments) {
        Map<String, Instrument> wanted = new LinkedHashMap<>();
        for (Instrument instrument : instruments) wanted.put(words.market(instrument.symbol()), instrument);
        List<String> gone = new ArrayList<>();
        books.forEach((market, book) -> {
            if (!book.instrument().equals(wanted.get(market))) gone.add(market);
        });
        gone.forEach(books::remove);
        List<String> fresh = new ArrayList<>();
        wanted.forEach((market, instrument) -> {
            if (books.putIfAbsent(market, new LocalBook(instrument, terms, dice)) == null) fresh.add(market);
        });
        SocketLoop.Line open = line;
        if (open == null) return;
        gone.removeIf(unasked::remove);
        gone.removeIf(urgent::remove);
        unsubscribe(open, gone);
        unasked.addAll(fresh);
        ask(open);
    }

    public State state(String symbol) {
        LocalBook book = books.get(words.market(symbol));
        return book == null ? State.CONNECTING : book.state();
    }

    public Optional<Touch> touch(String symbol) {
        LocalBook book = books.get(words.market(symbol));
        return book == null ? Optional.empty() : book.touch(nanos.getAsLong());
    }

    public Optional<Ladder> ladder(String symbol, int levels) {
        LocalBook book = books.get(words.market(symbol));
        return book == null ? Optional.empty() : book.ladder(levels, nanos.getAsLong());
    }

    /** Who has to leave at its price does not wait for its turn; whether it was asked for just now. */
    public synchronized boolean hurry(String symbol) {
        String market = words.market(symbol);
        SocketLoop.Line open = line;
        if (open == null || !unasked.remove(market)) return false;
        urgent.add(market);
        ask(open);
        return !urgent.contains(market);
    }

    @Override
    public Request dial() {
        return wire.dial(words.path(books.keySet()));
    }

    @Override
    public synchronized void opened(SocketLoop.Line opened) {
        line = opened;
        dataNanos = nanos.getAsLong();
        pingNanos = dataNanos;
        opened.live();
        unasked.addAll(books.keySet());
        ask(opened);
    }

    @Override
    public void heard(SocketLoop.Line from, String text) {
        synchronized (heard) { // a reader of the line before may not have seen yet that it is over
            if (from.equals(line)) hear(from, text);
        }
    }

    @Override
    public void beat(SocketLoop.Line open) {
        if (!open.equals(line)) return;
        long now = nanos.getAsLong();
        if (!books.isEmpty() && now - dataNanos > DEAD_LINE * terms.stale().toNanos()) {
            open.hangUp("no book moves");
            return;
        }
        if (now - pingNanos >= terms.ping().toNanos()) {
            pingNanos = now;
            words.ping().ifPresent(open::say);
        }
        for (LocalBook book : books.values()) tell(book, book.look(now));
        askAgain(open, now);
        ask(open);
        for (Map.Entry<String, LocalBook> entry : books.entrySet()) {
            if (entry.getValue().wantsFetching(now)) fetch(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public synchronized void ended() {
        line = null;
        unasked.clear();
        urgent.clear();
        for (LocalBook book : books.values()) tell(book, book.disconnect(nanos.getAsLong()));
    }

    private void hear(SocketLoop.Line from, String text) {
        long now = nanos.getAsLong();
        try {
            words.read(text, heard);
        } catch (Trouble e) {
            // it may have been about any of them
            for (LocalBook book : books.values()) tell(book, book.lose(e.getMessage(), now));
            return;
        }
        switch (heard.saying()) {
            case SNAPSHOT, CHANGES -> {
                dataNanos = now;
                LocalBook book = books.get(heard.market());
                if (book != null) tell(book, book.take(heard, now));
            }
            case PING -> from.say(words.pong());
            case REFUSAL -> LOG.warn("a subscription is refused: {}", shown(text));
            case NOTHING -> {}
        }
    }

    /** What is lost is asked for anew, as soon as its turn comes. */
    private synchronized void askAgain(SocketLoop.Line open, long now) {
        var due = new ArrayList<String>();
        books.forEach((market, book) -> {
            if (book.isDue(now) && !urgent.contains(market)) due.add(market);
        });
        if (due.isEmpty()) return;
        if (terms.recovery() == BookTerms.Recovery.CONNECT_AGAIN) open.hangUp("a book is lost");
        else unasked.addAll(due);
    }

    /** As many as may be asked for now; the rest waits for the next beat. */
    private synchronized void ask(SocketLoop.Line open) {
        while (!urgent.isEmpty() && pace.allows(true)) subscribe(open, next(urgent));
        while (!unasked.isEmpty() && pace.allows(false)) subscribe(open, next(unasked));
    }

    private List<String> next(Set<String> markets) {
        List<String> next =
                markets.stream().limit(terms.asking().booksOfAWord()).toList();
        next.forEach(markets::remove);
        return next.stream().filter(books::containsKey).toList();
    }

    private void subscribe(SocketLoop.Line open, List<String> markets) {
        if (markets.isEmpty()) return;
        if (terms.recovery() == BookTerms.Recovery.SUBSCRIBE_AGAIN) {
            unsubscribe(open, markets.stream().filter(this::isLost).toList());
        }
        long now = nanos.getAsLong();
        for (String market : markets) {
            LocalBook book = books.get(market);
            if (book != null) tell(book, book.sync(now));
        }
        say(open, words.subscribe(markets));
    }

    private void unsubscribe(SocketLoop.Line open, List<String> markets) {
        if (!markets.isEmpty()) say(open, words.unsubscribe(markets));
    }

    private void say(SocketLoop.Line open, List<String> said) {
        pace.said(said.size());
        said.forEach(open::say);
    }

    private boolean isLost(String market) {
        LocalBook book = books.get(market);
        return book != null && book.state() == State.LOST;
    }

    private void fetch(String market, LocalBook book) {
        try {
            words.readFetched(market, wire.fetch(market), fetched);
            tell(book, book.takeFetched(fetched, nanos.getAsLong()));
        } catch (Trouble e) {
            tell(book, book.lose(e.getMessage(), nanos.getAsLong()));
        }
    }

    private void tell(LocalBook book, boolean changed) {
        if (changed) moved.accept(book.symbol());
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(SHOWN, text.length())).replaceAll("\\p{Cntrl}", " ");
    }
}
