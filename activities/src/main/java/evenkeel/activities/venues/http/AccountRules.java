package evenkeel.activities.venues.http;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;

/**
 * What the start must find at an account (F65, ruling 21).
 *
 * @param account the venue's own name of it; empty when any will do
 * @param maxLeverage what a symbol may be set to at most: a position with more is liquidated before its hedge has paid
 * @param rights where a key's rights can be read when the venue's own address does not tell them
 */
public record AccountRules(Optional<String> account, BigDecimal maxLeverage, Optional<URI> rights) {
    public static final AccountRules ANY = new AccountRules(Optional.empty(), BigDecimal.TEN, Optional.empty());

    public void verifyAccount(String venue, String found) {
        if (account.isPresent() && !account.get().equals(found)) {
            throw new Trouble(
                    Code.VEN_OTHER_ACCOUNT, venue + ": the key is of account " + found + ", not of " + account.get());
        }
    }

    /** Isolated margin would let one leg be liquidated while the account could carry it. */
    public void verifyMargin(String venue, String what, String found, String cross) {
        if (found.equalsIgnoreCase(cross)) return;
        throw new Trouble(Code.VEN_ACCOUNT, venue + ": " + what + " is in margin mode " + found + ", we need " + cross);
    }

    public void verifyLeverage(String venue, String symbol, BigDecimal found) {
        if (found.compareTo(maxLeverage) > 0) {
            throw new Trouble(
                    Code.VEN_LEVERAGE,
                    venue + ": " + symbol + " has a leverage of " + found.toPlainString() + ", at most "
                            + maxLeverage.toPlainString());
        }
    }
}
