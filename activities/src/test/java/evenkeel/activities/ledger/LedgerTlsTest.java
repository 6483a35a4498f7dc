package evenkeel.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.activities.tls.Authority;
import evenkeel.activities.tls.Authority.Issued;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that takes nobody in the clear and nobody without a password; its certificate says {@code localhost}. */
class LedgerTlsTest {
    private static final String WORDS = "words of the ledger";

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres server;
    private static Authority ours;

    @BeforeAll
    static void start() throws Exception {
        ours = new Authority(folder, "ours");
        Issued certificate = ours.issue("localhost");
        server = LedgerServer.start(LedgerServer.durable()
                .setDataDirectory(folder.resolve("data"))
                .setServerConfig("ssl", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("ssl_cert_file", certificate.certificate().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString()));
        takeOnlyTls();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void S18_the_right_name_of_the_right_authority_is_connected_by_tls_and_scram() {
        try (LedgerDatabase ledger = LedgerDatabase.open(access("localhost", Optional.of(ours.root()), WORDS))) {
            var session = JdbcClient.create(ledger.dataSource())
                    .sql("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                    .query()
                    .singleRow();

            assertThat(session.get("ssl")).isEqualTo(true);
            assertThat(session.get("version")).isIn("TLSv1.2", "TLSv1.3");
        }
    }

    @Test
    void S18_a_server_that_wants_tls_takes_nobody_in_the_clear() {
        SQLException refusal = catchThrowableOfType(
                SQLException.class,
                () -> DriverManager.getConnection(url("localhost") + "?sslmode=disable", "keeper", WORDS)
                        .close());

        assertThat(refusal.getMessage()).contains("no encryption");
    }

    @Test
    void S18_a_server_of_another_name_is_refused() {
        assertThat(refused(access("127.0.0.1", Optional.of(ours.root()), WORDS)))
                .contains("127.0.0.1")
                .containsIgnoringCase("hostname");
    }

    @Test
    void S18_a_server_of_another_authority_is_refused() {
        Path theirs = new Authority(folder, "theirs").root();

        assertThat(refused(access("localhost", Optional.of(theirs), WORDS))).contains("PKIX path");
    }

    @Test
    void S18_a_server_without_tls_is_refused_where_tls_is_asked_for() throws IOException {
        try (EmbeddedPostgres clear = LedgerServer.start(LedgerServer.durable())) {
            LedgerAccess access = LedgerAccess.of(
                            "jdbc:postgresql://localhost:" + clear.getPort() + "/postgres",
                            new LedgerLogin("postgres", ""))
                    .trusting(Optional.of(ours.root()));

            assertThat(refused(access)).contains("does not support SSL");
        }
    }

    @Test
    void S18_a_wrong_password_is_refused() {
        assertThat(refused(access("localhost", Optional.of(ours.root()), "guessed")))
                .contains("password authentication failed");
    }

    private static String refused(LedgerAccess access) {
        Trouble trouble = catchThrowableOfType(
                Trouble.class, () -> LedgerDatabase.open(access).close());

        assertThat(trouble.code()).isEqualTo(Code.DB_UNREACHABLE);
        return String.valueOf(trouble.getMessage());
    }

    private static LedgerAccess access(String host, Optional<Path> root, String words) {
        return LedgerAccess.of(url(host), new LedgerLogin("keeper", words)).trusting(root);
    }

    private static String url(String host) {
        return "jdbc:postgresql://" + host + ":" + server.getPort() + "/kept";
    }

    /** The library starts its server trusting everybody; from here on it trusts nobody. */
    private static void takeOnlyTls() throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE ROLE keeper LOGIN PASSWORD '" + WORDS + "'");
            sql.execute("CREATE DATABASE kept OWNER keeper");
            Files.write(folder.resolve("data/pg_hba.conf"), List.of("hostssl all all all scram-sha-256"));
            sql.execute("SELECT pg_reload_conf()");
        }
        for (int i = 0; i < 50 && takesAnybody(); i++) Thread.sleep(100);
    }

    private static boolean takesAnybody() {
        try (Connection connection = DriverManager.getConnection(url("localhost"), "keeper", "guessed")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
