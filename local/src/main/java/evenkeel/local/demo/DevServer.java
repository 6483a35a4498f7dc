package evenkeel.local.demo;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Temporal's own dev server as a child process, with its memory in the data folder and its Web UI on loopback. */
final class DevServer implements Engine {
    /** As in deploy/temporal/dynamicconfig.yaml, which says why. */
    private static final List<String> TUNED = List.of(
            "history.transferProcessorMaxPollRPS=2000",
            "history.transferProcessorMaxPollHostRPS=100000",
            "history.timerProcessorMaxPollRPS=2000",
            "system.enableActivityEagerExecution=true",
            "matching.numTaskqueueReadPartitions=1",
            "matching.numTaskqueueWritePartitions=1",
            "limit.maxIDLength=255");

    private static final long GOES_QUIETLY_SECONDS = 5;

    private final Process process;
    private final Path pidFile;
    private final int port;
    private final int uiPort;

    private DevServer(Process process, Path pidFile, int port, int uiPort) {
        this.process = process;
        this.pidFile = pidFile;
        this.port = port;
        this.uiPort = uiPort;
    }

    /** {@code data} keeps its database; one that a killed demo left behind on it is ended first. */
    static DevServer start(Path binary, Path data, Path log) {
        Path pidFile = data.resolve("temporal.pid");
        endLeftover(pidFile);
        int port = FreePort.any();
        int uiPort = FreePort.atOrAfter(8233);
        List<String> command = new ArrayList<>(List.of(binary.toString(), "server", "start-dev"));
        command.addAll(List.of("--ip", "127.0.0.1", "--port", "" + port, "--ui-port", "" + uiPort));
        command.addAll(List.of("--db-filename", data.resolve("temporal.db").toString(), "--log-level", "warn"));
        for (String value : TUNED) command.addAll(List.of("--dynamic-config-value", value));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Files.writeString(pidFile, process.pid() + "\n");
            return new DevServer(process, pidFile, port, uiPort);
        } catch (IOException e) {
            throw new Trouble(Code.TMP_UNREACHABLE, binary + " cannot be started", e);
        }
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String said() {
        return "Temporal: dev server, durable, Web UI " + webUi();
    }

    String webUi() {
        return "http://127.0.0.1:" + uiPort;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GOES_QUIETLY_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
            Files.deleteIfExists(pidFile);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void endLeftover(Path pidFile) {
        try {
            if (!Files.exists(pidFile)) return;
            Optional<ProcessHandle> left =
                    ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()));
            left.filter(DevServer::isOurs).ifPresent(DevServer::end);
            Files.deleteIfExists(pidFile);
        } catch (IOException | NumberFormatException e) {
            throw new Trouble(Code.SYS_FOLDER_DAMAGED, pidFile + " cannot be read", e);
        }
    }

    /** A pid is given again: only one that runs Temporal is ended. */
    private static boolean isOurs(ProcessHandle left) {
        return left.info()
                .command()
                .filter(command -> command.endsWith("temporal"))
                .isPresent();
    }

    private static void end(ProcessHandle left) {
        left.destroy();
        try {
            left.onExit().get(GOES_QUIETLY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            left.destroyForcibly();
        }
    }
}
