package evenkeel.config.places;

import evenkeel.config.secret.Secret;
import evenkeel.config.start.Checks;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger's database, with the password that was read from its file. */
public final class LedgerPlace {
    private final String url;
    private final String user;
    private final Secret password;
    private final Optional<LedgerPlace> migrator;

    private LedgerPlace(String url, String user, Secret password, Optional<LedgerPlace> migrator) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.migrator = migrator;
    }

    /** The keys as they are written. */
    public record Written(
            @Nullable String url,
            @Nullable String user,
            @Nullable String passwordFile,
            @Nullable Migrator migrator) {}

    /** Who brings the tables up to date; nobody of its own means that the user does. */
    public record Migrator(@Nullable String user, @Nullable String passwordFile) {}

    public static LedgerPlace read(@Nullable Written written, Checks above) {
        Checks checks = above.below("ledger");
        Written keys = Objects.requireNonNullElse(written, new Written(null, null, null, null));
        String url = checks.text(
                "url",
                keys.url(),
                address -> address.startsWith("jdbc:postgresql:"),
                "give the ledger's address, such as jdbc:postgresql://127.0.0.1:5432/evenkeel");
        Optional<LedgerPlace> migrator = Optional.ofNullable(keys.migrator())
                .map(of -> read(url, of.user(), of.passwordFile(), Optional.empty(), checks.below("migrator")));
        return read(url, keys.user(), keys.passwordFile(), migrator, checks);
    }

    private static LedgerPlace read(
            String url,
            @Nullable String user,
            @Nullable String passwordFile,
            Optional<LedgerPlace> migrator,
            Checks checks) {
        return new LedgerPlace(
                url,
                checks.text("user", user, "give the database user"),
                checks.secret("password_file", passwordFile),
                migrator);
    }

    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    /** The same database as the one who may change its tables sees it. */
    public Optional<LedgerPlace> migrator() {
        return migrator;
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
