package evenkeel.local.store;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One database folder and the server process on it. The server outlives whoever started it, so that it ends in its own
 * time; whoever comes next finds it by its pid file.
 */
final class PostgresServer {
    static final String SUPERUSER = "postgres";

    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 20;
    private static final long MAX_LOG_BYTES = 16L * 1024 * 1024;

    private final PostgresBinaries binaries;
    private final Path data;
    private final Path log;

    PostgresServer(PostgresBinaries binaries, Path data, Path log) {
        this.binaries = binaries;
        this.data = data;
        this.log = log;
    }

    /** Makes the database folder, under another name until it is whole. Passwords from the first moment. */
    void createIfMissing(Path passwordFile) throws IOException {
        if (Files.exists(data)) return;
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        deleteAll(fresh);
        int exit = binaries.run(
                log,
                START_SECONDS,
                "initdb",
                List.of(
                        "--pgdata=" + fresh,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--data-checksums"));
        if (exit != 0) throw DataFolder.damaged(data, "initdb failed, see " + log, null);
        Files.move(fresh, data);
    }

    /** Returns when it answers, also after a long recovery; false when it gave up. */
    boolean start(int port) throws IOException {
        trimLog();
        List<String> settings = List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=100",
                "timezone=UTC",
                "log_timezone=UTC");
        String options = String.join(
                " ", settings.stream().map(setting -> "-c " + setting).toList());
        int exit = binaries.run(
                log,
                START_SECONDS + 10,
                "pg_ctl",
                List.of(
                        "-D",
                        data.toString(),
                        "-l",
                        log.toString(),
                        "-w",
                        "-t",
                        Long.toString(START_SECONDS),
                        "-o",
                        options,
                        "start"));
        return exit == 0;
    }

    /** Ends it, cutting its connections; kills it when it does not listen. Only ever the process of this folder. */
    void stop() throws IOException {
        Optional<ProcessHandle> server = process();
        if (server.isEmpty()) return;
        int exit = binaries.run(
                log,
                STOP_SECONDS + 10,
                "pg_ctl",
                List.of("-D", data.toString(), "-m", "fast", "-w", "-t", Long.toString(STOP_SECONDS), "stop"));
        if (exit != 0) process().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The living server of this folder, whoever started it. A pid that means something else by now is not it. */
    Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    /**
     * A pid file whose process is another one by now would keep the server from starting. One whose process is gone stays:
     * by it the server notices children of its predecessor that are still writing.
     */
    void forgetForeignPid() throws IOException {
        boolean lives =
                pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isPresent();
        if (lives && process().isEmpty()) Files.delete(pidFile());
    }

    private Optional<Long> pid() {
        try {
            return Files.exists(pidFile())
                    ? Optional.of(Long.valueOf(
                            Files.readAllLines(pidFile()).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // half-written: its server died while it began
        }
    }

    private boolean isOurs(ProcessHandle process) {
        String command = process.info().command().orElse("");
        if (!command.endsWith("postgres") && !command.endsWith("postgres.exe")) return false;
        boolean named = process.info()
                .arguments()
                .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                .orElse(false);
        return named || worksHere(process);
    }

    /** The server's working directory is its database folder. */
    private boolean worksHere(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException | RuntimeException e) {
            return false; // not readable, or a system without it
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private void trimLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) Files.delete(log);
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    static Trouble unreachable(Path log) {
        return new Trouble(Code.DB_UNREACHABLE, "PostgreSQL did not start, see " + log);
    }
}
