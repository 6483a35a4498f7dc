package evenkeel.local.demo;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in a JVM of its own. It ends when this process does, however that ends. */
final class WorkerProcess implements AutoCloseable {
    private static final String MAIN = "evenkeel.workers.WorkerApplication";
    private static final long GOES_QUIETLY_SECONDS = 10;

    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    static WorkerProcess start(Path settings, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Duser.timezone=UTC", "-Djdk.serialFilter=!*", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Devenkeel.log=" + log);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        command.add("--spring.config.additional-location=" + settings.toUri());
        try {
            return new WorkerProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.PIPE) // closes with this process: start.ends_with_input
                    .start());
        } catch (IOException e) {
            throw new Trouble(Code.SYS_UNEXPECTED, "the worker cannot be started", e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As a power cut would: kill -9. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GOES_QUIETLY_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
