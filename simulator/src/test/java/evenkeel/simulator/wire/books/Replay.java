package evenkeel.simulator.wire.books;

import evenkeel.activities.venues.BookStream.State;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.book.BookKeeper;
import evenkeel.activities.venues.book.BookTerms;
import evenkeel.activities.venues.book.BookTerms.Recovery;
import evenkeel.activities.venues.stream.SocketLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import okhttp3.Request;

/** A keeper that hears a recording as if over a socket, on a clock of its own. */
final class Replay {
    private static final Duration BETWEEN = Duration.ofMillis(400);

    final List<String> moved = new ArrayList<>();
    private final Recording recording;
    private final BookKeeper keeper;
    private long nanos;
    private int at = -1;
    private boolean wholeIsDue;
    private boolean hungUp;
    private Wire line = new Wire();

    /** @param lag how many steps a fetched snapshot is behind */
    Replay(Recording recording, int lag) {
        this.recording = recording;
        this.keeper = new BookKeeper(
                recording.words(),
                new BookKeeper.Wire() {
                    @Override
                    public Request dial(String path) {
                        return new Request.Builder()
                                .url("http://127.0.0.1" + path)
                                .build();
                    }

                    @Override
                    public String fetch(String market) {
                        return recording.steps().get(Math.max(0, at - lag)).whole();
                    }
                },
                moved::add,
                () -> nanos,
                new Random(1));
        keeper.follow(List.of(recording.instrument()));
    }

    /** What the keeper says, and how the venue answers a subscription: with the whole book, next. */
    private final class Wire implements SocketLoop.Line {
        @Override
        public void say(String text) {
            if (text.contains("\"subscribe\"")) wholeIsDue = true;
        }

        @Override
        public void live() {}

        @Override
        public void hangUp(String why) {
            if (terms().recovery() != Recovery.CONNECT_AGAIN) throw new AssertionError("hung up: " + why);
            hungUp = true;
        }
    }

    void connect() {
        line = new Wire();
        wholeIsDue = terms().recovery() == Recovery.CONNECT_AGAIN;
        keeper.opened(line);
    }

    void cut() {
        keeper.ended();
        wholeIsDue = false;
    }

    /** The venue goes on by a step, and says so unless that is lost. */
    void step(int next, String... instead) {
        at = next;
        if (wholeIsDue) {
            wholeIsDue = false;
            keeper.heard(line, recording.steps().get(next).whole());
        } else {
            for (String frame : instead) keeper.heard(line, frame);
        }
        nanos += BETWEEN.toNanos();
        beat();
    }

    void step(int next) {
        step(next, frame(next));
    }

    /** The venue goes on and nothing of it arrives. */
    void silently(int next) {
        at = next;
        nanos += BETWEEN.toNanos();
    }

    void pass(Duration time) {
        nanos += time.toNanos();
        beat();
    }

    /** A line that was given up is dialled anew. */
    private void beat() {
        keeper.beat(line);
        if (!hungUp) return;
        hungUp = false;
        cut();
        connect();
    }

    private BookTerms terms() {
        return recording.words().terms();
    }

    String frame(int step) {
        return recording.steps().get(step).frame();
    }

    State state() {
        return keeper.state("ETH");
    }

    Optional<Ladder> ladder() {
        return keeper.ladder("ETH", 50);
    }

    /** Whether the book, if it answers, answers what the exchange had. */
    boolean isTrue() {
        return ladder().map(ours -> same(ours, recording.steps().get(at).truth()))
                .orElse(true);
    }

    boolean isInStepAndTrue() {
        return state() == State.IN_STEP && ladder().isPresent() && isTrue();
    }

    private static boolean same(Ladder ours, Ladder theirs) {
        return ours.bids().equals(theirs.bids()) && ours.asks().equals(theirs.asks());
    }
}
