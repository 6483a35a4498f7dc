package evenkeel.activities.ledger;

import evenkeel.config.places.LedgerPlace;
import java.util.Optional;

/**
 * How a process comes to its ledger.
 *
 * @param migrator who may change tables; when absent the user itself does, and nothing keeps a stolen login from it
 * @param by what the audit says of this process
 */
public record LedgerAccess(String url, LedgerLogin user, Optional<LedgerLogin> migrator, Provenance by) {
    public static LedgerAccess of(LedgerPlace place) {
        return of(place.url(), login(place)).migratedBy(place.migrator().map(LedgerAccess::login));
    }

    public static LedgerAccess of(String url, LedgerLogin user) {
        return new LedgerAccess(url, user, Optional.empty(), Provenance.UNKNOWN);
    }

    private static LedgerLogin login(LedgerPlace place) {
        return new LedgerLogin(place.user(), place.passwordText());
    }

    public LedgerAccess migratedBy(Optional<LedgerLogin> migrator) {
        return new LedgerAccess(url, user, migrator, by);
    }

    public LedgerAccess runBy(Provenance process) {
        return new LedgerAccess(url, user, migrator, process);
    }
}
