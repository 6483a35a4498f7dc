package evenkeel.config.places;

import evenkeel.config.start.Checks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ledger's database, with the password that was read from its file. */
public final class LedgerPlace {
    private final String url;
    private final String user;
    private final char[] password;

    private LedgerPlace(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password.toCharArray();
    }

    /** The keys as they are written. */
    public record Written(
            @Nullable String url,
            @Nullable String user,
            @Nullable String passwordFile) {}

    public static LedgerPlace read(@Nullable Written written, Checks above) {
        Checks checks = above.below("ledger");
        Written keys = Objects.requireNonNullElse(written, new Written(null, null, null));
        return new LedgerPlace(
                checks.text(
                        "url",
                        keys.url(),
                        url -> url.startsWith("jdbc:postgresql:"),
                        "give the ledger's address, such as jdbc:postgresql://127.0.0.1:5432/evenkeel"),
                checks.text("user", keys.user(), "give the database user"),
                checks.secret("password_file", keys.passwordFile()));
    }

    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    /** A copy, for the one who connects. */
    public String passwordText() {
        return new String(password);
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
