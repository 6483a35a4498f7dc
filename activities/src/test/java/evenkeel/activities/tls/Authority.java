package evenkeel.activities.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;

/** Somebody whose word on names is taken, or is not. */
public final class Authority {
    private final Path folder;
    private final String name;
    private final HeldCertificate own;

    public Authority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        this.own = new HeldCertificate.Builder()
                .commonName(name)
                .certificateAuthority(0)
                .build();
    }

    /** A certificate and its key in PEM, the key for its owner only. */
    public record Issued(Path certificate, Path key) {}

    public Path root() {
        return write(name + ".crt", own.certificatePem());
    }

    public Issued issue(String host) {
        return issue(host, new HeldCertificate.Builder().duration(1, TimeUnit.HOURS));
    }

    public Issued issueExpired(String host) {
        Instant longAgo = Instant.EPOCH.plus(20_000, ChronoUnit.DAYS);
        return issue(
                host,
                new HeldCertificate.Builder()
                        .validityInterval(
                                longAgo.toEpochMilli(),
                                longAgo.plus(1, ChronoUnit.DAYS).toEpochMilli()));
    }

    private Issued issue(String host, HeldCertificate.Builder builder) {
        HeldCertificate made = builder.signedBy(own)
                .commonName(host)
                .addSubjectAlternativeName(host)
                .build();
        String file = name + "-" + host;
        return new Issued(write(file + ".crt", made.certificatePem()), write(file + ".key", made.privateKeyPkcs8Pem()));
    }

    private Path write(String file, String content) {
        try {
            Path written = Files.writeString(folder.resolve(file), content);
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
