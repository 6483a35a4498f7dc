package evenkeel.simulator.timeline;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Something that takes turns with others. */
public final class Task {
    private final Object tag;
    private volatile boolean myTurn;

    @Nullable
    Thread thread;

    @Nullable
    BooleanSupplier condition;

    long ticket;
    boolean killed;
    boolean ended;

    Task(Object tag) {
        this.tag = tag;
    }

    public Object tag() {
        return tag;
    }

    void turn() {
        Thread mine = java.util.Objects.requireNonNull(thread);
        myTurn = true;
        if (mine.getState() == Thread.State.NEW) mine.start();
        else LockSupport.unpark(mine);
    }

    void begin() {
        myTurn = false;
        check();
    }

    void awaitTurn() {
        while (!myTurn) LockSupport.park(this);
        myTurn = false;
    }

    void check() {
        if (killed) throw Crash.NOW;
    }
}
