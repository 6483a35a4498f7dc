package evenkeel.activities.venues;

import evenkeel.domain.venue.Instrument;
import java.util.Collection;
import java.util.Optional;

/**
 * Order books of one venue, kept from what it pushes. A book that is not in step with its venue has no price: whoever
 * wants to trade on it gets nothing and has to read or to wait (F43).
 */
public interface BookStream extends AutoCloseable {
    /** Connects, and again after every loss, until closed. Called once; the listener is called from one thread. */
    void connect(Listener listener);

    /** From now on exactly these: what is new is subscribed to, what is missing is let go. */
    void follow(Collection<Instrument> instruments);

    /** How a book stands; {@link State#CONNECTING} for one that is not followed. */
    State state(String symbol);

    /** The best prices; empty unless the book is in step and both sides have one. */
    Optional<Touch> touch(String symbol);

    /**
     * Asks for this book before all others that are still to come, since somebody has to leave at its price. True when it
     * has been asked for just now, and is worth a moment's wait.
     */
    boolean hurry(String symbol);

    /** At most that many levels a side, none of which is guessed; empty unless the book is in step. */
    Optional<Ladder> ladder(String symbol, int levels);

    @Override
    void close();

    /** How a book stands to the venue's. Only one that is in step answers. */
    enum State {
        CONNECTING,
        /** Pushes come; the snapshot that they continue is awaited. */
        SYNCING,
        IN_STEP,
        /** Something is missing, and all is thrown away; a snapshot is asked for after a pause. */
        LOST
    }

    /** Who wants to know. Moves that come faster than they are taken become one: what is then read is the newest. */
    @FunctionalInterface
    interface Listener {
        /** The best prices of this symbol, or how its book stands, are no longer what they were. */
        void moved(String symbol);
    }
}
