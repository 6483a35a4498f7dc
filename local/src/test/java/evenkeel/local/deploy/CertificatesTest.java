package evenkeel.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that runs before engine and ledger, for real where there is an openssl. */
class CertificatesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(on -> Files.isExecutable(Path.of(on, "openssl"))),
                "no openssl on the PATH");
        run();
    }

    @Test
    void every_name_is_signed_by_the_authority_and_every_key_is_for_its_owner_only() throws Exception {
        X509Certificate root = read("authority/root.crt");

        for (String name : List.of("engine/engine", "ledger/ledger", "ours/evenkeel")) {
            X509Certificate certificate = read(name + ".crt");
            certificate.verify(root.getPublicKey());
            assertThat(certificate.getSubjectAlternativeNames())
                    .containsExactly(List.of(2, name.substring(name.indexOf('/') + 1)));
            assertThat(certificate.getBasicConstraints())
                    .as("no authority itself")
                    .isEqualTo(-1);
            assertThat(Files.readString(folder.resolve(name + ".key"))).contains(" PRIVATE " + "KEY");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name + ".key"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_second_run_changes_nothing() throws Exception {
        String before = Files.readString(folder.resolve("ledger/ledger.crt"));

        assertThatCode(this::run).doesNotThrowAnyException();

        assertThat(Files.readString(folder.resolve("ledger/ledger.crt"))).isEqualTo(before);
    }

    private void run() throws IOException, InterruptedException {
        Process script = new ProcessBuilder("sh", "../deploy/certificates/make.sh", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(script.waitFor()).as(() -> "see " + folder.resolve("said")).isZero();
    }

    private X509Certificate read(String file) throws Exception {
        try (InputStream pem = Files.newInputStream(folder.resolve(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }
}
