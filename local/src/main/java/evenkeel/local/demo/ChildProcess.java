package evenkeel.local.demo;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part in a JVM of its own. It ends when this process does, however that ends. */
final class ChildProcess implements AutoCloseable {
    private static final long GOES_QUIETLY_SECONDS = 10;

    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ChildProcess worker(Path settings, Path log) {
        return start("evenkeel.workers.WorkerApplication", settings, log);
    }

    static ChildProcess guard(Path settings, Path log) {
        return start("evenkeel.guard.GuardApplication", settings, log);
    }

    private static ChildProcess start(String main, Path settings, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Duser.timezone=UTC", "-Djdk.serialFilter=!*", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Devenkeel.log=" + log);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.add("--spring.config.additional-location=" + settings.toUri());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.PIPE) // closes with this process: start.ends_with_input
                    .start();
            return new ChildProcess(process, log);
        } catch (IOException e) {
            throw new Trouble(Code.SYS_UNEXPECTED, main + " cannot be started", e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** One that ended by itself has said why. */
    Trouble ended(String who) {
        return new Trouble(Code.SYS_UNEXPECTED, who + " has ended: " + lastWords() + "; its log is " + log);
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

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "without a word" : lines.getLast();
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }
}
