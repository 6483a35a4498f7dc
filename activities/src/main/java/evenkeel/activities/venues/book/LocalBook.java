package evenkeel.activities.venues.book;

import evenkeel.activities.venues.BookStream.State;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.Touch;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One book. It begins with a snapshot and takes each change only after the one before it; after anything else it is lost,
 * holds nothing and answers nothing until it has a snapshot again (F43).
 */
final class LocalBook {
    private static final Logger LOG = LoggerFactory.getLogger(LocalBook.class);

    /** Changes that wait for a fetched snapshot; at ten a second this is more than any fetch takes. */
    static final int MOST_WAITING = 1_000;

    private final Instrument instrument;
    private final BookTerms terms;
    private final RandomGenerator dice;
    private final Steps ticks;
    private final Steps lots;
    private final Levels bids = Levels.bids();
    private final Levels asks = Levels.asks();
    private final Deque<Update> waiting = new ArrayDeque<>();

    private State state = State.CONNECTING;
    private boolean fetched;
    private long sequence;
    private long venueMillis;
    private long heardNanos;
    private long sinceNanos;
    private long againNanos;
    private int failures;

    private long bid;
    private long bidSize;
    private long ask;
    private long askSize;

    LocalBook(Instrument instrument, BookTerms terms, RandomGenerator dice) {
        this.instrument = instrument;
        this.terms = terms;
        this.dice = dice;
        this.ticks = new Steps(instrument.tick());
        this.lots = new Steps(instrument.lot());
    }

    Instrument instrument() {
        return instrument;
    }

    String symbol() {
        return instrument.symbol();
    }

    synchronized State state() {
        return state;
    }

    /** Takes what the venue said of this book; whether it now answers otherwise. */
    synchronized boolean take(Update update, long now) {
        heardNanos = now;
        try {
            if (update.isSnapshot()) return state != State.CONNECTING && begin(update, now);
            return switch (state) {
                case CONNECTING, LOST -> false;
                case SYNCING -> fetched ? bridge(update, now) : keep(update, now);
                case IN_STEP -> follow(update, now);
            };
        } catch (Trouble | ArithmeticException e) {
            return lose(String.valueOf(e.getMessage()), now);
        }
    }

    /** Takes a snapshot that was fetched, and then what came meanwhile. */
    synchronized boolean takeFetched(Update snapshot, long now) {
        Update first = waiting.peek();
        if (state != State.SYNCING || first == null) return false; // lost or disconnected while it was fetched
        try {
            if (terms.numbering().follows(first) > snapshot.last()) { // reads lag behind: once more, a little later
                againNanos = now + terms.rhythm().pause(++failures, dice).toNanos();
                return false;
            }
            load(snapshot);
            fetched = true;
            for (Update next = waiting.poll(); next != null && state == State.SYNCING; next = waiting.poll()) {
                if (bridge(next, now)) return replay(now);
            }
            return false;
        } catch (Trouble | ArithmeticException e) {
            return lose(String.valueOf(e.getMessage()), now);
        }
    }

    /** From here on pushes come, and a snapshot is due. */
    synchronized boolean sync(long now) {
        forget();
        againNanos = now;
        return enter(State.SYNCING, now);
    }

    /** The line is gone, and with it what it would have said. */
    synchronized boolean disconnect(long now) {
        forget();
        return enter(State.CONNECTING, now);
    }

    synchronized boolean lose(String why, long now) {
        if (state == State.CONNECTING || state == State.LOST) return false;
        LOG.info("the book of {} at {} is lost: {}", symbol(), instrument.venue(), why);
        Duration wellAfter = terms.rhythm().longestPause();
        failures = state == State.IN_STEP && now - sinceNanos > wellAfter.toNanos() ? 0 : failures + 1;
        againNanos = now + terms.rhythm().pause(failures, dice).toNanos();
        forget();
        return enter(State.LOST, now);
    }

    /** Loses a book that stands still or waits too long for its snapshot. */
    synchronized boolean look(long now) {
        if (state == State.IN_STEP && now - heardNanos > terms.stale().toNanos()) return lose("nothing heard", now);
        if (state == State.SYNCING && now - sinceNanos > terms.patience().toNanos()) return lose("no snapshot", now);
        return false;
    }

    /** Whether it is time to ask for a lost book again. */
    synchronized boolean isDue(long now) {
        return state == State.LOST && now - againNanos >= 0;
    }

    /** Whether a snapshot must be fetched: only once frames come can it lie among them. */
    synchronized boolean wantsFetching(long now) {
        return state == State.SYNCING && !fetched && !waiting.isEmpty() && now - againNanos >= 0;
    }

    synchronized Optional<Touch> touch(long now) {
        if (!answers(now) || bids.isEmpty() || asks.isEmpty()) return Optional.empty();
        return Optional.of(new Touch(price(bid), quantity(bidSize), price(ask), quantity(askSize), venueTime()));
    }

    synchronized Optional<Ladder> ladder(int levels, long now) {
        if (!answers(now)) return Optional.empty();
        return Optional.of(new Ladder(top(bids, levels), top(asks, levels), venueTime()));
    }

    private boolean answers(long now) {
        return state == State.IN_STEP && now - heardNanos <= terms.stale().toNanos();
    }

    private boolean begin(Update snapshot, long now) {
        load(snapshot);
        enter(State.IN_STEP, now);
        return settle(now, true);
    }

    private void load(Update snapshot) {
        bids.clear();
        asks.clear();
        set(bids, snapshot.bidRungs(), false);
        set(asks, snapshot.askRungs(), false);
        if (terms.cut() > 0 && snapshot.bidRungs().count() >= terms.cut()) bids.endsHere();
        if (terms.cut() > 0 && snapshot.askRungs().count() >= terms.cut()) asks.endsHere();
        sequence = snapshot.last();
        venueMillis = snapshot.venueMillis();
    }

    private boolean keep(Update update, long now) {
        if (terms.recovery() != BookTerms.Recovery.FETCH) return false; // of an earlier subscription
        if (waiting.size() == MOST_WAITING) return lose("too much waits for a snapshot", now);
        waiting.add(update.copy());
        return false;
    }

    /** The snapshot lies within the first change that counts, or just before it. */
    private boolean bridge(Update update, long now) {
        if (update.last() < sequence) return false; // the snapshot has it
        if (terms.numbering().follows(update) > sequence) return lose("a gap behind the snapshot", now);
        change(update);
        enter(State.IN_STEP, now);
        return settle(now, true);
    }

    private boolean replay(long now) {
        for (Update next = waiting.poll(); next != null && state == State.IN_STEP; next = waiting.poll()) {
            follow(next, now);
        }
        return true;
    }

    private boolean follow(Update update, long now) {
        if (update.last() == sequence) return false; // the same once more
        long follows = terms.numbering().follows(update);
        if (follows != sequence) return lose("a gap: " + follows + " after " + sequence, now);
        change(update);
        return settle(now, false);
    }

    private void change(Update update) {
        set(bids, update.bidRungs(), update.isRelative());
        set(asks, update.askRungs(), update.isRelative());
        sequence = update.last();
        venueMillis = update.venueMillis();
    }

    private void set(Levels side, Rungs rungs, boolean relative) {
        for (int i = 0; i < rungs.count(); i++) {
            long price = ticks.count(rungs.price(i));
            long size = lots.count(rungs.size(i));
            if (relative) size = Math.addExact(size, side.at(price));
            if (price <= 0 || size < 0)
                throw new Trouble(Code.VEN_GARBLED, "a level of " + size + " lots at " + price + " ticks");
            side.set(price, size);
        }
    }

    /** Keeps the best prices; whether they are others than before. A book that cannot be is lost. */
    private boolean settle(long now, boolean anyway) {
        long wasBid = bid;
        long wasBidSize = bidSize;
        long wasAsk = ask;
        long wasAskSize = askSize;
        bid = bids.isEmpty() ? 0 : bids.price(0);
        bidSize = bids.isEmpty() ? 0 : bids.size(0);
        ask = asks.isEmpty() ? 0 : asks.price(0);
        askSize = asks.isEmpty() ? 0 : asks.size(0);
        if (bid >= ask && ask > 0) return lose("crossed", now);
        if (bids.isBeyondHorizon() || asks.isBeyondHorizon()) return lose("beyond what its snapshot showed", now);
        return anyway || bid != wasBid || bidSize != wasBidSize || ask != wasAsk || askSize != wasAskSize;
    }

    private void forget() {
        bids.clear();
        asks.clear();
        waiting.clear();
        fetched = false;
    }

    private boolean enter(State next, long now) {
        boolean other = state != next;
        state = next;
        sinceNanos = now;
        return other;
    }

    private Instant venueTime() {
        return Instant.ofEpochMilli(venueMillis);
    }

    private List<Ladder.Level> top(Levels side, int levels) {
        int count = Math.min(levels, side.known());
        var top = new ArrayList<Ladder.Level>(count);
        for (int i = 0; i < count; i++) top.add(new Ladder.Level(price(side.price(i)), quantity(side.size(i))));
        return top;
    }

    private Price price(long count) {
        return new Price(ticks.value(count));
    }

    private Quantity quantity(long count) {
        return new Quantity(lots.value(count));
    }
}
