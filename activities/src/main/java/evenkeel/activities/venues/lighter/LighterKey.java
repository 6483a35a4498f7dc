package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.signing.SigningKey;
import evenkeel.activities.venues.lighter.signing.Transaction.Signer;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.Set;

/**
 * Whose key it is and which of its keys. Our key's id says both, {@code 65/3}; the account may be left to the settings,
 * {@code none/3}. Account 0 is an account like any other.
 */
record LighterKey(Signer signer, SigningKey key) {
    private static final Set<String> ABSENT = Set.of("", "none", "null");
    private static final String ACCOUNT = "\\d{1,15}";

    /** In doubt where ours begin; the first belong to the venue's own pages. */
    private static final int FIRST = 2;

    private static final int LAST = 254;

    static LighterKey of(VenueSettings settings) {
        String id = settings.key().id();
        int slash = id.indexOf('/');
        String index = id.substring(slash + 1);
        if (slash < 0
                || !index.matches("\\d{1,3}")
                || Integer.parseInt(index) < FIRST
                || Integer.parseInt(index) > LAST) {
            throw new Trouble(Code.VEN_KEY, settings.venue() + ": a key is named account/index, such as 65/3");
        }
        String account = account(settings, id.substring(0, slash));
        try {
            return new LighterKey(
                    new Signer(Long.parseLong(account), Integer.parseInt(index)),
                    settings.key().signing(SigningKey::parse));
        } catch (IllegalArgumentException e) {
            throw new Trouble(Code.VEN_KEY, settings.venue() + ": " + e.getMessage(), e);
        }
    }

    /** As the key says, or the settings; never a guess. */
    private static String account(VenueSettings settings, String named) {
        if (!ABSENT.contains(named) && named.matches(ACCOUNT)) {
            settings.account().verifyAccount(settings.venue(), named);
            return named;
        }
        return settings.account()
                .account()
                .filter(expected -> ABSENT.contains(named) && expected.matches(ACCOUNT))
                .orElseThrow(() -> new Trouble(
                        Code.VEN_ACCOUNT, settings.venue() + ": neither the key nor the settings name an account"));
    }

    String account() {
        return Long.toString(signer.account());
    }
}
