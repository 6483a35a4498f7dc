package evenkeel.local.demo;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The one worker that runs, and the next one after it. */
final class WorkerYard implements AutoCloseable {
    private final Path settings;
    private final Path log;
    private volatile @Nullable ChildProcess current;

    WorkerYard(Path settings, Path log) {
        this.settings = settings;
        this.log = log;
    }

    long startOne() {
        ChildProcess started = ChildProcess.worker(settings, log);
        current = started;
        return started.pid();
    }

    OptionalLong pid() {
        ChildProcess running = current;
        return running == null ? OptionalLong.empty() : OptionalLong.of(running.pid());
    }

    /** kill -9, in the middle of whatever it does. */
    void kill() {
        ChildProcess running = current;
        if (running == null) return;
        current = null;
        running.kill();
    }

    /** A worker that ended by itself has said why. */
    void check() {
        ChildProcess running = current;
        if (running == null || running.isAlive()) return;
        throw running.ended("the worker");
    }

    @Override
    public void close() {
        ChildProcess running = current;
        if (running != null) running.close();
    }
}
