package evenkeel.config.places;

import evenkeel.config.secret.Secret;
import evenkeel.config.start.Checks;
import evenkeel.domain.venue.VenueAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ledger's database, with the password that was read from its file. On another machine it must prove who it is (S18). */
public final class LedgerPlace {
    /** Without parameters: they could turn off what is checked here, name another host, or hold a password. */
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^/?#@\\s]+)/[^/?#\\s]+");

    private final String url;
    private final Optional<Path> rootCertificate;
    private final String user;
    private final Secret password;
    private final Optional<LedgerPlace> migrator;
    private final Optional<LedgerDisk> disk;

    private LedgerPlace(
            String url,
            Optional<Path> rootCertificate,
            String user,
            Secret password,
            Optional<LedgerPlace> migrator,
            Optional<LedgerDisk> disk) {
        this.url = url;
        this.rootCertificate = rootCertificate;
        this.user = user;
        this.password = password;
        this.migrator = migrator;
        this.disk = disk;
    }

    /** The keys as they are written. */
    public record Written(
            @Nullable String url,
            @Nullable String rootCertificate,
            @Nullable String user,
            @Nullable String passwordFile,
            @Nullable Migrator migrator,
            LedgerDisk.@Nullable Written disk) {}

    /** Who brings the tables up to date; nobody of its own means that the user does. */
    public record Migrator(@Nullable String user, @Nullable String passwordFile) {}

    public static LedgerPlace read(@Nullable Written written, Checks above) {
        Checks checks = above.below("ledger");
        Written keys = Objects.requireNonNullElse(written, new Written(null, null, null, null, null, null));
        String url = checks.text(
                "url",
                keys.url(),
                address -> URL.matcher(address).matches(),
                "give the ledger's address without parameters, such as jdbc:postgresql://127.0.0.1:5432/evenkeel");
        Optional<Path> root = checks.file("root_certificate", keys.rootCertificate());
        if (keys.rootCertificate() == null && isElsewhere(url)) {
            checks.wrong(
                    "root_certificate",
                    "",
                    "a ledger on another machine is reached by TLS only: name the file with its authority's certificate");
        }
        Optional<LedgerPlace> migrator = Optional.ofNullable(keys.migrator())
                .map(of -> read(
                        url,
                        root,
                        of.user(),
                        of.passwordFile(),
                        Optional.empty(),
                        Optional.empty(),
                        checks.below("migrator")));
        Optional<LedgerDisk> disk = LedgerDisk.read(keys.disk(), checks);
        return read(url, root, keys.user(), keys.passwordFile(), migrator, disk, checks);
    }

    /** Whether one of its hosts may not be this machine. */
    private static boolean isElsewhere(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches()
                && !Stream.of(parts.group(1).split(",", -1))
                        .map(host -> host.replaceFirst(":\\d+$", ""))
                        .allMatch(VenueAddress::isHere);
    }

    private static LedgerPlace read(
            String url,
            Optional<Path> rootCertificate,
            @Nullable String user,
            @Nullable String passwordFile,
            Optional<LedgerPlace> migrator,
            Optional<LedgerDisk> disk,
            Checks checks) {
        return new LedgerPlace(
                url,
                rootCertificate,
                checks.text("user", user, "give the database user"),
                checks.secret("password_file", passwordFile),
                migrator,
                disk);
    }

    public String url() {
        return url;
    }

    /** Whose word is taken for the server's name; nobody's only where the server is on this machine. */
    public Optional<Path> rootCertificate() {
        return rootCertificate;
    }

    public String user() {
        return user;
    }

    /** The same database as the one who may change its tables sees it. */
    public Optional<LedgerPlace> migrator() {
        return migrator;
    }

    /** Empty when nobody here can see it. */
    public Optional<LedgerDisk> disk() {
        return disk;
    }

    /** A copy, for the one who connects. */
    public String passwordText() {
        return new String(password.copy(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
