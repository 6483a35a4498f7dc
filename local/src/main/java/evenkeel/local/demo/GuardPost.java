package evenkeel.local.demo;

import java.nio.file.Path;

/** The guard, beside everything else: it goes on when the worker or the engine does not. */
final class GuardPost implements AutoCloseable {
    private final ChildProcess guard;

    private GuardPost(ChildProcess guard) {
        this.guard = guard;
    }

    static GuardPost open(Path settings, Path log) {
        return new GuardPost(ChildProcess.guard(settings, log));
    }

    void check() {
        if (!guard.isAlive()) throw guard.ended("the guard");
    }

    @Override
    public void close() {
        guard.close();
    }
}
