package evenkeel.activities.ledger;

import evenkeel.config.places.LedgerPlace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a process comes to its ledger.
 *
 * @param rootCertificate whose word is taken for the server's name; without one any server is believed (S18)
 * @param migrator who may change tables; when absent the user itself does, and nothing keeps a stolen login from it
 * @param by what the audit says of this process
 */
public record LedgerAccess(
        String url, Optional<Path> rootCertificate, LedgerLogin user, Optional<LedgerLogin> migrator, Provenance by) {
    public static LedgerAccess of(String url, LedgerLogin user) {
        return new LedgerAccess(url, Optional.empty(), user, Optional.empty(), Provenance.UNKNOWN);
    }

    /** As the settings say. */
    public static LedgerAccess of(LedgerPlace place) {
        return of(place.url(), login(place))
                .trusting(place.rootCertificate())
                .migratedBy(place.migrator().map(LedgerAccess::login));
    }

    public LedgerAccess trusting(Optional<Path> rootCertificate) {
        return new LedgerAccess(url, rootCertificate, user, migrator, by);
    }

    public LedgerAccess migratedBy(Optional<LedgerLogin> migrator) {
        return new LedgerAccess(url, rootCertificate, user, migrator, by);
    }

    public LedgerAccess runBy(Provenance process) {
        return new LedgerAccess(url, rootCertificate, user, migrator, process);
    }

    /** For the driver: with a root certificate it refuses a server without TLS, of another name or of another authority. */
    String address() {
        return rootCertificate.map(this::verified).orElse(url);
    }

    private String verified(Path root) {
        String file = URLEncoder.encode(root.toString(), StandardCharsets.UTF_8);
        return url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full&sslrootcert=" + file;
    }

    private static LedgerLogin login(LedgerPlace place) {
        return new LedgerLogin(place.user(), place.passwordText());
    }
}
