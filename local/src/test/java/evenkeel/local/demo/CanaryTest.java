package evenkeel.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import evenkeel.activities.engine.EngineLink;
import evenkeel.activities.ledger.LedgerRoles;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.config.boot.WrittenKeys;
import evenkeel.config.carry.CarryFile;
import evenkeel.config.places.EnginePlace;
import evenkeel.config.start.Checks;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.guard.settings.GuardKeys;
import evenkeel.guard.settings.GuardSettings;
import evenkeel.starter.settings.StarterKeys;
import evenkeel.starter.settings.StarterSettings;
import evenkeel.workers.settings.WorkerKeys;
import evenkeel.workers.settings.WorkerSettings;
import evenkeel.workflows.durable.WorkflowIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** I38: a whole trade and a refused signature; afterwards no secret is anywhere but in its file. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CanaryTest {
    private static final Duration HOUR = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> WORDS =
            List.of("postgres.app", "postgres.migrator", "postgres.superuser", "token");
    private static final String WRONG_WORDS = "canary0wrong0words0that0no0venue0knows";

    @TempDir
    private static Path temporary;

    private static Path data;

    private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    private static @Nullable WholeHouse house;
    private static @Nullable FileAppender<ILoggingEvent> log;
    private static final List<Canary> CANARIES = new ArrayList<>();
    private static final Map<String, byte[]> HISTORIES = new LinkedHashMap<>();

    @BeforeAll
    static void trade() throws Exception {
        PrintStream heard = new PrintStream(SAID, true, StandardCharsets.UTF_8);
        System.setOut(heard);
        System.setErr(heard);
        data = temporary.resolve("data");
        System.setProperty("evenkeel.log", temporary.resolve("start.log").toString());
        WholeHouse open = WholeHouse.embedded(data, HOUR, 5, DemoSettings.Guarding.PATIENT);
        house = open;
        log = writeLogTo(temporary.resolve("host.log")); // Spring has taken away what was there before
        secrets(open.settings()).forEach((name, words) -> CANARIES.add(Canary.of(name, words)));
        CarryTerms terms =
                WholeHouse.await("a trade", PATIENCE, open::openTrade).terms();
        haveASignatureRefused(open.settings());
        WholeHouse.await(
                "its end",
                PATIENCE,
                () -> open.books()
                        .trade(terms.trade())
                        .filter(trade -> trade.status().isFinal()));
        open.pauseScan();
        assertThat(open.books().trade(terms.trade()).map(TradeRecord::status)).contains(TradeStatus.CLOSED);
        keepHistory(open.engine().address(), terms);
    }

    @AfterAll
    static void close() {
        System.setOut(OUT);
        System.setErr(ERR);
        System.clearProperty("evenkeel.log");
        if (house != null) house.close();
        if (log == null) return;
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
        log.stop();
    }

    @Test
    @Order(1)
    void S4_no_secret_is_in_logs_histories_tables_threads_or_settings() throws Exception {
        assertThat(CANARIES).hasSize(9);
        assertThat(Files.readString(data.resolve("log/wrong.log"))).contains("VEN-007");

        assertThat(seenInFiles()).isEmpty();
        assertThat(seenInTables()).isEmpty();
        assertThat(seenIn(HISTORIES)).isEmpty();
        assertThat(seenIn(Map.of("stdout", SAID.toByteArray()))).isEmpty();
        assertThat(seenIn(threads())).isEmpty();
        assertThat(seenIn(settings())).isEmpty();
    }

    /** The second run over the same places: it would see what the first did not. */
    @Test
    @Order(2)
    void S4_a_planted_secret_is_seen_in_a_log_and_in_a_table() throws Exception {
        Map<String, String> secrets = secrets(house().settings());
        String worker = String.valueOf(secrets.get("worker key"));
        String guard = String.valueOf(secrets.get("guard key"));

        LoggerFactory.getLogger("evenkeel").warn("planted {}", base64("id:" + worker));
        try (Connection owner = owner();
                var insert = owner.prepareStatement("INSERT INTO config_version (sha256, content, first_seen_at)"
                        + " SELECT encode(sha256(convert_to(text, 'UTF8')), 'hex'), text, now()"
                        + " FROM (SELECT ?::text) AS planted (text)")) {
            insert.setString(1, "planted " + guard);
            insert.executeUpdate();
        }

        assertThat(seenInFiles()).anyMatch(seen -> seen.startsWith("host.log: worker key"));
        assertThat(seenInTables()).containsExactly("config_version: guard key");
    }

    private static Map<String, String> secrets(DemoSettings settings) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        DemoVenues venues = settings.venues();
        all.put("worker key", venues.lead().worker().key().words());
        all.put("worker key at the other venue", venues.hedge().worker().key().words());
        all.put("guard key", venues.lead().guard().key().words());
        all.put("guard key at the other venue", venues.hedge().guard().key().words());
        all.put("wrong key", WRONG_WORDS);
        for (String file : WORDS) {
            all.put(file, Files.readString(data.resolve(file)).strip());
        }
        return all;
    }

    /** The right id with the wrong words, so that the venue itself refuses what is signed with them. */
    private static void haveASignatureRefused(DemoSettings settings) throws IOException {
        VenueKey right = settings.venues().lead().worker();
        Path key = Files.writeString(data.resolve("run/wrong.key"), right.key().key() + ":" + WRONG_WORDS);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
        Path wrong = Files.writeString(
                data.resolve("run/wrong.yaml"),
                Files.readString(data.resolve("run/worker.yaml"))
                        .replace(right.file().toString(), key.toString()));
        try (ChildProcess worker = ChildProcess.worker(wrong, data.resolve("log/wrong.log"))) {
            WholeHouse.await(
                    "a worker with a wrong key to end",
                    PATIENCE,
                    () -> worker.isAlive() ? Optional.empty() : Optional.of(true));
        }
    }

    /** As JSON, and as it travels: there the payloads are plain. */
    private static void keepHistory(String address, CarryTerms terms) {
        String id = WorkflowIds.carry(
                terms.symbol(), terms.lead().venue(), terms.hedge().venue());
        try (EngineLink link = EngineLink.connect(EnginePlace.here(address), "test", Duration.ofSeconds(20))) {
            var history = link.client().fetchHistory(id);
            HISTORIES.put(id + " as JSON", history.toJson(true).getBytes(StandardCharsets.UTF_8));
            HISTORIES.put(id + " as it travels", history.getHistory().toByteArray());
        }
    }

    /** The database writes on meanwhile: a file of its own may have gone, every other one must be readable. */
    private static List<String> seenInFiles() throws IOException {
        List<String> seen = new ArrayList<>();
        Files.walkFileTree(temporary, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!mayHoldNone(file)) return FileVisitResult.CONTINUE;
                try {
                    for (String name : Canary.seenIn(Files.readAllBytes(file), CANARIES)) {
                        seen.add(file.getFileName() + ": " + name);
                    }
                    return FileVisitResult.CONTINUE;
                } catch (NoSuchFileException gone) {
                    return visitFileFailed(file, gone);
                }
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                boolean itsOwn = file.startsWith(data.resolve("postgres"));
                if (itsOwn && failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw failure;
            }
        });
        return seen;
    }

    /** All but the files whose whole content is one secret. */
    private static boolean mayHoldNone(Path file) {
        boolean key = file.startsWith(data.resolve("run")) && file.toString().endsWith(".key");
        boolean words = WORDS.stream().map(data::resolve).anyMatch(file::equals);
        return !key && !words;
    }

    private static List<String> seenInTables() throws SQLException, IOException {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        try (Connection owner = owner()) {
            for (String table : tables(owner)) {
                var rows = new ByteArrayOutputStream();
                owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (SELECT * FROM " + table + ") TO STDOUT", rows);
                tables.put(table, rows.toByteArray());
            }
        }
        assertThat(tables).hasSizeGreaterThan(20).containsKeys("order_intent", "audit");
        return seenIn(tables);
    }

    private static List<String> tables(Connection owner) throws SQLException {
        try (var query = owner.prepareStatement("""
                        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'p', 'm', 'v') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                        AND n.nspname NOT LIKE 'pg_toast%' ORDER BY 1
                        """);
                var answer = query.executeQuery()) {
            List<String> tables = new ArrayList<>();
            while (answer.next()) tables.add(answer.getString(1));
            return tables;
        }
    }

    private static Connection owner() throws SQLException {
        var ledger = house().settings().ledger();
        Connection connection =
                DriverManager.getConnection(ledger.jdbcUrl(), ledger.migrator(), ledger.migratorPassword());
        try (var sql = connection.createStatement()) {
            sql.execute("SET ROLE " + LedgerRoles.OWNER);
        }
        return connection;
    }

    /** Of this JVM, with the starter in it, and of the worker's. */
    private static Map<String, byte[]> threads() throws IOException {
        var here = Arrays.toString(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true));
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process there = new ProcessBuilder(jcmd, String.valueOf(house().workerPid()), "Thread.print", "-e")
                .redirectErrorStream(true)
                .start();
        byte[] dump = there.getInputStream().readAllBytes();
        assertThat(new String(dump, StandardCharsets.UTF_8)).contains("Full thread dump");
        return Map.of("threads here", here.getBytes(StandardCharsets.UTF_8), "threads there", dump);
    }

    private static Map<String, byte[]> settings() throws IOException {
        Checks checks = Checks.of(WrittenKeys.PREFIX);
        var worker = WrittenKeys.bind(environment("worker"), WorkerKeys.class, checks);
        var starter = WrittenKeys.bind(environment("starter"), StarterKeys.class, checks);
        var guard = WrittenKeys.bind(environment("guard"), GuardKeys.class, checks);
        String all = String.join(
                "\n",
                worker.toString(),
                starter.toString(),
                guard.toString(),
                WorkerSettings.read(worker, CarryFile.NONE, checks).toString(),
                StarterSettings.read(starter, CarryFile.NONE, checks).toString(),
                GuardSettings.read(guard, checks).toString(),
                house().settings().toString());
        checks.pass();
        return Map.of("settings", all.getBytes(StandardCharsets.UTF_8));
    }

    private static StandardEnvironment environment(String process) throws IOException {
        var file = new FileSystemResource(data.resolve("run/" + process + ".yaml"));
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader().load(process, file).forEach(environment.getPropertySources()::addFirst);
        return environment;
    }

    private static List<String> seenIn(Map<String, byte[]> places) {
        return places.entrySet().stream()
                .flatMap(place ->
                        Canary.seenIn(place.getValue(), CANARIES).stream().map(name -> place.getKey() + ": " + name))
                .toList();
    }

    private static FileAppender<ILoggingEvent> writeLogTo(Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern("%d %level %logger %mdc %msg%n%ex");
        lines.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(lines);
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        context.getLogger("evenkeel").setLevel(Level.DEBUG);
        return appender;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static WholeHouse house() {
        return Objects.requireNonNull(house);
    }
}
