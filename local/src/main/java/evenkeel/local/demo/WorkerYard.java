package evenkeel.local.demo;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one worker that runs, and the next one after it. */
final class WorkerYard implements AutoCloseable {
    private final Path settings;
    private final Path log;
    private volatile @Nullable WorkerProcess current;

    WorkerYard(Path settings, Path log) {
        this.settings = settings;
        this.log = log;
    }

    long startOne() {
        WorkerProcess started = WorkerProcess.start(settings, log);
        current = started;
        return started.pid();
    }

    /** kill -9, in the middle of whatever it does. */
    void kill() {
        WorkerProcess running = current;
        if (running == null) return;
        current = null;
        running.kill();
    }

    /** A worker that ended by itself has said why. */
    void check() {
        WorkerProcess running = current;
        if (running == null || running.isAlive()) return;
        throw new Trouble(Code.SYS_UNEXPECTED, "the worker has ended: " + lastWords() + "; its log is " + log);
    }

    @Override
    public void close() {
        WorkerProcess running = current;
        if (running != null) running.close();
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "without a word" : lines.getLast();
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }
}
