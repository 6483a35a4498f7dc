package evenkeel.config.boot;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.context.SmartLifecycle;

/** Ends this process in order when its input ends: the process that started it has gone, however that went. */
public final class ParentWatch implements SmartLifecycle {
    private final boolean wanted;

    public ParentWatch(boolean wanted) {
        this.wanted = wanted;
    }

    @Override
    public void start() {
        if (wanted) Thread.ofPlatform().name("parent").daemon().start(ParentWatch::waitForTheEnd);
    }

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
        return wanted;
    }

    /** Before the process itself: a parent may go while we wait for the ledger. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private static void waitForTheEnd() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // an input that cannot be read has ended
        }
        System.exit(0);
    }
}
